import { ENDS_LATE_MS } from '../helpdesk/contracts/expiry.ts';
import { changeCard } from '../commands/admin/change-card.ts';
import type { Services } from '../commands/turn.ts';
import { goOn } from '../helpdesk/admin/go-on.ts';
import { APPROVAL_STEPS, approvalInterval, spread } from '../helpdesk/approval/schedule.ts';
import type { Care } from '../helpdesk/contracts/custody.ts';
import type { CardPlace, Messenger } from '../helpdesk/contracts/conversation.ts';
import { Problem } from '../helpdesk/contracts/problem.ts';
import type { RoleApproval, RoleChange } from '../helpdesk/contracts/role-change.ts';
import { wordsFor } from '../locales/index.ts';
import { timeLimit } from '../time/time-limit.ts';
import { inBackground } from './background.ts';
import { CALL_MS, callerToGoOn } from './caller-to-go-on.ts';

/** What couldn't be read or told is tried again after this long. */
const RETRY_MS = 60_000;
/** How many are looked at in one round. The others follow in the next. */
const IN_A_ROUND = 20;

type FollowServices = Omit<
  Services,
  | 'follow'
  | 'followChange'
  | 'hideLater'
  | 'confirmCards'
  | 'selected'
  | 'lenders'
  | 'tellAdmins'
  | 'updateCard'
  | 'writeTo'
  | 'installFor'
>;
type Followed = RoleChange & { approval: RoleApproval };

interface RoleChangeFollower {
  /** There is a new one, or one that is to be looked at soon. */
  followChange(id?: string): void;
  /** Resolves after the look that has begun. */
  stop(): Promise<void>;
}

/**
 * Follows role changes that wait for a second administrator: each goes on, or ends, and its card in the admin channel says so. The next
 * start goes on with those that an earlier run left. `random` is from 0 to 1.
 */
export function followRoleChanges(
  services: FollowServices,
  messenger: Messenger,
  steps = APPROVAL_STEPS,
  random = Math.random,
): RoleChangeFollower {
  const { custody } = services;
  /** Changes of other bots that are to be looked at once. */
  const visits = new Set<string>();
  /** When each change is looked at next, in milliseconds. */
  const due = new Map<string, number>();
  const now = () => services.now().getTime();
  let stopped = false;

  const pause = ({ approval }: Followed) =>
    approval.state === 'waiting'
      ? spread(approvalInterval(steps, now() - Date.parse(approval.askedAt)), random())
      : Math.min(RETRY_MS, steps[0]?.every ?? RETRY_MS);

  async function look(): Promise<number | undefined> {
    const changes = await followed(services, visits);
    for (const change of changes) {
      if (visits.delete(change.id)) due.set(change.id, 0);
      if (!due.has(change.id)) due.set(change.id, now() + (isUnsettled(change) ? 0 : pause(change)));
      custody.keep(careFor(change), (due.get(change.id) ?? 0) - now());
    }
    visits.clear();
    const ids = new Set(changes.map(({ id }) => id));
    for (const id of due.keys()) if (!ids.has(id)) due.delete(id);
    const ready = changes.filter(({ id }) => (due.get(id) ?? 0) <= now()).slice(0, IN_A_ROUND);
    for (const change of ready) {
      if (stopped) return undefined;
      due.delete(change.id);
      const left = await lookAt(services, messenger, change);
      if (left && custody.holds(careFor(left))) due.set(change.id, now() + pause(left));
    }
    return due.size === 0 ? undefined : Math.max(0, Math.min(...due.values()) - now());
  }

  const job = inBackground(look, {
    failed: (error) => services.log.error({ err: error }, 'role changes could not be looked through'),
    firstMs: 0,
    retryMs: RETRY_MS,
  });
  return {
    followChange(id) {
      if (id !== undefined) visits.add(id);
      job.runIn(0);
    },
    stop() {
      stopped = true;
      return job.stop();
    },
  };
}

/** Left by an earlier run in the middle of something. */
const isUnsettled = ({ approval }: Followed) => approval.state !== 'waiting';

/** Those of this bot that wait, and those whose card doesn't say yet how they ended. */
async function followed(
  { store, custody }: FollowServices,
  visits: ReadonlySet<string>,
): Promise<Followed[]> {
  const changes = await store.roleChanges.list(() => true);
  for (const change of changes)
    if (custody.holds(careFor(change)) && isOver(change)) custody.done(careFor(change));
  return changes
    .filter((change) => custody.holds(careFor(change)) || visits.has(change.id))
    .flatMap((change) => followedOf(change) ?? []);
}

const careFor = ({ id }: RoleChange): Care => ({ kind: 'change', id });

/** Nothing of it has to be looked at any more. One without an end may be on its way. */
const isOver = (change: RoleChange): boolean =>
  change.outcome !== undefined && followedOf(change) === undefined;

function followedOf(change: RoleChange | undefined): Followed | undefined {
  const { approval } = change ?? {};
  if (!change || !approval || (approval.state === 'over' && !approval.cardBehind)) return undefined;
  return { ...change, approval };
}

/** Resolves to the change if it has to be looked at again. */
async function lookAt(
  services: FollowServices,
  messenger: Messenger,
  change: Followed,
): Promise<Followed | undefined> {
  const { id } = change;
  const { roleChanges } = services.store;
  try {
    const caller = await callerToGoOn(services, change.adminId, Date.parse(change.approval.askedAt));
    if (caller) await goOn(services, services.graphFor(caller), id);
    const now = followedOf(await roleChanges.get(id));
    if (now?.approval.state === 'over') await tellEnd(services, messenger, now);
  } catch (error) {
    if (!(error instanceof Problem))
      services.log.warn({ err: error, change: id }, 'a role change could not be followed');
  }
  return followedOf(await roleChanges.get(id));
}

/** Puts the end of a change on its card. */
async function tellEnd(services: FollowServices, messenger: Messenger, change: Followed): Promise<void> {
  const { approval } = change;
  if (approval.card) await tell(services, messenger, change, approval.card);
  await services.store.roleChanges.update(change.id, (now) =>
    now.approval ? { ...now, approval: { ...now.approval, cardBehind: undefined } } : undefined,
  );
}

async function tell(
  services: FollowServices,
  messenger: Messenger,
  change: Followed,
  place: CardPlace,
): Promise<void> {
  const graph = services.graphFor({ personId: change.adminId, signal: timeLimit(CALL_MS) });
  const { askedAt, endedAt = askedAt, locale } = change.approval;
  const card = await changeCard({ graph, words: wordsFor(locale), now: services.now() }, change);
  const stands = await messenger.update(place, card);
  const late = Date.parse(endedAt) - Date.parse(askedAt) >= ENDS_LATE_MS;
  // if the card became a new message, the news was told by that
  if (late && stands?.activityId === place.activityId) await messenger.tell(place, card);
}
