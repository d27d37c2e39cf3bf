import { confirm } from '../helpdesk/act.ts';
import type { Confirmed } from '../helpdesk/act.ts';
import { ask, cancel } from '../helpdesk/confirm.ts';
import type { Confirmation } from '../helpdesk/ports.ts';
import { refresh } from '../helpdesk/receipts.ts';
import { confirmCard, noticeCard, problemWords, receiptCard, refusalWords } from '../views/index.ts';
import type { CheckedPress, SelfCheckingPress, Turn, UncheckedTurn } from './desk.ts';
import { say, text } from './desk.ts';
import type { Answer } from './request.ts';

/** Draws the confirm card. */
export const askAction: CheckedPress = {
  verb: 'action.ask',
  async run(turn, data) {
    const { answers, desk, operator } = turn;
    const asked = await ask(desk, turn.world, operator, text(data, 'action'), text(data, 'device'));
    switch (asked.kind) {
      case 'asked':
        return confirmCard(turn, asked);
      case 'impossible':
        await refusedToAsk(turn, asked.action.name, asked.why.kind, asked.device.id);
        return noticeCard(turn, {
          lines: [refusalWords(turn, asked.why, asked.action.name)],
          buttons: [showDeviceButton(turn, asked.device.id)],
        });
      case 'noSuchAction':
        return say(answers.confirm.noSuchAction);
      case 'none':
        return say(answers.deviceGone);
      case 'outside':
        await refusedToAsk(turn, text(data, 'action'), 'scope', text(data, 'device'));
        return say(answers.outside);
      case 'refused':
        return say(asked.why === 'noRole' ? answers.noRole : answers.noReadPermission);
    }
  },
};

async function refusedToAsk(turn: Turn, what: string, outcome: string, deviceId: string): Promise<void> {
  await turn.desk.audit.append({
    kind: 'refused',
    what,
    operatorId: turn.operator.speaker.id,
    deviceId,
    outcome,
  });
}

/** The press that acts: it believes nothing but the confirmation's id, and reads all else from Graph. */
export const confirmAction: SelfCheckingPress = {
  verb: 'action.confirm',
  checksPresserItself: true,
  async run(turn, data) {
    const confirmed = await confirm(turn.desk, turn.world, turn.request.personId, text(data, 'confirmation'));
    return answerToConfirm(turn, confirmed);
  },
};

function answerToConfirm(turn: UncheckedTurn, confirmed: Confirmed): Answer {
  const words = turn.answers.confirm;
  switch (confirmed.kind) {
    case 'receipt':
      return receiptCard(turn, confirmed.receipt, { again: confirmed.again });
    case 'unknown':
    case 'notYours':
      return say(words[confirmed.kind]);
    case 'changed':
    case 'canceled':
    case 'expired':
    case 'lost':
    case 'gone':
      return nothingSent(turn, confirmed.confirmation, [
        words[confirmed.kind](confirmed.confirmation.deviceName),
      ]);
    case 'denied':
      return nothingSent(turn, confirmed.confirmation, [
        words.denied(confirmed.confirmation.deviceName),
        whyDenied(turn, confirmed),
      ]);
    case 'unsure':
      return nothingSent(turn, confirmed.confirmation, [
        words.unsure(confirmed.confirmation.deviceName),
        problemWords(turn, confirmed.problem),
      ]);
  }
}

function whyDenied(turn: UncheckedTurn, { why, confirmation }: Confirmed & { kind: 'denied' }): string {
  return why.kind === 'notAnOperator'
    ? turn.answers.confirm.notAnOperator
    : refusalWords(turn, why, confirmation.action);
}

/** Says why nothing was sent, and offers to ask anew. */
function nothingSent(turn: UncheckedTurn, confirmation: Confirmation, lines: string[]): Answer {
  const again = {
    title: turn.answers.buttons.tryAgain(turn.words.actions.title(confirmation.action)),
    verb: 'action.ask',
    data: { action: confirmation.action, device: confirmation.deviceId },
  };
  return noticeCard(turn, { lines, buttons: [again, showDeviceButton(turn, confirmation.deviceId)] });
}

function showDeviceButton(turn: UncheckedTurn, deviceId: string) {
  return { title: turn.answers.buttons.showDevice, verb: 'device.show', data: { device: deviceId } };
}

export const cancelAction: SelfCheckingPress = {
  verb: 'action.cancel',
  checksPresserItself: true,
  async run(turn, data) {
    const canceled = await cancel(turn.desk, turn.request.personId, text(data, 'confirmation'));
    return canceled
      ? nothingSent(turn, canceled, [turn.answers.confirm.canceled(canceled.deviceName)])
      : say(turn.answers.confirm.unknown);
  },
};

export const refreshReceipt: CheckedPress = {
  verb: 'receipt.show',
  async run(turn, data) {
    const refreshed = await refresh(turn.desk, turn.world, turn.operator, text(data, 'receipt'));
    switch (refreshed.kind) {
      case 'receipt':
        return receiptCard(turn, refreshed.receipt, refreshed.problem ? { problem: refreshed.problem } : {});
      case 'outside':
        return say(turn.answers.outside);
      case 'unknown':
      case 'notYours':
        return say(turn.answers.receipt[refreshed.kind]);
    }
  },
};
