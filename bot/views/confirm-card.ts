import { platformOf } from '../helpdesk/actions/platform.ts';
import type { Asked } from '../helpdesk/confirm.ts';
import { actionWords } from './action-words.ts';
import type { CardAnswer } from './answer.ts';
import { answer } from './answer.ts';
import type { Context } from './context.ts';
import { deviceName } from './device-row.ts';
import { platformName } from './platform-name.ts';
import { dotted, nonEmpty } from './values.ts';

/** Whether it shall really be done. Its buttons carry the confirmation's id and nothing else. */
export function confirmCard(context: Context, asked: Asked & { kind: 'asked' }): CardAnswer {
  const { words } = context;
  const { confirmation, device } = asked;
  const said = actionWords(context, asked.action.name);
  const effects = said.effects(platformOf(device));
  const labels = words.actions.confirmLabels;
  const name = deviceName(context, device.deviceName);
  const serial = nonEmpty(device.serialNumber);
  return answer(context, 'confirm', words.summary.confirm(said.question, name), {
    question: said.question,
    name,
    person: dotted([
      nonEmpty(device.userDisplayName) ??
        nonEmpty(device.userPrincipalName) ??
        device.userId ??
        words.device.noPrimaryUser,
      platformName(context, device),
    ]),
    serial: serial ? words.card.serial(serial) : words.card.noSerial,
    effects: [
      { label: labels.happens, text: effects.happens },
      { label: labels.notice, text: effects.notice },
      { label: labels.untouched, text: effects.untouched },
    ].filter((effect) => effect.text !== ''),
    goodFor: words.actions.goodFor,
    confirm: said.confirm,
    cancel: words.actions.cancel,
    confirmation: confirmation.id,
  });
}
