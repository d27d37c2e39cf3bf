import { channelLanguage } from '../helpdesk/admin/channel-language.ts';
import { noticeCard } from '../cards/index.ts';
import type { Services } from '../commands/turn.ts';
import { Operators } from '../helpdesk/access/operators.ts';
import { RoleAssignmentCache } from '../helpdesk/access/role-assignment-cache.ts';
import type { Messenger } from '../helpdesk/contracts/conversation.ts';
import { part } from '../helpdesk/contracts/problem.ts';
import { policyNames } from '../helpdesk/policy/names.ts';
import { needsNow, WITH_ONE_OPERATOR } from '../helpdesk/policy/needs.ts';
import { tooFewDeciders } from '../helpdesk/second/deciders.ts';
import { wordsFor } from '../locales/index.ts';
import { timeLimit } from '../time/time-limit.ts';
import type { Background } from './background.ts';
import { inBackground } from './background.ts';
import { claimOnce, isDue } from './claim-once.ts';

const FIRST_MS = 2_000;
const RETRY_MS = 60_000;
const CALL_MS = 60_000;
const DAY_MS = 86_400_000;
const TOLD = 'oneOperatorToldAt';

type TellServices = Pick<
  Services,
  'store' | 'policy' | 'now' | 'log' | 'graphFor' | 'adminChannel' | 'lenders' | 'checkedByGraph'
> & {
  /** True if Graph can be asked as the bot itself. */
  asItself: boolean;
};

/**
 * Tells the admins after the start, once a day at most, if the policy asks for a second operator and nobody is there to be one: such actions
 * can't go on. Resolves each look to when it is tried again; undefined: it is done.
 */
export function tellOfOneOperator(
  services: TellServices,
  messenger: Pick<Messenger, 'post'>,
  retryMs = RETRY_MS,
): Pick<Background, 'stop'> {
  const { log } = services;
  return inBackground(async () => ((await isTold(services, messenger)) ? undefined : retryMs), {
    failed: (error) => log.error({ err: error }, 'whether there is a second operator could not be looked up'),
    firstMs: Math.min(FIRST_MS, retryMs),
    retryMs,
  });
}

/** Resolves to whether nothing is left to tell. */
async function isTold(services: TellServices, messenger: Pick<Messenger, 'post'>): Promise<boolean> {
  const { adminChannel, store, now, log } = services;
  if (!adminChannel || !(await asksSecond(services))) return true;
  if (!isDue(await store.notes.get(TOLD), DAY_MS, now())) return true;
  const read = await looked(services);
  if (!read) return false;
  if (!read.names) return true;
  log.warn(
    { deciders: read.names.length },
    'the policy asks for a second operator, and nobody else can be one',
  );
  const at = now();
  if (!(await claimOnce(store, TOLD, DAY_MS, at))) return true;
  const words = wordsFor(await channelLanguage(store));
  const said = words.policy.oneOperator;
  const [name] = read.names;
  const lines = [name === undefined ? said.nobody : said.only(name), said.how, said.file(WITH_ONE_OPERATOR)];
  const posted = await messenger.post(
    adminChannel.channelId,
    noticeCard({ words, now: at }, { tone: 'warning', lines }),
  );
  // Teams surely has it not
  if (posted.kind === 'refused') await store.notes.update(TOLD, () => ({ value: '' }));
  return posted.kind !== 'refused';
}

/** Whether the policy asks for a second operator before anything. */
async function asksSecond(services: TellServices): Promise<boolean> {
  const all = await Promise.all(policyNames.map((name) => needsNow(services, name)));
  return all.some((needs) => needs.includes('secondOperator') && !needs.includes('denied'));
}

/**
 * Asked as the bot, else with the sign-in of somebody in the channel. undefined: it can't be read now. That there are too few is believed
 * only of an administrator: Intune hides roles from others.
 */
async function looked({
  asItself,
  lenders,
  graphFor,
  adminChannel,
  now,
  checkedByGraph = false,
}: TellServices): Promise<{ names: string[] | undefined } | undefined> {
  // of its own: what one person sees of another's roles isn't kept for anybody
  const operators = new Operators(new RoleAssignmentCache(now, { perPerson: true }), { checkedByGraph });
  for (const personId of asItself ? [undefined] : lenders.newest()) {
    if (!adminChannel) return undefined;
    const graph = graphFor({ personId, signal: timeLimit(CALL_MS) });
    const read = await part(tooFewDeciders(operators, graph, adminChannel));
    if (!read.ok) continue;
    const names = read.value;
    if (!names || personId === undefined) return { names };
    const lender = await part(operators.fresh(graph, personId));
    if (lender.ok && lender.value.kind === 'operator' && lender.value.operator.adminRoles.length > 0)
      return { names };
  }
  return undefined;
}
