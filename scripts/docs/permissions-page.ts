import { CALL_PERMISSIONS, neededPermissions } from '../../bot/graph/permissions.ts';

/** Permissions that may be left out, and the consequence. */
const LEFT_OUT = [
  {
    name: 'DeviceManagementRBAC.ReadWrite.All',
    then: 'grant `DeviceManagementRBAC.Read.All` instead. Roles can’t be assigned from Teams then.',
  },
  { name: 'LicenseAssignment.Read.All', then: 'the user card says that the license could not be read.' },
  { name: 'Channel.ReadBasic.All', then: 'only if there is no admin channel.' },
  { name: 'ChannelMember.Read.All', then: 'the same.' },
] as const;

/** docs/permissions.md. */
export function permissionsPage(): string {
  const known = new Set(CALL_PERMISSIONS.flatMap((one) => [...one.delegated, ...one.application]));
  return `# Permissions

Generated from the table of Graph's calls (\`bot/graph/permissions.ts\`) by \`npm run docs\`. A test makes every call, and fails if one isn't listed here or
if something is listed that no call needs.

With \`GraphAuth=application\`, \`npm run doctor\` checks each of them: by a harmless read if there is something to read, otherwise in the token.
With \`GraphAuth=delegated\` it can't see them, because they apply only to a signed-in operator; it says how many there are. Sign in to the bot once:
that asks for all of them.

## What to grant

The kind depends on \`GraphAuth\`. All of them need admin consent.

- \`GraphAuth=application\`: **application** permissions, on the bot's registration (or on its managed identity). Graph then ignores the operator's
  rights, so only the bot checks role and scope.
- \`GraphAuth=delegated\`: **delegated** permissions, on the sign-in registration. Graph then gives no operator more than their own rights. \`openid\`,
  \`profile\` and \`offline_access\` are part of signing in. All of them are requested at once, so none may be left out.
- In both cases an operator proves who they are before an action. With \`GraphAuth=application\` the sign-in registration needs the delegated
  \`User.Read\` for that, and nothing else.

${bothKinds()}

Don't grant wider ones: \`Directory.Read.All\`, \`Group.Read.All\` or \`DeviceManagementManagedDevices.ReadWrite.All\` would also work, but allow far more.
\`User.ReadBasic.All\` is narrower than \`User.Read.All\`, but doesn't include department, user type and whether an account is enabled.

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

\`/users/{id}\` also means \`/users('{id}')\`. Roles and their assignments are read from beta if it is available. Several reads share a
\`$batch\`, which needs no additional permission.
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
