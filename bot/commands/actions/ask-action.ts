import { actionNamed } from '../../helpdesk/actions/catalogue.ts';
import { callOn } from '../../helpdesk/actions/define.ts';
import { readDevice } from '../../helpdesk/devices/device-file.ts';
import type { Asked } from '../../helpdesk/remote/ask.ts';
import { ask } from '../../helpdesk/remote/ask.ts';
import { actionFormCard, actionsCard, confirmCard, noticeCard } from '../../cards/index.ts';
import type { PressData, ReadPress } from '../press.ts';
import { text } from '../press.ts';
import { fileNow, keysOf } from '../operator/device.ts';
import { mayNotRead, outsideScope } from '../operator/refusals.ts';
import type { Turn } from '../turn.ts';
import { keepConfirmCard, say } from '../turn.ts';
import type { Answer } from '../../helpdesk/contracts/conversation.ts';
import { elsewhere, refusedBecause } from './refused.ts';
import { showDeviceButton } from '../operator/show-device-button.ts';

/** What can be done with a device, and why the rest can't. */
export const moreActions: ReadPress = {
  kind: 'read',
  async run(turn, data) {
    const read = await readDevice(turn.graph, turn.operator, text(data, 'device'));
    if (read.kind === 'file')
      return actionsCard(turn, await fileNow(turn, read.file), {
        keys: keysOf(turn, read.file),
        never: text(data, 'never') !== '',
      });
    return read.kind === 'outside' ? outsideScope(turn, read.why) : say(turn.words.commands.device.gone);
  },
};

/** Shows the confirm card. If the action has a form, that comes first. */
export const askAction: ReadPress = {
  kind: 'read',
  run: (turn, data) => asked(turn, text(data, 'action'), [text(data, 'device')]),
};

/** The form comes back, filled in. */
export const fillAction: ReadPress = {
  kind: 'read',
  run: (turn, data) => asked(turn, text(data, 'action'), [text(data, 'device')], data),
};

async function asked(turn: Turn, action: string, devices: string[], filled?: PressData): Promise<Answer> {
  const wish = { action, deviceIds: devices, locale: turn.request.locale, ...(filled && { filled }) };
  const answer = await ask(turn.services, turn.graph, turn.operator, wish);
  return answerToAsk(turn, answer, { action, deviceId: devices[0] });
}

export async function answerToAsk(
  turn: Turn,
  asked: Asked,
  about: { action: string; deviceId: string | undefined },
): Promise<Answer> {
  const { answers } = turn.words;
  switch (asked.kind) {
    case 'asked':
      return keepConfirmCard(turn, asked.confirmation.id, confirmCard(turn, asked));
    case 'form':
      return actionFormCard(turn, asked);
    case 'impossible':
      await refusedToAsk(turn, callOn(asked.action, asked.device).name, asked.why.kind, asked.device.id);
      return noticeCard(turn, {
        lines: [await refusedBecause(turn, asked.why, { action: asked.action.id, device: asked.device })],
        buttons: [showDeviceButton(turn, asked.device.id)],
        links: elsewhere(turn, asked.why, asked.device.id),
      });
    case 'notAll':
    case 'noSuchAction':
      return say(answers.confirm.noSuchAction);
    case 'none':
      return say(turn.words.commands.device.gone);
    case 'outside':
      await refusedToAsk(turn, actionNamed(about.action)?.name ?? 'action', asked.why, about.deviceId);
      return outsideScope(turn, asked.why);
    case 'refused':
      return mayNotRead(turn, asked.why);
  }
}

export async function refusedToAsk(
  turn: Turn,
  what: string,
  outcome: string,
  deviceId: string | undefined,
): Promise<void> {
  await turn.services.audit.append({
    kind: 'refused',
    what,
    operatorId: turn.operator.speaker.id,
    deviceId,
    outcome,
  });
}
