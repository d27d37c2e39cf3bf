import { callsTo } from '../../helpdesk/caller/announce-call.ts';
import { answerCheck, standingOf } from '../../helpdesk/caller/caller-check.ts';
import { waitsForSomebody } from '../../helpdesk/contracts/receipt.ts';
import { isDisowned, notMe } from '../../helpdesk/caller/not-me.ts';
import type { CallerCheck, Disowned } from '../../helpdesk/contracts/policy/caller.ts';
import { wordsFor } from '../../locales/index.ts';
import { notMeCard, personAnsweredCard, reallyCard } from '../../cards/index.ts';
import type { Answer } from '../../helpdesk/contracts/conversation.ts';
import type { TakeBackPress } from '../press.ts';
import { text, toOperators } from '../press.ts';
import type { Services, UncheckedTurn } from '../turn.ts';
import { say } from '../turn.ts';
import { cardOf } from './asking-card.ts';
import { renew } from './verify.ts';

/** The person presses a number. They need no role: only whether it is theirs counts. */
export const answerCaller: TakeBackPress = {
  kind: 'takeBack',
  async run(turn, data) {
    const { services, request, words } = turn;
    const answer = { id: text(data, 'check'), number: text(data, 'number') };
    const check = await answerCheck(services, request.personId, answer);
    if (!check) return toOperators(say(words.caller.refused.unknown));
    if (check.state === 'verified') await renew(services, check.confirmationId);
    await tellOperator(services, check);
    return personAnsweredCard(turn, { ...check, state: standingOf(check, services.now()) });
  },
};

/** The person says that it isn't them, whenever that is. */
export const sayNotMe: TakeBackPress = {
  kind: 'takeBack',
  async run(turn, data) {
    const { services, request, words } = turn;
    const disowned: Disowned[] = (['check', 'call', 'receipt'] as const)
      .map((kind) => ({ kind, id: text(data, kind) }))
      .filter(({ id }) => id !== '');
    const [first = { kind: 'check', id: '' }] = disowned;
    const done = await notMe(services, request.personId, first);
    if (!done) return toOperators(say(words.caller.refused.unknown));
    const { about, check, canceled, left } = done;
    if (check) await tellOperator(services, { ...check, state: 'denied' });
    services.alert({ kind: 'notMe', operatorId: about.operatorId, about, left: left.length });
    const person = about.managerName === undefined ? undefined : about.personName;
    return notMeCard(turn, { canceled, left, person });
  },
};

/** Changes the operator's card, in the operator's language. */
async function tellOperator(services: Services, check: CallerCheck): Promise<void> {
  if (!check.operatorCard) return;
  const kept =
    check.confirmationId === undefined ? undefined : services.confirmCards.get(check.confirmationId);
  const turn = { services, words: wordsFor(check.locale), now: services.now() };
  await services.updateCard(check.operatorCard, cardOf(turn, check, kept));
}

const OPEN_MS = 30 * 60_000;

/** What is open about the speaker. It asks nothing of Graph, and nobody has to have a role. */
export async function isThisReally(turn: UncheckedTurn): Promise<Answer> {
  const { services, request, now } = turn;
  const { store } = services;
  const me = request.personId;
  const since = now.getTime() - OPEN_MS;
  const [checks, calls, waiting, fences] = await Promise.all([
    store.callerChecks.list(
      (one) =>
        (one.personId === me || one.managerId === me) &&
        Date.parse(one.createdAt) > since &&
        one.state !== 'denied',
    ),
    callsTo(services, me),
    store.receipts.list((one) => one.userId === me && waitsForSomebody(one)),
    store.fences.list(() => true),
  ]);
  const open = checks.filter((check) => !isDisowned(check, fences));
  const newest = open.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
  return reallyCard(turn, me, {
    checks: newest.slice(0, 3),
    calls: calls.slice(0, 3),
    waiting: waiting.slice(0, 3),
  });
}
