import type { Confirmed, Held } from '../../helpdesk/remote/confirm.ts';
import type { Denial } from '../../helpdesk/remote/run.ts';
import { confirm, lookAt } from '../../helpdesk/remote/confirm.ts';
import { checkingCard } from './checking-card.ts';
import { actionNamed } from '../../helpdesk/actions/catalogue.ts';
import { cancel } from '../../helpdesk/remote/confirmations.ts';
import type { Confirmation } from '../../helpdesk/contracts/store.ts';
import { noticeCard, problemWords, receiptCard } from '../../cards/index.ts';
import type { ButtonInit, Link, Slip } from '../../cards/index.ts';
import type { ChangePress, ForOperators, ReadPress, TakeBackPress } from '../press.ts';
import { text, toOperators } from '../press.ts';
import type { UncheckedTurn } from '../turn.ts';
import { say } from '../turn.ts';
import { asItStands, drawn } from '../caller/asking-card.ts';
import { askInChannel } from '../policy/second.ts';
import { elsewhere, refusedBecause } from './refused.ts';
import type { Answer } from '../../helpdesk/contracts/conversation.ts';
import { showDeviceButton } from '../operator/show-device-button.ts';

/** Sends the action. Of the press only the confirmation's id counts; everything else is read from the store and from Graph. */
export const confirmAction: ChangePress = {
  kind: 'change',
  async run(turn, data) {
    const { services, request, graph } = turn;
    const typed = {
      deviceName: text(data, 'deviceName'),
      serialNumber: text(data, 'serialNumber'),
      reason: text(data, 'reason'),
      ticket: text(data, 'ticket'),
      lost: text(data, 'lost') === 'true',
    };
    const card = request.said.kind === 'press' ? request.said.card : undefined;
    const press = { personId: request.personId, confirmationId: text(data, 'confirmation'), typed, card };
    return answerToConfirm(turn, await confirm(services, graph, press), typed);
  },
};

/** For a card that still says that a press is being checked. */
export const showConfirmation: ReadPress = {
  kind: 'read',
  run: (turn, data) => whatBecameOf(turn, text(data, 'confirmation')),
};

/** What became of a confirmation. It sends nothing. */
export async function whatBecameOf(turn: UncheckedTurn, id: string): Promise<Answer> {
  const found = await lookAt(turn.services, turn.request.personId, id);
  if (found.kind !== 'over') {
    const { kind, confirmation } = found;
    if (kind === 'checking') return checkingCard(turn, turn.request, confirmation);
    return redrawn(turn, confirmation);
  }
  const answer = await answerToConfirm(turn, found.confirmed);
  return answer.kind === 'forOperators' ? answer.answer : answer;
}

async function answerToConfirm(
  turn: UncheckedTurn,
  confirmed: Confirmed,
  typed?: Slip['typed'],
): Promise<Answer | ForOperators> {
  const words = turn.words.answers.confirm;
  switch (confirmed.kind) {
    case 'receipts': {
      const receipts = await askInChannel(turn, confirmed.receipts);
      for (const receipt of receipts) turn.services.follow(receipt);
      return receiptCard(turn, receipts, { again: confirmed.again });
    }
    case 'unknown':
    case 'notYours':
      return toOperators(say(words[confirmed.kind]));
    case 'noGrant':
      return redrawn(turn, confirmed.confirmation, { slip: typed && { fields: [], typed }, lacking: true });
    case 'tooEarly':
      return redrawn(turn, confirmed.confirmation);
    case 'typed': {
      const { confirmation, why, typed } = confirmed;
      return redrawn(turn, confirmation, { slip: { ...why, typed } });
    }
    case 'changed':
    case 'canceled':
    case 'expired':
    case 'lost':
    case 'gone':
      return nothingSent(turn, confirmed.confirmation, words[confirmed.kind]);
    case 'denied': {
      const why = await whyDenied(turn, confirmed.why, confirmed.confirmation);
      const links = elsewhere(turn, confirmed.why, confirmed.confirmation.targets[0]?.deviceId);
      return nothingSent(turn, confirmed.confirmation, words.denied, { more: [why], links });
    }
    case 'noneCan':
      return noneSent(turn, confirmed.confirmation, confirmed.held);
    case 'unsure':
      return nothingSent(turn, confirmed.confirmation, words.unsure, {
        more: [problemWords(turn, confirmed.problem)],
      });
  }
}

/** The same card again. If something was typed, with that, and what of it was wrong. */
async function redrawn(
  turn: UncheckedTurn,
  confirmation: Confirmation,
  { slip, lacking }: { slip?: Slip | undefined; lacking?: boolean } = {},
): Promise<Answer> {
  const kept = slip ? undefined : turn.services.confirmCards.get(confirmation.id);
  const card = kept ?? (await drawn(turn, confirmation, slip));
  return card ? asItStands(turn, confirmation, card, lacking) : say(turn.words.answers.confirm.unknown);
}

/** None of several devices was sent it: each device with its own reason. */
async function noneSent(
  turn: UncheckedTurn,
  confirmation: Confirmation,
  held: readonly Held[],
): Promise<Answer> {
  const words = turn.words.answers.confirm;
  const lines = await Promise.all(
    held.map(async (one) =>
      one.kind === 'denied'
        ? turn.words.card.reasonFor(one.target.deviceName, await whyDenied(turn, one.why, confirmation))
        : words[one.kind](one.target.deviceName),
    ),
  );
  return noticeCard(turn, { lines: [words.noneOfThem, ...lines] });
}

async function whyDenied(
  turn: UncheckedTurn,
  why: Denial,
  { action, targets: [first] }: Confirmation,
): Promise<string> {
  if (why.kind === 'notAnOperator') return turn.words.answers.confirm.notAnOperator;
  const known = actionNamed(action);
  return known && first
    ? refusedBecause(turn, why, { action: known.id, device: first })
    : turn.words.answers.confirm.noSuchAction;
}

export const cancelAction: TakeBackPress = {
  kind: 'takeBack',
  async run(turn, data) {
    const canceled = await cancel(turn.services, turn.request.personId, text(data, 'confirmation'));
    return canceled
      ? nothingSent(turn, canceled, turn.words.answers.confirm.canceled)
      : toOperators(say(turn.words.answers.confirm.unknown));
  },
};

/** Says why nothing was sent. For a single device, the action is offered again. */
function nothingSent(
  turn: UncheckedTurn,
  { action, targets }: Confirmation,
  what: (devices: string) => string,
  { more = [], links = [] }: { more?: readonly string[]; links?: readonly Link[] } = {},
): Answer {
  const lines = [what(targets.map(({ deviceName }) => deviceName).join(', ')), ...more];
  const [first, second] = targets;
  if (!first || second) return noticeCard(turn, { lines });
  const again: ButtonInit = {
    title: turn.words.answers.buttons.tryAgain(turn.words.actions.title(action, [first])),
    verb: 'action.ask',
    data: { action, device: first.deviceId },
  };
  return noticeCard(turn, { lines, links, buttons: [again, showDeviceButton(turn, first.deviceId)] });
}
