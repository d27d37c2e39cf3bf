import { confirm } from '../helpdesk/act.ts';
import type { Confirmed, Denial } from '../helpdesk/act.ts';
import { actionNamed, catalogue } from '../helpdesk/actions/catalogue.ts';
import { ask, cancel } from '../helpdesk/confirm.ts';
import { readDevice } from '../helpdesk/device-file.ts';
import { readPerson } from '../helpdesk/person-file.ts';
import type { Confirmation } from '../helpdesk/ports.ts';
import { refresh } from '../helpdesk/receipts.ts';
import {
  actionFormCard,
  actionsCard,
  confirmCard,
  noticeCard,
  problemWords,
  receiptCard,
  refusalWords,
  severalCard,
} from '../views/index.ts';
import type { CheckedPress, PressData, SelfCheckingPress, Turn, UncheckedTurn } from './desk.ts';
import { say, text } from './desk.ts';
import type { Answer } from './request.ts';

/** Draws the confirm card, or the action's form first where it has one. */
export const askAction: CheckedPress = {
  verb: 'action.ask',
  run: (turn, data) => answerToAsk(turn, text(data, 'action'), [text(data, 'device')]),
};

/** The form comes back filled in. */
export const fillAction: CheckedPress = {
  verb: 'action.fill',
  run: (turn, data) => answerToAsk(turn, text(data, 'action'), [text(data, 'device')], data),
};

async function answerToAsk(
  turn: Turn,
  action: string,
  devices: string[],
  filled?: PressData,
): Promise<Answer> {
  const { answers, desk, operator } = turn;
  const asked = await ask(desk, turn.world, operator, action, devices, filled);
  switch (asked.kind) {
    case 'asked':
      return confirmCard(turn, asked);
    case 'form':
      return actionFormCard(turn, asked);
    case 'impossible':
      await refusedToAsk(turn, asked.action.name, asked.why.kind, asked.device.id);
      return noticeCard(turn, {
        lines: [refusalWords(turn, asked.why, asked.action.id)],
        buttons: [showDeviceButton(turn, asked.device.id)],
      });
    case 'noSuchAction':
      return say(answers.confirm.noSuchAction);
    case 'none':
      return say(answers.deviceGone);
    case 'outside':
      await refusedToAsk(turn, actionNamed(action)?.name ?? 'action', 'scope', devices[0]);
      return say(answers.outside);
    case 'refused':
      return say(asked.why === 'noRole' ? answers.noRole : answers.noReadPermission);
  }
}

async function refusedToAsk(
  turn: Turn,
  what: string,
  outcome: string,
  deviceId: string | undefined,
): Promise<void> {
  await turn.desk.audit.append({
    kind: 'refused',
    what,
    operatorId: turn.operator.speaker.id,
    deviceId,
    outcome,
  });
}

/** All that can be done with a device, and why the rest can't. */
export const moreActions: CheckedPress = {
  verb: 'device.actions',
  async run(turn, data) {
    const read = await readDevice(turn.world, turn.operator, text(data, 'device'));
    if (read.kind === 'file') return actionsCard(turn, read.file);
    return say(read.kind === 'outside' ? turn.answers.outside : turn.answers.deviceGone);
  },
};

/** What can be done with several devices at once: nothing that can't be undone, and nothing that asks for more. */
const forSeveral = catalogue.filter(({ danger, form }) => danger !== 'destructive' && !form?.length);

export const severalDevices: CheckedPress = {
  verb: 'devices.several',
  run: (turn, data) => several(turn, data),
};

export const askSeveral: CheckedPress = {
  verb: 'devices.ask',
  async run(turn, data) {
    const devices = typeof data.devices === 'string' ? data.devices.split(',').map((id) => id.trim()) : [];
    const chosen = { action: text(data, 'action'), devices: devices.filter((id) => id !== '').slice(0, 20) };
    const known = forSeveral.some(({ id }) => id === chosen.action);
    if (!known || chosen.devices.length === 0)
      return several(turn, data, turn.answers.confirm.chooseSeveral, chosen);
    return answerToAsk(turn, chosen.action, chosen.devices);
  },
};

async function several(
  turn: Turn,
  data: PressData,
  fault?: string,
  chosen?: { action: string; devices: string[] },
): Promise<Answer> {
  const read = await readPerson(turn.world, turn.operator, text(data, 'user'), catalogue);
  if (read.kind !== 'file' || !read.file.devices.ok) return say(turn.answers.outside);
  const { person, devices } = read.file;
  return severalCard(turn, {
    person,
    rows: devices.value,
    actions: [...forSeveral],
    ...(fault === undefined ? {} : { fault }),
    ...(chosen ? { chosen } : {}),
  });
}

/** The press that acts: it believes nothing but the confirmation's id, and reads all else from Graph. */
export const confirmAction: SelfCheckingPress = {
  verb: 'action.confirm',
  checksPresserItself: true,
  async run(turn, data) {
    const { desk, request, world } = turn;
    const typed = { deviceName: text(data, 'deviceName'), reason: text(data, 'reason') };
    const card = request.said.kind === 'press' ? request.said.card : undefined;
    const press = { personId: request.personId, confirmationId: text(data, 'confirmation'), typed, card };
    return answerToConfirm(turn, await confirm(desk, world, press));
  },
};

async function answerToConfirm(turn: UncheckedTurn, confirmed: Confirmed): Promise<Answer> {
  const words = turn.answers.confirm;
  switch (confirmed.kind) {
    case 'receipts':
      for (const receipt of confirmed.receipts) turn.desk.follow(receipt);
      return receiptCard(turn, confirmed.receipts, { again: confirmed.again });
    case 'unknown':
    case 'notYours':
      return say(words[confirmed.kind]);
    case 'typed':
      return redrawn(turn, confirmed);
    case 'changed':
    case 'canceled':
    case 'expired':
    case 'lost':
    case 'gone':
      return nothingSent(turn, confirmed.confirmation, [
        words[confirmed.kind](namesIn(confirmed.confirmation)),
      ]);
    case 'denied':
      return nothingSent(turn, confirmed.confirmation, [
        words.denied(namesIn(confirmed.confirmation)),
        whyDenied(turn, confirmed.why, confirmed.confirmation),
      ]);
    case 'unsure':
      return nothingSent(turn, confirmed.confirmation, [
        words.unsure(namesIn(confirmed.confirmation)),
        problemWords(turn, confirmed.problem),
      ]);
  }
}

const namesIn = ({ targets }: Confirmation) => targets.map(({ deviceName }) => deviceName).join(', ');

/** What was typed isn't what was asked for: the same card again, with what was typed. */
async function redrawn(
  turn: UncheckedTurn,
  { confirmation, why, typed }: Confirmed & { kind: 'typed' },
): Promise<Answer> {
  const action = actionNamed(confirmation.action);
  const devices = await Promise.all(
    confirmation.targets.map(({ deviceId }) => turn.world.devices.one(deviceId)),
  );
  if (!action || why.kind !== 'typed') return say(turn.answers.confirm.unknown);
  return confirmCard(turn, { confirmation, action, devices, slip: { fields: why.fields, typed } });
}

function whyDenied(turn: UncheckedTurn, why: Denial, { action }: Confirmation): string {
  return why.kind === 'notAnOperator' ? turn.answers.confirm.notAnOperator : refusalWords(turn, why, action);
}

/** Says why nothing was sent, and offers to ask anew. */
function nothingSent(turn: UncheckedTurn, confirmation: Confirmation, lines: string[]): Answer {
  const [first] = confirmation.targets;
  if (!first) return noticeCard(turn, { lines });
  const again = {
    title: turn.answers.buttons.tryAgain(turn.words.actions.title(confirmation.action)),
    verb: 'action.ask',
    data: { action: confirmation.action, device: first.deviceId },
  };
  const buttons = confirmation.targets.length === 1 ? [again, showDeviceButton(turn, first.deviceId)] : [];
  return noticeCard(turn, { lines, buttons });
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
      ? nothingSent(turn, canceled, [turn.answers.confirm.canceled(namesIn(canceled))])
      : say(turn.answers.confirm.unknown);
  },
};

export const refreshReceipt: CheckedPress = {
  verb: 'receipt.show',
  async run(turn, data) {
    const refreshed = await refresh(turn.desk, turn.world, turn.operator, text(data, 'receipt'));
    switch (refreshed.kind) {
      case 'receipts':
        return receiptCard(turn, refreshed.receipts, refreshed.problem ? { problem: refreshed.problem } : {});
      case 'outside':
        return say(turn.answers.outside);
      case 'unknown':
      case 'notYours':
        return say(turn.answers.receipt[refreshed.kind]);
    }
  },
};
