import type { View } from '../../helpdesk/contracts/conversation.ts';
import type { Listed } from '../../helpdesk/contracts/graph.ts';
import type { ManagedDevice, PersonName } from '../../helpdesk/contracts/model.ts';
import type { CardAnswer } from '../shared/answer.ts';
import { answer } from '../shared/answer.ts';
import type { ButtonInit } from '../shared/button.ts';
import { buttonRow } from '../shared/button.ts';
import type { Context } from '../shared/context.ts';
import { checkedIn, deviceName, platformName, primaryUser } from '../shared/device-words.ts';
import { personTitle } from '../shared/person-words.ts';
import { dotted, howMany } from '../shared/values.ts';

const SHOWN = 8;

/** Several people match: asks which one is meant. */
export function choiceCard(context: Context, text: string, people: Listed<PersonName>): CardAnswer {
  const { words } = context;
  const all = howMany(context, people);
  const shown = people.items.slice(0, SHOWN);
  const cut = people.total > shown.length || !people.exact;
  return choice(context, text, words.choice.people(all), {
    question: words.choice.pick,
    rows: shown.map((person) =>
      row(
        { title: personTitle(person), verb: 'user.show', data: { user: person.id } },
        dotted([person.userPrincipalName, person.department]),
      ),
    ),
    more: cut ? [{ text: words.choice.firstPeople(words.number(shown.length), all) }] : [],
    picker: cut ? [picker(context)] : [],
  });
}

/** Several devices match: asks which one is meant. `total` includes the matches that are not in `devices`. */
export function deviceChoiceCard(
  context: Context,
  text: string,
  devices: readonly ManagedDevice[],
  total: number,
): CardAnswer {
  const { words } = context;
  const shown = devices.slice(0, SHOWN);
  const all = words.number(Math.max(total, devices.length));
  const more = words.choice.firstDevices(words.number(shown.length), all);
  return choice(context, text, words.choice.devices(all), {
    question: words.choice.pickDevice,
    rows: shown.map((device) =>
      row(
        { title: deviceName(context, device.deviceName), verb: 'device.show', data: { device: device.id } },
        dotted([
          primaryUser(context, device),
          platformName(context, device),
          device.serialNumber && words.card.serial(device.serialNumber),
          checkedIn(context, device.lastSyncDateTime),
        ]),
      ),
    ),
    more: total > shown.length || devices.length > shown.length ? [{ text: more }] : [],
    picker: [],
  });
}

function choice(context: Context, text: string, heading: string, view: View): CardAnswer {
  const { words } = context;
  return answer(context, 'choice', words.summary.choice(heading, text), {
    heading,
    searched: `${words.choice.searched} `,
    text: words.card.quoted(text),
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
