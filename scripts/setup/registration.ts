import { randomUUID } from 'node:crypto';
import { neededPermissions } from '../../bot/permissions/needed.ts';
import { SetupFault, type Azure } from './az.ts';

const GRAPH = '00000003-0000-0000-c000-000000000000';
/** Teams on computers and phones, and in the browser. */
const TEAMS = ['1fec8e78-bce4-4aaf-ab1b-5451cc387264', '5e3ce6c0-2b1f-4285-8d4b-75ee78787346'];

interface Named {
  id: string;
  value: string;
}
interface GraphApp {
  id: string;
  oauth2PermissionScopes: Named[];
  appRoles: (Named & { allowedMemberTypes: string[] })[];
}
export interface Application {
  id: string;
  appId: string;
  api?: { oauth2PermissionScopes?: Named[] } | null;
  keyCredentials: { endDateTime: string }[];
}
interface Wanted {
  name: string;
  botId: string;
  publicUrl: string;
  graphAuth: string;
}

/** The sign-in registration, made or brought up to date. Graph refuses some of it before the rest is there, so it takes three steps. */
export async function signInRegistration({ graph }: Azure, wanted: Wanted): Promise<Application> {
  const { name, botId, publicUrl, graphAuth } = wanted;
  const path = `applications(uniqueName='${name}-sign-in')`;
  const requiredResourceAccess = [
    { resourceAppId: GRAPH, resourceAccess: await delegated(graph, graphAuth) },
  ];
  await graph('PATCH', path, {
    displayName: `${name} sign-in`,
    signInAudience: 'AzureADMyOrg',
    isFallbackPublicClient: false,
    api: { requestedAccessTokenVersion: 2 },
    web: { redirectUris: [`${publicUrl}/auth/end`] },
    requiredResourceAccess,
  });
  const made = (await graph('GET', path)) as Application;
  const scope =
    made.api?.oauth2PermissionScopes?.find(({ value }) => value === 'access_as_user')?.id ?? randomUUID();
  const own = `applications/${made.id}`;
  await graph('PATCH', own, {
    identifierUris: [uriFor(botId)],
    api: { requestedAccessTokenVersion: 2, oauth2PermissionScopes: [accessAsUser(scope)] },
  });
  await graph('PATCH', own, {
    api: { preAuthorizedApplications: TEAMS.map((appId) => ({ appId, delegatedPermissionIds: [scope] })) },
  });
  await graph('PATCH', `servicePrincipals(appId='${made.appId}')`, {});
  return made;
}

export const uriFor = (botId: string) => `api://botid-${botId}`;

const accessAsUser = (id: string) => ({
  id,
  value: 'access_as_user',
  type: 'User',
  isEnabled: true,
  adminConsentDisplayName: 'Use the help desk bot',
  adminConsentDescription: 'Lets the help desk bot act with the rights of the person who is signed in.',
  userConsentDisplayName: 'Use the help desk bot',
  userConsentDescription: 'Lets the help desk bot act with your rights.',
});

async function graphApp(graph: Azure['graph']): Promise<GraphApp> {
  const select = '$select=id,oauth2PermissionScopes,appRoles';
  return (await graph('GET', `servicePrincipals(appId='${GRAPH}')?${select}`)) as GraphApp;
}

async function delegated(graph: Azure['graph'], graphAuth: string) {
  const { oauth2PermissionScopes } = await graphApp(graph);
  const needed =
    graphAuth === 'application'
      ? ['User.Read', 'DeviceManagementRBAC.Read.All']
      : neededPermissions('delegated').map(({ name }) => name);
  return [...needed, 'openid', 'profile', 'offline_access'].map((name) => ({
    id: idOf(oauth2PermissionScopes, name),
    type: 'Scope',
  }));
}

function idOf(list: readonly Named[], name: string): string {
  const found = list.find(({ value }) => value === name);
  if (!found) throw new SetupFault(`Microsoft Graph in this cloud knows no permission ${name}.`);
  return found.id;
}

/** Grants the managed identity what the bot needs to call Graph as itself. Resolves to the names that were granted now. */
export async function grantToIdentity({ graph }: Azure, principalId: string): Promise<string[]> {
  const { id: resourceId, appRoles } = await graphApp(graph);
  const path = `servicePrincipals/${principalId}/appRoleAssignments`;
  const { value: held } = (await graph('GET', path)) as { value: { appRoleId: string }[] };
  const forApps = appRoles.filter(({ allowedMemberTypes }) => allowedMemberTypes.includes('Application'));
  const granted: string[] = [];
  for (const { name } of neededPermissions('application')) {
    const appRoleId = idOf(forApps, name);
    if (held.some((one) => one.appRoleId === appRoleId)) continue;
    await graph('POST', path, { principalId, resourceId, appRoleId });
    granted.push(name);
  }
  return granted;
}
