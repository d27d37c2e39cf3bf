import type { AskedField } from '../../helpdesk/access/policy-conditions.ts';
import type { ManagedDevice } from '../../helpdesk/contracts/model.ts';
import type { Confirmation } from '../../helpdesk/contracts/store.ts';
import type { Key } from '../../helpdesk/keys/catalogue.ts';
import { withCaller } from '../caller/caller-cards.ts';
import type { CardAnswer } from '../shared/answer.ts';
import { answer } from '../shared/answer.ts';
import { lastButtons } from '../shared/button.ts';
import type { Context } from '../shared/context.ts';
import { deviceName, primaryUser } from '../shared/device-words.ts';
import { note } from '../shared/note.ts';
import { shortened } from '../shared/text.ts';
import { dotted, nonEmpty } from '../shared/values.ts';

interface KeyAskView {
  confirmation: Confirmation;
  key: Key;
  device: ManagedDevice;
  /** What was typed with the last press, and which fields of it are missing or wrong. */
  slip?: { fields: readonly AskedField[]; typed: Record<AskedField, string> } | undefined;
}

/** Asks what the policy asks before a key is shown. Its button carries only the confirmation's id. */
export function keyAskCard(context: Context, { confirmation, key, device, slip }: KeyAskView): CardAnswer {
  const { words } = context;
  const { needs = [], id } = confirmation;
  const name = shortened(deviceName(context, device.deviceName));
  const serial = nonEmpty(device.serialNumber);
  const question = words.keyAsk.questions[key.id];
  const said = words.policy.inputs;
  const card = answer(context, 'key-ask', words.summary.confirm(question, name), {
    heading: question,
    notes: slip ? [note('bad', words.card.remote.confirm.marked)] : [],
    name,
    line: dotted([
      shortened(primaryUser(context, device)),
      serial === undefined ? undefined : words.card.serial(shortened(serial)),
    ]),
    what: words.keyAsk.what,
    asked: (['reason', 'ticket'] as const)
      .filter((field) => field === 'ticket' || needs.includes(field) || slip?.fields.includes(field))
      .map((field) => ({
        ...said[field],
        id: field,
        value: slip?.typed[field] ?? '',
        faults: slip?.fields.includes(field)
          ? [note('bad', faultWords(context, field, slip.typed[field]))]
          : [],
      })),
    buttonRow: [],
    goodFor: words.keyAsk.goodFor,
    ...lastButtons(
      { title: words.actions.cancel, verb: 'device.show', data: { device: device.id } },
      { title: words.keys[key.id].show, verb: 'key.show', data: { confirmation: id }, style: 'positive' },
    ),
  });
  return needs.includes('callerCheck') ? withCaller(context, card, id) : card;
}

/** A ticket number that was typed is none. */
function faultWords({ words }: Context, field: AskedField, typed: string): string {
  return field === 'ticket' && typed.trim() !== ''
    ? words.card.remote.confirm.faults.ticket
    : words.policy.inputs[field].error;
}
