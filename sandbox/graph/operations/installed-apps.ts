import { randomUUID } from 'node:crypto';
import type { Context } from '../context.ts';
import { badRequest, GraphError } from '../errors.ts';
import type { Resource } from '../resources/resource.ts';
import type { Tenant } from '../tenant/index.ts';
import type { Entity, GraphAnswer } from '../types.ts';
import { objectBody, onlyKnown } from './body.ts';

const BIND = 'teamsApp@odata.bind';

const pathOf = (userId: string): string => `users/${userId}/teamwork/installedApps`;

const entities = (value: unknown): Entity[] | undefined =>
  Array.isArray(value) ? (value as Entity[]) : undefined;

/** The apps of the organization's catalog. */
const catalog = ({ data }: Tenant): Entity[] => entities(data.nav['appCatalogs/teamsApps']) ?? [];

/** Whether a person has an app in Teams, by its id in the catalog. A tenant that says nothing of a person's apps has all of them there. */
export function hasApp(tenant: Tenant, userId: string, appId: string): boolean {
  const installed = entities(tenant.data.nav[pathOf(userId)]);
  return !installed || installed.some(({ teamsApp }) => (teamsApp as Entity | undefined)?.id === appId);
}

/** Whether a person has the only app of the catalog, if it has one. That is the bot of a tenant in which a bot is tried. */
export function hasBot(tenant: Tenant, userId: string): boolean {
  const [app] = catalog(tenant);
  return app === undefined || hasApp(tenant, userId, app.id);
}

/** Installs an app in a person's Teams. */
export function installApp({ tenant }: Context, owner: Resource, body: unknown): GraphAnswer {
  const [, userId = ''] = /^users\/([^/]+)\/teamwork$/.exec(owner.path) ?? [];
  const fields = objectBody(body);
  onlyKnown(fields, [BIND, 'consentedPermissionSet'], 'userScopeTeamsAppInstallation');
  const address = fields[BIND];
  const [, appId] =
    typeof address === 'string' ? (/\/appCatalogs\/teamsApps\/([^/]+)$/.exec(address) ?? []) : [];
  if (appId === undefined) throw badRequest(`${BIND} is missing or names no app.`);
  const app = catalog(tenant).find(({ id }) => id === appId);
  if (!app || !tenant.user(userId)) throw new GraphError(404, 'NotFound', 'The app or the user isn’t there.');
  if (hasApp(tenant, userId, appId))
    throw new GraphError(409, 'Conflict', 'The app is already installed in the personal scope of the user.');
  const { nav } = tenant.data;
  nav[pathOf(userId)] = [...(entities(nav[pathOf(userId)]) ?? []), { id: randomUUID(), teamsApp: app }];
  return { status: 201 };
}
