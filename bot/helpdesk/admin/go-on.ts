import { endOf, lookUp } from '../approval/look-up.ts';
import type { GraphApi } from '../contracts/graph.ts';
import type { NotMade, RoleChange } from '../contracts/role-change.ts';
import { sendAssignment } from './assign.ts';
import { beyondBound } from './bound.ts';
import type { ChangeRun, RoleServices } from './change-run.ts';
import { review } from './draft.ts';
import { aboutChange, endChange, isBeingSent } from './end-change.ts';
import type { Admin, AdminChannel, Entry } from './enter.ts';
import { enterAdminChannel } from './enter.ts';
import { differences, isHelpDeskRole, snapshotOf } from './help-desk-roles.ts';
import { sendRemoval } from './remove.ts';
import { settleChange } from './settle-change.ts';

interface GoOnServices extends RoleServices {
  adminChannel: AdminChannel | undefined;
}

/**
 * Looks whether a second administrator has approved a role change, and makes it with the code of its request then. Everything that allows
 * it is read again each time: who asked, their rights and their bound, the channel's members, and the groups or the assignment. If
 * something no longer allows it, the change ends.
 * @throws Problem if any of it can't be read; the change waits on
 */
export async function goOn(services: GoOnServices, graph: GraphApi, id: string): Promise<void> {
  await services.locks.inTurn(id, async () => {
    const change = await services.store.roleChanges.get(id);
    const { approval } = change ?? {};
    if (!change || !approval || approval.state === 'over') return;
    if (isBeingSent(services, change)) return;
    // cut off by a crash: nobody knows whether its call left, and it isn't sent again
    if (approval.state === 'sending') return settle(services, graph, change);
    const standing = await lookUp(
      graph,
      { code: approval.code, at: Date.parse(approval.askedAt) },
      services.now(),
    );
    const ended = endOf(standing);
    if (ended) return end(services, change, ended);
    // it was carried out in the Intune admin center
    if (standing === 'completed') return settle(services, graph, change);
    const entry = await enter(services, graph, change.adminId);
    if (entry.kind === 'refused')
      return entry.why === 'unsure' ? undefined : end(services, change, 'notAllowed', entry.why);
    const call = { kind: 'goesOn', code: approval.code, standing } as const;
    await goOnAs({ services, graph, checks: graph, admin: entry.admin, change, call });
  });
}

/** What Intune has now tells how it ended. */
async function settle(services: RoleServices, graph: GraphApi, change: RoleChange): Promise<void> {
  await settleChange(services, graph, change);
}

/** It was asked for in the admin channel, so that is where its admin has to be now. */
function enter({ operators, adminChannel }: GoOnServices, graph: GraphApi, personId: string): Promise<Entry> {
  const place = adminChannel && { channelId: adminChannel.channelId, teamGroupId: adminChannel.teamId };
  return enterAdminChannel(operators, graph, personId, place, adminChannel);
}

async function goOnAs(run: ChangeRun): Promise<void> {
  const { services, graph, admin, change, call } = run;
  const waits = call.kind === 'goesOn' && call.standing === 'waiting';
  if (change.kind === 'assign') {
    const reviewed = await review(services.roles, graph, admin, change.form);
    if (!reviewed.ok) return end(services, change, 'formFaulty');
    if (!waits) await sendAssignment({ ...run, change }, reviewed.draft);
    return;
  }
  const why = await removalFault(graph, admin, change);
  if (why) return end(services, change, why);
  if (!waits) await sendRemoval({ ...run, change });
}

/** What was approved is the assignment that the admin saw, and nothing else. */
async function removalFault(
  graph: GraphApi,
  { bound }: Admin,
  { assignmentId, seen }: RoleChange & { kind: 'remove' },
): Promise<NotMade | undefined> {
  const now = await graph.roles.assignment(assignmentId);
  if (!now || !isHelpDeskRole(now)) return 'assignmentGone';
  if ((await beyondBound(graph, bound, now)).length > 0) return 'beyondBound';
  return differences(seen, snapshotOf(now)).length > 0 ? 'assignmentChanged' : undefined;
}

/** Nothing was sent, and nothing will be, unless another bot has gone on with it while Graph was read. */
async function end(
  { store, audit, now }: RoleServices,
  change: RoleChange,
  why: NotMade,
  outcome: string = why,
): Promise<void> {
  const at = now().toISOString();
  const ended = await store.roleChanges.update(change.id, (kept) =>
    kept.approval?.state === 'waiting' ? endChange(kept, { outcome: 'failed', why }, at) : undefined,
  );
  if (!ended) return;
  await audit.append(
    { ...aboutChange(change), kind: 'refused', operatorId: change.adminId, outcome, of: change.auditId },
    { sync: true },
  );
}
