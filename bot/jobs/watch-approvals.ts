import { channelLanguage } from '../helpdesk/admin/channel-language.ts';
import { approvalCard, noticeCard } from '../cards/index.ts';
import type { Services } from '../commands/turn.ts';
import {
  beingAsked,
  close,
  fromGraph,
  fromOwn,
  keyOf,
  ownEnd,
  ownRequests,
  watch,
} from '../helpdesk/approval/watched.ts';
import type { Messenger } from '../helpdesk/contracts/conversation.ts';
import type { GraphApi } from '../helpdesk/contracts/graph.ts';
import type { ApprovalRequest } from '../helpdesk/contracts/graph/approvals.ts';
import type { WatchedRequest } from '../helpdesk/contracts/policy/approval.ts';
import { part } from '../helpdesk/contracts/problem.ts';
import { wordsFor } from '../locales/index.ts';
import { timeLimit } from '../time/time-limit.ts';
import type { Background } from './background.ts';
import { inBackground } from './background.ts';
import { claimOnce } from './claim-once.ts';

/** Intune tells nobody of a request. Four looks in twenty seconds are a four-hundredth of what it allows an app. */
const LOOK_EVERY_MS = 5_000;
const RETRY_MS = 30_000;
const CALL_MS = 20_000;
/** Teams takes seven messages a second in a channel. */
const POSTED_A_ROUND = 5;
/** A channel in which more is posted is read by nobody: `approvals` lists the others. */
const POSTED_AN_HOUR = 40;
const HOUR_MS = 3_600_000;

type WatchServices = Pick<Services, 'store' | 'now' | 'log' | 'graphFor' | 'adminChannel' | 'lenders'> & {
  /** True if Graph can be asked as the bot itself. */
  asItself: boolean;
};
type Channel = Pick<Messenger, 'post' | 'update'>;

/**
 * Watches Intune's requests for approval: posts each once in the admin channel, and shows on its card how it ended. What the bot asked for
 * itself is known without Graph. The others are looked for as the bot, or with the sign-in of somebody in the channel.
 */
export function watchApprovals(
  services: WatchServices,
  messenger: Channel,
  everyMs = LOOK_EVERY_MS,
): Pick<Background, 'stop' | 'runIn'> {
  const { log } = services;
  return inBackground(
    async () => {
      await lookOnce(services, messenger);
      return everyMs;
    },
    {
      failed: (error) => log.error({ err: error }, 'requests for approval could not be looked through'),
      firstMs: everyMs,
      retryMs: Math.max(everyMs, RETRY_MS),
    },
  );
}

async function lookOnce(services: WatchServices, messenger: Channel): Promise<void> {
  const { store, now } = services;
  const seen = await listed(services);
  const mayBeOwn = await beingAsked(store);
  const own = await ownRequests(store);
  const known = [...own].flatMap(([id, one]) => fromOwn(id, one, now()) ?? []);
  const found = seen?.items.map((request) => fromGraph(request, own.get(keyOf(request.id)), now())) ?? [];
  const all = [...found, ...known];
  if (all.length > 0 && !(await watch(store, all)))
    services.log.warn({ requests: all.length }, 'more requests for approval than are watched');
  await closeEnded(services, own, seen);
  await post(services, messenger, own, mayBeOwn);
  await bringUpToDate(services, messenger, own);
}

interface Seen {
  graph: GraphApi;
  items: ApprovalRequest[];
  /** Whether there surely are no others. */
  whole: boolean;
}

/** Asks as the bot, else with the newest sign-in that works. undefined: nobody could ask. */
async function listed({ graphFor, asItself, lenders, log }: WatchServices): Promise<Seen | undefined> {
  for (const personId of asItself ? [undefined] : lenders.newest()) {
    const graph = graphFor({ personId, signal: timeLimit(CALL_MS) });
    const read = await part(graph.approvals.waiting());
    if (read.ok) {
      lenders.works(true);
      return { graph, items: read.value.items, whole: read.value.unread === undefined };
    }
    if (personId !== undefined) lenders.drop(personId);
    log.debug({ kind: read.problem.kind }, 'requests for approval could not be read');
  }
  lenders.works(false);
  return undefined;
}

type Own = Awaited<ReturnType<typeof ownRequests>>;

/** Those that Graph no longer lists, or whose end the bot knows. */
async function closeEnded({ store, now }: WatchServices, own: Own, seen: Seen | undefined): Promise<void> {
  const waiting = new Set(seen?.items.map(({ id }) => keyOf(id)));
  for (const { id, expiresAt } of await store.approvals.list(({ state }) => state === 'open')) {
    const mine = own.get(id);
    const known = mine && ownEnd(mine);
    if (known === undefined && (!seen?.whole || waiting.has(id))) {
      if (Date.parse(expiresAt) <= now().getTime()) await close(store, id, { state: 'expired' });
      continue;
    }
    const read = seen && (await part(seen.graph.approvals.one(id)));
    const request = read?.ok ? read.value : undefined;
    const told = request?.state === 'waiting' ? undefined : request?.state;
    const state = told ?? known ?? (read?.ok && !request ? 'expired' : undefined);
    if (state) await close(store, id, { state, decidedBy: request?.approver });
  }
}

async function post(
  services: WatchServices,
  messenger: Channel,
  own: Own,
  mayBeOwn: Awaited<ReturnType<typeof beingAsked>>,
): Promise<void> {
  const { store, adminChannel, now } = services;
  if (!adminChannel) return;
  const waiting = await store.approvals.list(
    ({ state, postedAt }) => state === 'open' && postedAt === undefined,
  );
  if (waiting.length === 0) return;
  const at = now();
  const since = at.getTime() - HOUR_MS;
  const recent = await store.approvals.list(({ postedAt = '' }) => Date.parse(postedAt) > since);
  const room = Math.min(POSTED_A_ROUND, POSTED_AN_HOUR - recent.length);
  if (room <= 0) return tellOfMore(services, messenger, adminChannel.channelId, waiting.length);
  const oldest = waiting.toSorted((a, b) => a.notedAt.localeCompare(b.notedAt) || a.id.localeCompare(b.id));
  for (const request of oldest.slice(0, room)) {
    const { id } = request;
    // its card would say the wrong requester: the next round knows
    if (mayBeOwn(request)) continue;
    const claimed = await store.approvals.update(id, (one) =>
      one.state === 'open' && one.postedAt === undefined ? { ...one, postedAt: at.toISOString() } : undefined,
    );
    if (!claimed) continue;
    const posted = await messenger.post(adminChannel.channelId, await cardOf(services, claimed, own));
    await store.approvals.update(id, (one) => ({
      ...one,
      ...(posted.kind === 'sent' && { card: posted.place }),
      // Teams surely has it not
      ...(posted.kind === 'refused' && { postedAt: undefined }),
    }));
    if (posted.kind === 'refused') return;
  }
}

/** Once an hour. */
async function tellOfMore(
  { store, now }: WatchServices,
  messenger: Channel,
  channelId: string,
  more: number,
): Promise<void> {
  const at = now();
  if (!(await claimOnce(store, 'approvalsMoreToldAt', HOUR_MS, at))) return;
  const words = wordsFor(await channelLanguage(store));
  const lines = [words.approvals.many(words.number(more))];
  await messenger.post(channelId, noticeCard({ words, now: at }, { tone: 'warning', lines }));
}

async function bringUpToDate(services: WatchServices, messenger: Channel, own: Own): Promise<void> {
  const { store, log } = services;
  for (const request of await store.approvals.list(({ cardBehind }) => cardBehind === true)) {
    const { id, card } = request;
    try {
      const stands = card && (await messenger.update(card, await cardOf(services, request, own)));
      // it may have ended while its card was changed
      const behind = (one: WatchedRequest) => (saysTheSame(one, request) ? undefined : one.cardBehind);
      await store.approvals.update(id, (one) => ({
        ...one,
        card: stands ?? one.card,
        cardBehind: behind(one),
      }));
    } catch (error) {
      log.warn({ err: error, request: id }, 'the card of a request for approval could not be updated');
    }
  }
}

/** Whether a card shows the same of both. */
const saysTheSame = (a: WatchedRequest, b: WatchedRequest) =>
  a.state === b.state && a.receiptId === b.receiptId && a.changeId === b.changeId;

async function cardOf(services: WatchServices, request: WatchedRequest, own: Own) {
  const { receipt, change } = own.get(request.id) ?? {};
  const words = wordsFor(await channelLanguage(services.store));
  const requester = await nameOf(services, request);
  return approvalCard({ words, now: services.now() }, request, { receipt, change, requester });
}

/** Read with their own rights. Where that isn't possible now, what Graph called them. */
async function nameOf(
  { graphFor }: WatchServices,
  { requester }: WatchedRequest,
): Promise<string | undefined> {
  if (requester?.kind !== 'person' || requester.name !== undefined) return undefined;
  const graph = graphFor({ personId: requester.id, signal: timeLimit(CALL_MS) });
  const person = await part(graph.directory.speaker(requester.id));
  return person.ok ? person.value.displayName : undefined;
}
