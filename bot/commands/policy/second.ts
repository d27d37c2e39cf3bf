import { channelLanguage } from '../../helpdesk/admin/channel-language.ts';
import { wordsFor } from '../../locales/index.ts';
import type { Answer } from '../../helpdesk/contracts/conversation.ts';
import type { SecondRequest } from '../../helpdesk/contracts/policy/records.ts';
import { waitsForSecond, type Receipt } from '../../helpdesk/contracts/receipt.ts';
import { actionNamed } from '../../helpdesk/actions/catalogue.ts';
import { part } from '../../helpdesk/contracts/problem.ts';
import { decideSecond, type SecondDecided } from '../../helpdesk/second/decide-second.ts';
import { problemWords, secondCard } from '../../cards/index.ts';
import { refusedBecause } from '../actions/refused.ts';
import type { DecidePress, DecidingTurn } from '../admin/admin-turn.ts';
import type { PressData } from '../press.ts';
import { text } from '../press.ts';
import type { UncheckedTurn } from '../turn.ts';
import { say } from '../turn.ts';

/**
 * Asks in the admin channel for a second operator, if receipts wait for one that nobody has been asked for. Resolves to the receipts as they
 * are then: where it can't be asked, nothing waits.
 */
export async function askInChannel(turn: UncheckedTurn, receipts: readonly Receipt[]): Promise<Receipt[]> {
  const { services } = turn;
  const { store } = services;
  const id = receipts.find(({ reason }) => reason?.kind === 'secondOperator')?.secondRequest;
  const request = id === undefined ? undefined : await store.seconds.get(id);
  if (request?.state !== 'open' || request.card) return [...receipts];
  const place = await services.tellAdmins(
    secondCard({ ...turn, words: wordsFor(await channelLanguage(store)) }, request, {
      requester: await nameOf(turn, request.operatorId),
    }),
  );
  if (place) {
    await store.seconds.update(request.id, (now) => ({ ...now, card: place }));
    return [...receipts];
  }
  const endedAt = services.now().toISOString();
  return store.together((drafts) => {
    const asked = drafts.seconds.get(request.id);
    const isOpen = asked?.state === 'open';
    if (isOpen) drafts.seconds.put(request.id, { ...asked, state: 'canceled' });
    return receipts.map((receipt) => {
      const now = drafts.receipts.get(receipt.id) ?? receipt;
      // Teams may have posted it although it didn't say so, and somebody may have decided
      if (!isOpen || now.secondRequest !== request.id || !waitsForSecond(now)) return now;
      const because = now.reason?.kind === 'secondOperator' ? now.reason.because : undefined;
      const ended: Receipt = {
        ...now,
        state: 'failed',
        reason: { kind: 'refused', why: 'secondUnasked', ...(because && { because }) },
        endedAt,
        updatedAt: endedAt,
      };
      drafts.receipts.put(ended.id, ended);
      return ended;
    });
  });
}

export const approveSecond: DecidePress = {
  kind: 'change',
  decides: (turn, data) => decided(turn, data, true),
};

export const rejectSecond: DecidePress = {
  kind: 'change',
  decides: (turn, data) => decided(turn, data, false),
};

async function decided(turn: DecidingTurn, data: PressData, approves: boolean): Promise<Answer> {
  const { services, graph, operator, request, words } = turn;
  const id = text(data, 'request');
  const outcome = await decideSecond(services, graph, operator.speaker.id, { id, approves });
  if (outcome.kind === 'unknown') return say(words.policy.second.decided.unknown);
  const requester = await nameOf(turn, outcome.request.operatorId);
  const line = await lineOf(turn, outcome);
  const open = ['ownRequest', 'ownWord', 'mayNot', 'unsure', 'changed', 'gone'].includes(outcome.kind);
  const card = secondCard(turn, outcome.request, { requester, line, open });
  if (outcome.kind !== 'approved' && outcome.kind !== 'rejected') return card;
  const pressed = request.said.kind === 'press' ? request.said.card : undefined;
  const place = outcome.request.card ?? pressed;
  if (place) await services.updateCard(place, card);
  await goOn(turn, outcome.request);
  return card;
}

/** The requester's receipts go on at once. */
async function goOn({ services }: DecidingTurn, { receiptIds }: SecondRequest): Promise<void> {
  for (const id of receiptIds) {
    const receipt = await services.store.receipts.get(id);
    if (receipt) services.follow(receipt, 0);
  }
}

async function lineOf(
  turn: DecidingTurn,
  outcome: Exclude<SecondDecided, { kind: 'unknown' }>,
): Promise<string> {
  const said = turn.words.policy.second.decided;
  const { kind, request } = outcome;
  const decider = turn.operator.speaker.displayName;
  switch (kind) {
    case 'approved':
    case 'rejected':
      return said[kind](decider);
    case 'ownRequest':
    case 'ownWord':
    case 'over':
      return said[kind];
    case 'unsure':
      return `${said.unsure} ${problemWords(turn, outcome.problem)}`;
    case 'changed':
    case 'gone':
      return turn.words.answers.confirm[kind](request.targets[0]?.deviceName ?? '');
    case 'mayNot': {
      const { why } = outcome;
      const action = actionNamed(request.action);
      const [device] = request.targets;
      if (why.kind === 'notAnOperator' || !action || !device) return said.mayNot;
      return `${said.mayNot} ${await refusedBecause(turn, why, { action: action.id, device })}`;
    }
  }
}

async function nameOf({ graph }: Pick<UncheckedTurn, 'graph'>, personId: string): Promise<string> {
  const person = await part(graph.directory.speaker(personId));
  return person.ok ? person.value.displayName : personId;
}
