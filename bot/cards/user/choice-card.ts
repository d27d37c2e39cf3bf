import type { View } from '../../helpdesk/contracts/conversation.ts';
import type { Found } from '../../helpdesk/contracts/graph/found.ts';
import type { ManagedDevice, PersonName } from '../../helpdesk/contracts/model.ts';
import type { CardAnswer } from '../shared/answer.ts';
import { answer } from '../shared/answer.ts';
import type { ButtonInit } from '../shared/button.ts';
import { buttonRow } from '../shared/button.ts';
import type { Context } from '../shared/context.ts';
import { checkedIn, deviceName, platformName, primaryUser } from '../shared/device-words.ts';
import { personTitle } from '../shared/person-words.ts';
import { dotted, howMany, nonEmpty } from '../shared/values.ts';
import { toldApart } from './told-apart.ts';

const SHOWN = 8;

interface Choosing<T> {
  /** What choosing one does, if it isn't showing their card. */
  opens?: (chosen: T) => Omit<ButtonInit, 'title'>;
  /** The title of the action or key that it is for. */
  wanted?: string;
}

/** Several people match: asks which one is meant. */
export function choiceCard(
  context: Context,
  text: string,
  people: Found<PersonName>,
  { opens = ({ id }) => ({ verb: 'user.show', data: { user: id } }), wanted }: Choosing<PersonName> = {},
): CardAnswer {
  const { words } = context;
  const all = howMany(context, people);
  const shown = people.items.slice(0, SHOWN);
  const cut = people.total > shown.length || !people.exact;
  const titles = toldApart(shown, personTitle, namesOf);
  return choice(context, text, words.choice.people(all), {
    question: wanted === undefined ? words.choice.pick : words.choice.pickFor(wanted),
    rows: shown.map((person, n) =>
      row(
        { title: titles[n] ?? personTitle(person), ...opens(person) },
        dotted([person.userPrincipalName, person.department]),
      ),
    ),
    more: [
      ...(cut ? [{ text: words.choice.firstPeople(words.number(shown.length), all) }] : []),
      ...doubts(context, people),
    ],
    picker: cut ? [picker(context)] : [],
  });
}

/** What tells people of one name apart: what fits a button on a phone, else the whole user principal name. */
const namesOf = ({ userPrincipalName }: PersonName) => [
  nonEmpty(userPrincipalName.split('@')[0]),
  userPrincipalName,
];

/** Several devices match, or one that may not be the only one: asks which is meant. */
export function deviceChoiceCard(
  context: Context,
  text: string,
  devices: Found<ManagedDevice>,
  {
    opens = ({ id }) => ({ verb: 'device.show', data: { device: id } }),
    wanted,
  }: Choosing<ManagedDevice> = {},
): CardAnswer {
  const { words } = context;
  const shown = devices.items.slice(0, SHOWN);
  const nameOf = (device: ManagedDevice) => deviceName(context, device.deviceName);
  const titles = toldApart(shown, nameOf, ({ serialNumber }) => [nonEmpty(serialNumber)]);
  const all = howMany(context, devices);
  const cut = devices.total > shown.length || !devices.exact;
  return choice(context, text, words.choice.devices(all), {
    question: wanted === undefined ? words.choice.pickDevice : words.choice.pickDeviceFor(wanted),
    rows: shown.map((device, n) =>
      row(
        { title: titles[n] ?? nameOf(device), ...opens(device) },
        dotted([
          primaryUser(context, device),
          platformName(context, device),
          device.serialNumber && words.card.serial(device.serialNumber),
          checkedIn(context, device),
        ]),
      ),
    ),
    more: [
      ...(cut ? [{ text: words.choice.firstDevices(words.number(shown.length), all) }] : []),
      ...doubts(context, devices),
    ],
    picker: [],
  });
}

/** What may be missing from the choice. */
function doubts(
  { words }: Context,
  { unsearched, unclear = 0 }: Pick<Found<unknown>, 'unsearched' | 'unclear'>,
): View[] {
  return [
    ...(unsearched.length > 0 ? [{ text: words.choice.unsearched(unsearched) }] : []),
    ...(unclear > 0 ? [{ text: words.choice.unclear(unclear) }] : []),
  ];
}

function choice(context: Context, text: string, heading: string, view: View): CardAnswer {
  const { words } = context;
  return answer(context, 'choice', words.summary.choice(heading, text), {
    heading,
    searched: `${words.choice.searched} `,
    text: words.card.quoted(text),
    buttons: [],
    ...view,
  });
}

function row(button: ButtonInit, line: string): View {
  return { line, buttonRow: buttonRow([button]) };
}

function picker({ words }: Context): View {
  return {
    label: words.choice.pickerLabel,
    placeholder: words.choice.pickerPlaceholder,
    error: words.choice.pickerError,
    select: words.choice.select,
  };
}
