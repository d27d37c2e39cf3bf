import type { ManagedDevice } from '../../helpdesk/contracts/model.ts';
import type { Confirmation } from '../../helpdesk/contracts/store.ts';
import type { Key } from '../../helpdesk/keys/catalogue.ts';
import { withCaller } from '../caller/caller-cards.ts';
import { askedInputs, marked } from './asked-inputs.ts';
import type { Slip } from './confirm-inputs.ts';
import type { CardAnswer } from '../shared/answer.ts';
import { answer } from '../shared/answer.ts';
import { lastButtons } from '../shared/button.ts';
import type { Context } from '../shared/context.ts';
import { deviceName, primaryUser } from '../shared/device-words.ts';
import { shortened } from '../shared/text.ts';
import { dotted, nonEmpty } from '../shared/values.ts';

interface KeyAskView {
  confirmation: Confirmation;
  key: Key;
  device: ManagedDevice;
  slip?: Slip | undefined;
}

/** Asks what the policy asks before a key is shown. Its button carries only the confirmation's id. */
export function keyAskCard(context: Context, { confirmation, key, device, slip }: KeyAskView): CardAnswer {
  const { words } = context;
  const { needs = [], id } = confirmation;
  const name = shortened(deviceName(context, device.deviceName));
  const serial = nonEmpty(device.serialNumber);
  const question = words.keyAsk.questions[key.id];
  const card = answer(context, 'key-ask', words.summary.confirm(question, name), {
    heading: question,
    notes: marked(words.keyAsk.marked, slip),
    caller: [],
    name,
    line: dotted([
      shortened(primaryUser(context, device)),
      serial === undefined ? undefined : words.card.serial(shortened(serial)),
    ]),
    what: words.keyAsk.what,
    asked: askedInputs(context, confirmation, { slip }),
    buttonRow: [],
    goodFor: words.keyAsk.goodFor,
    ...lastButtons(
      { title: words.actions.cancel, verb: 'device.show', data: { device: device.id } },
      { title: words.keys[key.id].show, verb: 'key.show', data: { confirmation: id }, style: 'positive' },
    ),
  });
  return needs.includes('callerCheck') ? withCaller(context, card, id) : card;
}
