import type { Tenant } from '../tenant/index.ts';
import type { Entity } from '../types.ts';

/** A person in the list of a team or channel. */
function memberOf(tenant: Tenant, where: string, user: Entity): Entity {
  return {
    '@odata.type': '#microsoft.graph.aadUserConversationMember',
    id: Buffer.from(`${tenant.data.tenantId}##${where}##${user.id}`).toString('base64'),
    roles: user.userType === 'Guest' ? ['guest'] : [],
    displayName: user.displayName ?? null,
    visibleHistoryStartDateTime: '0001-01-01T00:00:00Z',
    userId: user.id,
    email: user.mail ?? user.userPrincipalName ?? null,
    tenantId: tenant.data.tenantId,
  };
}

const listed = (tenant: Tenant, where: string, ids: readonly string[]): Entity[] =>
  ids.flatMap((id) => {
    const user = tenant.user(id);
    return user ? [memberOf(tenant, where, user)] : [];
  });

/** A team has the members of its group. */
export const teamMembers = (tenant: Tenant, teamId: string): Entity[] =>
  listed(tenant, teamId, tenant.group(teamId)?.members ?? []);

/** `path` is `teams/ID/channels/ID`. A channel without members of its own has the team's. */
export function channelMembers(tenant: Tenant, path: string, ids: readonly string[] | undefined): Entity[] {
  const [, teamId = '', , channelId = ''] = path.split('/');
  return listed(tenant, channelId, ids ?? tenant.group(teamId)?.members ?? []);
}
