import { goOn } from '../../../bot/helpdesk/admin/go-on.ts';
import { Operators } from '../../../bot/helpdesk/access/operators.ts';
import type { Channels, Directory } from '../../../bot/helpdesk/contracts/graph.ts';
import type { ApprovalState } from '../../../bot/helpdesk/contracts/graph/approvals.ts';
import type { RoleApproval } from '../../../bot/helpdesk/contracts/role-change.ts';
import type { RoleDesk } from './roles.ts';
import { ADMIN, changeIn, roleDesk } from './roles.ts';

const ADMIN_CHANNEL = { teamId: 'team-1', channelId: '19:admin@thread.tacv2' };
const INTUNE_ADMINISTRATOR = '3a2c62db-5318-420d-8d74-23affee5d9d5';
export const ASKED = '2026-01-01T12:00:00.000Z';

/** What Graph says of the admin, the channel and the request. */
export interface World {
  desk: RoleDesk;
  state: ApprovalState | undefined;
  directory: Partial<Directory>;
  channels: Partial<Channels>;
}

/** Lets a role change that waited for approval go on. */
export async function wentOn(
  what: 'assign' | 'remove',
  change: (world: World) => void = () => undefined,
  approval: Partial<RoleApproval> = {},
) {
  const desk = roleDesk();
  const world: World = { desk, state: 'approved', directory: {}, channels: {} };
  await changeIn(desk, what, {
    state: 'used',
    auditId: 'audit-0',
    approval: { code: 'A1', askedAt: ASKED, state: 'waiting', ...approval },
  });
  desk.clock.now = new Date('2026-01-01T13:00:00.000Z');
  change(world);
  const person = { displayName: 'Admin', userPrincipalName: 'a@contoso.example', userType: 'Member' };
  const graph = {
    ...desk.api,
    directory: {
      ...desk.api.directory,
      speaker: (id: string) => Promise.resolve({ id, ...person }),
      directoryRoles: () => Promise.resolve([INTUNE_ADMINISTRATOR]),
      personIsIn: (_: string, groups: readonly string[]) => Promise.resolve(new Set(groups)),
      ...world.directory,
    },
    channels: {
      channel: () => Promise.resolve({ membershipType: 'private' }),
      members: () => Promise.resolve(new Set([ADMIN])),
      ...world.channels,
    },
    approvals: { ...desk.api.approvals, state: () => Promise.resolve(world.state) },
  };
  const services = { ...desk.services, operators: new Operators(desk.cache), adminChannel: ADMIN_CHANNEL };
  await goOn(services, graph, 'change-1');
  const now = await desk.store.roleChanges.get('change-1');
  return { desk, now, sent: desk.events.filter((event) => /^(POST|DELETE)/.test(event)) };
}
