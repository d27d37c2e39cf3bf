// A stand-in for the Azure CLI, for the tests of npm run setup: what it made is in the file AZ_STATE. It refuses what Entra and Graph refuse.
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';

const file = process.env.AZ_STATE;
const state = existsSync(file)
  ? JSON.parse(readFileSync(file, 'utf8'))
  : {
      calls: [],
      groups: [],
      identities: {},
      apps: [],
      principals: [],
      deployed: [],
      uploads: [],
      granted: [],
    };
const args = process.argv.slice(2);
const option = (name) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
const command = args
  .slice(
    0,
    args.findIndex((arg) => arg.startsWith('--')),
  )
  .join(' ');
state.calls.push(command === 'rest' ? `${option('--method')} ${new URL(option('--url')).pathname}` : command);

function refuse(why) {
  writeFileSync(file, JSON.stringify(state));
  process.stderr.write(`ERROR: ${why}\n`);
  process.exit(1);
}

const id = (start) => `${String(start).padStart(8, '0')}-0000-4000-8000-000000000000`;
const permission = (value, index) => ({ id: id(index + 1), value, allowedMemberTypes: ['Application'] });
const permissions = () => process.env.AZ_PERMISSIONS.split(',').map(permission);

/** A part of a complex property that isn't named stays as it is. */
function change(app, { api, ...rest }) {
  const next = { ...app.api, ...api };
  const scopes = next.oauth2PermissionScopes ?? [];
  const gone = (app.api?.oauth2PermissionScopes ?? []).filter(
    (had) => !scopes.some((one) => one.id === had.id),
  );
  if (gone.length > 0) refuse('Property value cannot be deleted unless it is disabled first.');
  for (const { delegatedPermissionIds } of next.preAuthorizedApplications ?? [])
    for (const one of delegatedPermissionIds)
      if (!(app.api?.oauth2PermissionScopes ?? []).some((scope) => scope.id === one))
        refuse(`Property api.preAuthorizedApplications has the unknown permission ${one}.`);
  for (const uri of rest.identifierUris ?? []) {
    if (app.api?.requestedAccessTokenVersion !== 2) refuse(`${uri} needs tokens of version 2.`);
    if (state.apps.some((other) => other !== app && other.identifierUris?.includes(uri)))
      refuse(`${uri} is taken.`);
  }
  Object.assign(app, rest, { api: next });
}

function graph(method, url, body) {
  const path = decodeURIComponent(url.pathname.replace('/v1.0/', ''));
  const [, unique] = /^applications\(uniqueName='(.+)'\)$/.exec(path) ?? [];
  const app = state.apps.find((one) => one.uniqueName === unique || path === `applications/${one.id}`);
  if (path.startsWith('applications')) {
    if (method === 'GET') return app ?? refuse('Not found');
    if (app) return change(app, body);
    if (unique === undefined || !args.includes('Prefer=create-if-missing')) refuse('Not found');
    const number = 70 + state.apps.length;
    const made = {
      id: id(number),
      appId: id(number + 10),
      uniqueName: unique,
      api: null,
      keyCredentials: [],
    };
    state.apps.push(made);
    return change(made, body) ?? made;
  }
  if (method === 'PATCH') return void (state.principals = [...new Set([...state.principals, path])]);
  if (path.endsWith('/appRoleAssignments'))
    return method === 'POST' ? void state.granted.push(body) : { value: state.granted };
  return { id: id(99), oauth2PermissionScopes: permissions(), appRoles: permissions() };
}

const commands = {
  'account show': () => ({
    ...{ id: id(1), name: 'Contoso', tenantId: process.env.AZ_TENANT },
    user: { name: 'admin@contoso.example' },
  }),
  'cloud show': () => ({
    name: process.env.AZ_CLOUD ?? 'AzureCloud',
    endpoints: { microsoftGraphResourceId: 'https://graph.microsoft.com/' },
  }),
  'group exists': () => state.groups.includes(option('--name')),
  'group create': () => void state.groups.push(option('--name')),
  'identity create': () => (state.identities[option('--name')] ??= { clientId: id(50), principalId: id(51) }),
  rest: () =>
    graph(
      option('--method'),
      new URL(option('--url')),
      args.includes('--body') && JSON.parse(option('--body')),
    ),
  'ad app credential reset': () => {
    const app = state.apps.find(({ appId }) => appId === option('--id'));
    app.keyCredentials.push({ endDateTime: new Date(Date.now() + 365 * 86_400_000).toISOString() });
    const made = `${file}.pem`;
    copyFileSync(process.env.AZ_PEM, made);
    return { fileWithCertAndPrivateKey: made };
  },
  'deployment group create': () =>
    void state.deployed.push(JSON.parse(readFileSync(option('--parameters').slice(1), 'utf8')).parameters),
  'webapp deploy': () =>
    void state.uploads.push({
      type: option('--type'),
      to: option('--target-path'),
      from: option('--src-path'),
    }),
};
if (command === process.env.AZ_FAILS) refuse('the service is busy');
const answer = (commands[command] ?? (() => refuse(`${command} is not a command`)))();
writeFileSync(file, JSON.stringify(state));
if (answer !== undefined) process.stdout.write(JSON.stringify(answer));
