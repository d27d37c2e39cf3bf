import type { View } from '../../helpdesk/contracts/conversation.ts';
import type { Listed } from '../../helpdesk/contracts/graph/found.ts';
import type { EntraDevice } from '../../helpdesk/contracts/model.ts';
import type { Part } from '../../helpdesk/contracts/problem.ts';
import type { PersonFile } from '../../helpdesk/people/person-file.ts';
import { deviceRow, registeredRow } from '../device/device-row.ts';
import type { CardAnswer } from '../shared/answer.ts';
import { answer } from '../shared/answer.ts';
import { buttons } from '../shared/button.ts';
import type { Context } from '../shared/context.ts';
import { backToUser, pageButtons, pageOf, rangeOf } from '../shared/pages.ts';
import { personTitle } from '../shared/person-words.ts';
import { problemNote, unreadNotes } from '../shared/problem-note.ts';
import { howMany } from '../shared/values.ts';
import { deviceNotes } from './device-notes.ts';

const PAGE = 6;

/** One page of a person's devices: those in Intune, then those that only Entra knows. */
export function devicesCard(context: Context, file: PersonFile, page: number): CardAnswer {
  const { words } = context;
  const { person, devices, registered } = file;
  const managed = devices.ok ? devices.value.items.map((row) => deviceRow(context, row, person)) : [];
  const others = registered.ok ? registered.value.items.map((device) => registeredRow(context, device)) : [];
  const shown = pageOf([...managed, ...others], page, PAGE);
  const managedShown = shown.items.filter((row) => managed.includes(row));
  const othersShown = shown.items.filter((row) => others.includes(row));
  const total = managed.length + others.length;
  const exact = (!devices.ok || devices.value.exact) && (!registered.ok || registered.value.exact);
  const all = howMany(context, { total, exact });
  return answer(context, 'devices', words.summary.devices(personTitle(person)), {
    name: personTitle(person),
    range: total > PAGE ? [rangeOf(context, shown, all)] : [],
    managed: managedSection(context, file, managedShown),
    registered: registeredSection(context, registered, othersShown),
    buttons: buttons([
      ...pageButtons(context, shown, 'user.devices', { user: person.id }),
      backToUser(context, person.id),
    ]),
  });
}

function managedSection(context: Context, file: PersonFile, shown: View[]): View {
  const { card } = context.words;
  const { devices } = file;
  if (!devices.ok) {
    return { heading: card.devicesUncounted, notes: [problemNote(context, devices.problem)], devices: [] };
  }
  const { total, exact } = devices.value;
  const notes = [...deviceNotes(context, file, exact ? total : 1), ...unreadNotes(context, devices.value)];
  return { heading: card.devices(howMany(context, devices.value)), notes, devices: shown };
}

function registeredSection(context: Context, registered: Part<Listed<EntraDevice>>, shown: View[]): View[] {
  const { card } = context.words;
  if (!registered.ok) {
    const notes = [problemNote(context, registered.problem)];
    return [{ heading: card.registeredUncounted, notes, devices: [] }];
  }
  if (shown.length === 0) return [];
  const count = howMany(context, registered.value);
  return [{ heading: card.registered(count), notes: unreadNotes(context, registered.value), devices: shown }];
}
