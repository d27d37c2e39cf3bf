import type { View } from '../../helpdesk/contracts/conversation.ts';
import type { RemoteAction } from '../../helpdesk/actions/catalogue.ts';
import type { DeviceDetails } from '../../helpdesk/contracts/model.ts';
import type { Confirmation } from '../../helpdesk/contracts/store.ts';
import { actionNameOn } from '../../locales/action-words.ts';
import { filledFacts } from '../shared/action-values.ts';
import type { CardAnswer } from '../shared/answer.ts';
import { answer } from '../shared/answer.ts';
import { askedInputs, lostTick, marked } from './asked-inputs.ts';
import { withCaller } from '../caller/caller-cards.ts';
import { confirmEffects } from './confirm-effects.ts';
import type { Slip } from './confirm-inputs.ts';
import { writing } from './confirm-inputs.ts';
import { lastButtons } from '../shared/button.ts';
import type { Context } from '../shared/context.ts';
import { checkedIn, deviceName, primaryUser, platformName } from '../shared/device-words.ts';
import { factRows } from '../shared/fact.ts';
import type { Note } from '../shared/note.ts';
import { note } from '../shared/note.ts';
import { shortened } from '../shared/text.ts';
import { dotted, nonEmpty } from '../shared/values.ts';

export interface ConfirmView {
  confirmation: Confirmation;
  action: RemoteAction;
  devices: readonly DeviceDetails[];
  slip?: Slip | undefined;
}

/** Asks whether to go ahead. Its buttons carry only the confirmation's id. */
export function confirmCard(context: Context, view: ConfirmView): CardAnswer {
  const { words } = context;
  const { confirmation, action, devices, slip } = view;
  const said = actionNameOn(context.words.actions.known[action.id], devices);
  const [first] = devices;
  const facts = filledFacts(context, action, confirmation);
  const question = devices.length > 1 ? severalQuestion(context, action, devices) : said.question;
  const names = devices.map((device) => deviceName(context, device.deviceName)).join(', ');
  const card = answer(context, 'confirm', words.summary.confirm(question, names), {
    question,
    notes: [
      ...marked(words.card.remote.confirm.marked, slip),
      ...(confirmation.needs?.includes('secondOperator')
        ? [note('info', words.policy.second.willBeAsked)]
        : []),
    ],
    caller: [],
    devices: devices.map((device) => who(context, device, devices.length > 1 ? 'Default' : 'Large')),
    filled: facts.length > 0 ? [{ label: words.card.remote.filled, facts: factRows(facts) }] : [],
    effects: confirmEffects(context, action, devices, confirmation.values),
    cancels: action.cancels && first ? [cancels(context, first)] : [],
    destructive: action.danger === 'destructive' ? writing(context, first, confirmation, slip) : [],
    asked: askedInputs(context, confirmation, { slip, danger: action.danger }),
    lost: lostTick(context, action, confirmation, slip?.typed),
    goodFor: words.actions.goodFor,
    ...lastButtons(
      { title: words.actions.cancel, verb: 'action.cancel', data: { confirmation: confirmation.id } },
      {
        title: said.confirm,
        verb: 'action.confirm',
        data: { confirmation: confirmation.id },
        style: action.danger === 'destructive' ? 'destructive' : 'positive',
      },
    ),
    buttonRow: [],
  });
  const verifies = confirmation.needs?.includes('callerCheck') === true;
  return verifies ? withCaller(context, card, confirmation.id) : card;
}

function severalQuestion(
  { words }: Context,
  action: RemoteAction,
  devices: readonly DeviceDetails[],
): string {
  const count = words.card.remote.devices(devices.length, words.number(devices.length));
  return words.card.remote.confirm.several(words.actions.title(action.id, devices), count);
}

function who(context: Context, device: DeviceDetails, size: 'Default' | 'Large'): View {
  const { words } = context;
  const serial = nonEmpty(device.serialNumber);
  return {
    size,
    name: shortened(deviceName(context, device.deviceName)),
    person: shortened(dotted([primaryUser(context, device), platformName(context, device)])),
    apart: shortened(dotted([nonEmpty(device.model) ?? device.manufacturer, checkedIn(context, device)])),
    serial: serial ? words.card.serial(shortened(serial)) : words.card.noSerial(device.id),
  };
}

const PENDING = new Set(['pending', 'active']);

function cancels({ words }: Context, device: DeviceDetails): Note {
  const said = words.card.remote.confirm;
  const waiting = device.deviceActionResults.filter(({ actionState }) => PENDING.has(actionState));
  const names = [...new Set(waiting.map(({ actionName }) => words.actions.title(actionName, [device])))];
  return note('warning', names.length > 0 ? said.cancels(names.join(', ')) : said.cancelsNothing);
}
