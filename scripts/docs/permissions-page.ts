import { CALL_PERMISSIONS, neededPermissions } from '../../bot/graph/permissions.ts';

/** What the bot does without, and how that shows. */
const LEFT_OUT = [
  {
    name: 'DeviceManagementRBAC.ReadWrite.All',
    then: 'grant `DeviceManagementRBAC.Read.All` in its place, and roles can’t be assigned from Teams.',
  },
  { name: 'LicenseAssignment.Read.All', then: 'the user card says that the license could not be read.' },
  { name: 'Channel.ReadBasic.All', then: 'only where there is no admin channel.' },
  { name: 'ChannelMember.Read.All', then: 'likewise.' },
] as const;

/** docs/permissions.md. */
export function permissionsPage(): string {
  const known = new Set(CALL_PERMISSIONS.flatMap((one) => [...one.delegated, ...one.application]));
  return `# Permissions

Made from the table of Graph's calls (\`bot/graph/permissions.ts\`) by \`npm run docs\`. A test makes every call and fails where one isn't listed here,
and where something is listed that no call needs.

With \`GraphAuth=application\` \`npm run doctor\` looks for each of them: by a harmless read where there is one and something to read, else in the token.
With \`GraphAuth=delegated\` it sees none of them, since they count for a signed-in operator alone, and says how many that are: sign in to the bot once,
which asks for all of them.

## What to grant

Which kind depends on \`GraphAuth\`. An administrator's consent is needed for all of them.

- \`GraphAuth=application\`: **application** permissions, on the bot's registration (or on its managed identity). Graph then doesn't look at the operator's
  rights, so the bot's own check of role and scope is the only one.
- \`GraphAuth=delegated\`: **delegated** permissions, on the sign-in registration. Graph then gives no operator more than they have. \`openid\`,
  \`profile\` and \`offline_access\` belong to signing in. All of them are asked for at once, so none may be left out.
- Either way an operator proves who they are before an action. With \`GraphAuth=application\` the sign-in registration needs the delegated
  \`User.Read\` for that, and nothing else.

${bothKinds()}

Grant no wider ones: \`Directory.Read.All\`, \`Group.Read.All\` or \`DeviceManagementManagedDevices.ReadWrite.All\` would work as well and open far more.
Narrower than \`User.Read.All\` would be \`User.ReadBasic.All\`, but department, user type and whether an account is enabled are no part of it.

What may be left out with \`GraphAuth=application\`, and what is missing then:

${LEFT_OUT.filter(({ name }) => known.has(name))
  .map(({ name, then }) => `- \`${name}\`: ${then}`)
  .join('\n')}

Graph's reference names \`licenseDetails\` for delegated calls; as an application it may be refused, and the card says so under its heading.

## The app in Teams

The app's manifest asks for \`identity\` and \`messageTeamMembers\`, and for **no resource-specific permission** over a team. Two would fit the admin channel
(\`ChannelSettings.Read.Group\`, \`ChannelMember.Read.Group\`), but they are application permissions, they are granted to the registration that the manifest names
for sign-in and not to the one that calls Graph as an application, and tenants answer 403 with them for private channels. The
admin channel guards who may assign roles, so its check doesn't rest on them. The bot reads no messages beyond those that are sent to it.

## Call by call

| call | for | delegated | application |
| --- | --- | --- | --- |
${CALL_PERMISSIONS.map(
  ({ method, path, what, delegated, application }) =>
    `| \`${method} ${path}\` | ${what} | ${named(delegated)} | ${named(application)} |`,
).join('\n')}

\`/users/{id}\` stands for \`/users('{id}')\` too. Roles and their assignments are read from beta where it can be had. Several reads go out together as
\`$batch\`, which needs no permission of its own.
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
