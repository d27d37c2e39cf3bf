import { allCalls, neededPermissions } from '../../bot/permissions/needed.ts';

/** Permissions that may be left out, and the consequence. */
const LEFT_OUT = [
  {
    name: 'DeviceManagementRBAC.ReadWrite.All',
    then: 'grant `DeviceManagementRBAC.Read.All` instead. Then roles can’t be assigned from Teams.',
  },
  {
    name: 'DeviceManagementManagedDevices.ReadWrite.All',
    then: 'grant `DeviceManagementManagedDevices.Read.All` instead. Then the remote actions beside it in the table fail, if Graph’s own table of permissions is right. For Intune that table is wrong in places.',
  },
  {
    name: 'DeviceManagementConfiguration.Read.All',
    then: 'the verdict uses the default numbers of [diagnosis.md](diagnosis.md#the-numbers), and says so.',
  },
  {
    name: 'DeviceManagementApps.Read.All',
    then: 'the tab App protection can’t be read, and says so.',
  },
  { name: 'AuditLog.Read.All', then: 'the tab Sign-in shows no sign-ins, and says so.' },
  { name: 'UserAuthenticationMethod.Read.All', then: 'the tab Sign-in shows no methods, and says so.' },
  { name: 'GroupMember.ReadBasic.All', then: 'the user card doesn’t say which groups are direct.' },
  {
    name: 'TeamsAppInstallation.ReadWriteForUser.All',
    then: 'people without the bot in Teams can’t be asked or told anything. The operator is told that.',
  },
  { name: 'AppCatalog.Read.All', then: 'the same.' },
  { name: 'Channel.ReadBasic.All', then: 'leave it out only if there is no admin channel.' },
  { name: 'ChannelMember.Read.All', then: 'the same.' },
] as const;

/** docs/permissions.md. */
export function permissionsPage(): string {
  const known = new Set(allCalls.flatMap((one) => [...one.delegated, ...one.application]));
  return `# Permissions

For the person who grants the bot its permissions, and for security reviewers: which Graph permissions to grant, what each is for, and who may see what.

## What to grant

The kind depends on \`GraphAuth\`. All of them need admin consent.

- \`GraphAuth=application\`: **application** permissions, on the bot's registration (or on its managed identity). Graph then ignores the operator's
  rights, so only the bot checks role and scope.
- \`GraphAuth=delegated\`: **delegated** permissions, on the sign-in registration. Graph then gives no operator more than their own rights. \`openid\`,
  \`profile\` and \`offline_access\` are part of signing in. All of them are requested at once, so none may be left out.
- \`GraphAuth=delegated\`, if the bot may install itself for people who don't have it: also two **application** permissions on the bot's registration,
  \`AppCatalog.Read.All\` and \`TeamsAppInstallation.ReadWriteForUser.All\`. The delegated ones reach only the signed-in person's own Teams.
- \`GraphAuth=application\`: also the delegated \`User.Read\` on the sign-in registration, because an operator proves who they are before an action. If
  admins decide Intune's requests for approval in Teams, also the delegated \`DeviceManagementRBAC.Read.All\`.

The column _for_ says what fails without the permission. If one is missing, the card says which.

${bothKinds()}

For remote actions, grant both \`DeviceManagementManagedDevices.PrivilegedOperations.All\` and \`DeviceManagementManagedDevices.ReadWrite.All\`.
By Graph's table of permissions most actions need the first and a few the second, but nobody has tried each action on a tenant with only one of them.

To check what is granted:

- With \`GraphAuth=application\`, run \`npm run doctor\`. It checks each permission: by a harmless read if there is something to read, otherwise in the token.
- With \`GraphAuth=delegated\`, sign in to the bot once: sign-in asks for all of them. The doctor can't see them, because they apply only to a signed-in
  operator. It lists each with what fails without it.

Which other permissions you don't need:

- \`Directory.Read.All\` and \`Group.Read.All\` would also work, but allow far more.
- \`LicenseAssignment.Read.All\`: \`User.Read.All\` is enough for licenses.
- \`User.ReadBasic.All\` is narrower than \`User.Read.All\`, but lacks the department, the user type, and whether an account is enabled.

### What you can leave out

With \`GraphAuth=application\`, you can leave these out. Then this is missing:

${LEFT_OUT.filter(({ name }) => known.has(name))
  .map(({ name, then }) => `- \`${name}\`: ${then}`)
  .join('\n')}

## Who sees keys

The permissions above let the bot read keys. At each press, the bot also checks whether it may show the key to this operator. They need an Intune role that can
read the device, and:

| to see a                              | they also need                                                                                                                                                                      |
| ------------------------------------- | ----------------------------------------------------------------------------------------------------------------------------------------------------------------------------------- |
| BitLocker key                         | one of these Entra roles: Cloud Device, Helpdesk, Intune, Security or Global Administrator, Security Reader or Global Reader. Or they are the device's registered owner              |
| local admin password (Windows LAPS)   | one of these Entra roles: Cloud Device, Intune or Global Administrator                                                                                                              |
| FileVault key                         | the Intune permission \`Microsoft.Intune_RemoteTasks_GetFileVaultKey\`. Only for corporate Macs                                                                                     |

- **Who checks**: with \`GraphAuth=application\` only the bot, because Graph checks no role. With \`GraphAuth=delegated\` Graph checks Entra's roles, custom ones too.
- **Several records of one machine**: a BitLocker key or local admin password belongs to the machine. The record that checked in last says whose it is.
- **Local admin passwords of Macs** aren't offered. Intune stores them under a permission of their own, which is in no built-in role.

## Who sees the tabs

To see a tab of the user card, an operator needs the right to read the person, or each device on it. Some tabs need more. With \`GraphAuth=application\` only the
bot checks that:

| tab, or part of it                                                                       | what an operator also needs                                                                                                                       |
| ---------------------------------------------------------------------------------------- | ------------------------------------------------------------------------------------------------------------------------------------------------- |
| Sign-in: sign-ins                                                                        | one of these Entra roles: Reports Reader, Security Reader, Security Operator, Security Administrator, Global Reader or Global Administrator       |
| Sign-in: sign-in methods                                                                 | one of these Entra roles: Authentication Administrator, Privileged Authentication Administrator, Global Reader or Global Administrator            |
| App protection                                                                           | the Intune permission \`Microsoft.Intune_ManagedApps_Read\`, in an assignment that covers the person                                              |
| Applications                                                                             | the Intune permission \`Microsoft.Intune_MobileApps_Read\`, in an assignment that covers the device                                               |
| Policy: compliance policies                                                              | the Intune permission \`Microsoft.Intune_DeviceCompliancePolices_Read\`, in an assignment that covers the device                                  |
| Policy: configuration profiles; Updates; Remediations; Enrollment restrictions           | the Intune permission \`Microsoft.Intune_DeviceConfigurations_Read\`, in an assignment that covers the device                                     |

If an operator lacks what a part needs, the card says what it is. Intune Administrators hold all of Intune's permissions, and none of the Entra roles above.

## The app in Teams

The app's manifest asks for \`identity\` and \`messageTeamMembers\`, and for **no resource-specific permission** over a team. The bot reads only messages that are
sent to it.

Two resource-specific permissions would fit the check of the admin channel: \`ChannelSettings.Read.Group\` and \`ChannelMember.Read.Group\`. The bot doesn't use
them, because that check guards who may assign roles, and:

- they are granted to the sign-in registration that the manifest names, not to the one that calls Graph as an application;
- with them, tenants answer 403 for private channels.

## Call by call

| call | for | delegated | application |
| --- | --- | --- | --- |
${allCalls
  .map(
    ({ method, path, what, delegated, application }) =>
      `| \`${method} ${path}\` | ${what} | ${named(delegated)} | ${named(application)} |`,
  )
  .join('\n')}

\`/users/{id}\` also means \`/users('{id}')\`. Roles and their assignments are read from beta if it is available. Several reads share a
\`$batch\`, which needs no additional permission.

This page is generated: \`npm run docs\` writes it from \`bot/graph/permissions.ts\` and \`bot/helpdesk/actions\`. A test makes every call, and fails if the page
lacks one or lists a permission that no call needs. Another test takes each permission away and looks at what fails.
`;
}

function bothKinds(): string {
  const [delegated, application] = [neededPermissions('delegated'), neededPermissions('application')];
  const names = [...new Set([...delegated, ...application].map(({ name }) => name))].sort((a, b) =>
    a.localeCompare(b),
  );
  const has = (list: typeof delegated, name: string) => (list.some((one) => one.name === name) ? 'yes' : '');
  const lines = names.map((name) => {
    const calls = [...delegated, ...application]
      .filter((one) => one.name === name)
      .flatMap((one) => one.calls);
    const what = [...new Set(calls.map((call) => call.what))].join('; ');
    return `| \`${name}\` | ${has(delegated, name)} | ${has(application, name)} | ${what} |`;
  });
  return ['| permission | delegated | application | for |', '| --- | --- | --- | --- |', ...lines].join('\n');
}

function named(permissions: readonly string[]): string {
  return permissions.length === 0 ? 'none' : permissions.map((name) => `\`${name}\``).join(', ');
}
