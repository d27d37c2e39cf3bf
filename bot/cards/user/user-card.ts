import { mayBeSeveral } from '../../helpdesk/actions/define.ts';
import type { View } from '../../helpdesk/contracts/conversation.ts';
import type { Listed } from '../../helpdesk/contracts/graph/found.ts';
import type { Account, EntraDevice, Group, PersonName } from '../../helpdesk/contracts/model.ts';
import type { Part } from '../../helpdesk/contracts/problem.ts';
import type { DeviceRow } from '../../helpdesk/people/person-devices.ts';
import type { PersonFile } from '../../helpdesk/people/person-file.ts';
import type { TabCounts } from '../../helpdesk/people/tab-names.ts';
import type { Verdict } from '../../helpdesk/diagnosis/verdict.ts';
import { devicesInTrouble, troubleFirst } from '../../helpdesk/diagnosis/verdict.ts';
import { verdictSection } from '../diagnosis/verdict-section.ts';
import { deviceRow, registeredRow } from '../device/device-row.ts';
import type { CardAnswer } from '../shared/answer.ts';
import { answer } from '../shared/answer.ts';
import type { ButtonInit } from '../shared/button.ts';
import { buttonRow, buttonRows, buttons, secondary } from '../shared/button.ts';
import type { Context } from '../shared/context.ts';
import { isTheirs } from '../shared/device-words.ts';
import type { Note } from '../shared/note.ts';
import { note } from '../shared/note.ts';
import { openInIntune } from '../shared/portal.ts';
import { initials, personTitle } from '../shared/person-words.ts';
import { unreadNotes, unreadPart } from '../shared/problem-note.ts';
import { shortened } from '../shared/text.ts';
import { dotted, howMany, nonEmpty } from '../shared/values.ts';
import { accountSection } from './account-section.ts';
import { deviceNotes } from './device-notes.ts';
import { groupRow } from './group-row.ts';
import { tabButtonsOf } from './tab-counts.ts';

const GROUPS_SHOWN = 5;
const DEVICES_SHOWN = 6;
const REGISTERED_SHOWN = 4;

/** A person's account, groups and devices. `looking`: more is being read, and will change it. `counts`: how much was wrong in tabs that were opened a moment ago. If the person is outside the operator's scope: only their name and their devices in scope. */
export function userCard(
  context: Context,
  file: PersonFile,
  verdict: Verdict,
  { looking = false, counts = {} }: { looking?: boolean; counts?: TabCounts } = {},
): CardAnswer {
  const { words } = context;
  const { person, personInScope } = file;
  const account = personInScope && file.account.ok ? file.account.value : undefined;
  const name = personTitle(person);
  const summary = personInScope ? words.summary.user(name) : words.summary.outside(name);
  return answer(context, 'user', summary, {
    header: personHeader(context, person, account),
    verdict: verdictSection(context, verdict, { looking }),
    outside: personInScope ? [] : [outsideNote(context, file)],
    account: personInScope ? [{ heading: words.person.account, ...accountSection(context, file) }] : [],
    groups: personInScope ? [groupsSection(context, file.groups, person.id)] : [],
    devices: devicesSection(context, file, verdict),
    registered: personInScope ? registeredSection(context, file.registered, person.id) : [],
    buttons: [
      ...buttons([{ title: words.card.refresh, verb: 'user.show', data: { user: person.id } }]),
      ...(personInScope
        ? buttons([
            { title: words.caller.verify, verb: 'caller.verify', data: { user: person.id } },
            {
              title: words.caller.call(shortened(name, 40)),
              verb: 'caller.announce',
              data: { user: person.id },
            },
          ])
        : []),
      ...(personInScope ? openInIntune(context, 'user', person.id) : []),
      ...secondary([{ title: words.ticket.button, verb: 'user.ticket', data: { user: person.id } }]),
      ...tabButtonsOf(context, file, { verdict, counts }),
    ],
  });
}

function outsideNote({ words }: Context, { scopeUnread }: PersonFile): Note {
  return scopeUnread ? note('unsure', words.person.outsideUnread) : note('info', words.person.outside);
}

function personHeader(context: Context, person: PersonName, account: Account | undefined): View {
  const job = [account?.jobTitle, account?.department].filter((part) => nonEmpty(part)).join(', ');
  return {
    initials: initials(personTitle(person)),
    name: personTitle(person),
    line: dotted([account ? person.userPrincipalName : undefined, job]),
    notes: account ? [accountState(context, account)] : [],
  };
}

function accountState({ words }: Context, account: Account): Note {
  if (account.accountEnabled === undefined) return note('unsure', words.person.stateUnknown);
  return account.accountEnabled ? note('good', words.person.enabled) : note('bad', words.person.blocked);
}

function groupsSection(context: Context, groups: Part<Listed<Group>>, user: string): View {
  const { words } = context;
  if (!groups.ok) return { ...unread(context, words.card.groupsUncounted, groups), groups: [] };
  const { items, total, exact } = groups.value;
  const shown = items.slice(0, GROUPS_SHOWN);
  const cut = total > shown.length || !exact;
  const all = howMany(context, groups.value);
  return {
    heading: words.card.groups(all),
    notes: [
      ...(total === 0 && exact ? [note('open', words.card.noGroups)] : []),
      ...unreadNotes(context, groups.value),
    ],
    groups: shown.map((group) => groupRow(context, group)),
    more: cut ? [{ text: words.card.firstOf(words.number(shown.length), all) }] : [],
    buttonRow: buttonRow(
      cut ? [{ title: words.card.allGroups, verb: 'user.groups', data: { user, page: '0' } }] : [],
    ),
  };
}

function devicesSection(context: Context, file: PersonFile, verdict: Verdict): View {
  const { devices, person } = file;
  const { words } = context;
  if (!devices.ok)
    return { ...unread(context, words.card.devicesUncounted, devices), devices: [], forAll: [] };
  const { items, exact } = devices.value;
  const count = howMany(context, devices.value);
  const shown = troubleFirst(items, verdict).slice(0, DEVICES_SHOWN);
  const cut = items.length > shown.length;
  const sortedBy = devicesInTrouble(verdict).size > 0 ? words.card.worstOf : words.card.firstOf;
  const rows = buttonRows([
    ...(cut ? [allDevices(context, person.id)] : []),
    ...(forSeveral(items, person) ? [severalDevices(context, person.id)] : []),
    ...(items.length > 1 ? [compareDevices(context, person.id)] : []),
  ]);
  return {
    heading: words.card.devices(count),
    notes: [...deviceNotes(context, file, exact ? shown.length : 1), ...unreadNotes(context, devices.value)],
    devices: shown.map((row: DeviceRow) => deviceRow(context, row, person)),
    more: cut ? [{ text: sortedBy(words.number(shown.length), count) }] : [],
    forAll: rows.length > 0 ? [{ buttonRow: rows }] : [],
  };
}

/** Left out if there are none, as for most people. */
function registeredSection(context: Context, registered: Part<Listed<EntraDevice>>, user: string): View[] {
  const { words } = context;
  if (!registered.ok)
    return [{ ...unread(context, words.card.registeredUncounted, registered), devices: [] }];
  const { items } = registered.value;
  if (items.length === 0) return [];
  const count = howMany(context, registered.value);
  const shown = items.slice(0, REGISTERED_SHOWN);
  const cut = items.length > shown.length;
  return [
    {
      heading: words.card.registered(count),
      notes: unreadNotes(context, registered.value),
      devices: shown.map((device) => registeredRow(context, device)),
      more: cut ? [{ text: words.card.firstOf(words.number(shown.length), count) }] : [],
      buttonRow: buttonRow(cut ? [allDevices(context, user)] : []),
    },
  ];
}

/** Whether an action is available for at least two devices of their own. */
function forSeveral(rows: readonly DeviceRow[], person: PersonName): boolean {
  const able = rows
    .filter(({ device }) => isTheirs(device, person))
    .flatMap(({ offers }) =>
      offers.flatMap(({ action, possible }) => (possible && mayBeSeveral(action) ? [action.id] : [])),
    );
  return new Set(able).size < able.length;
}

function severalDevices({ words }: Context, user: string): ButtonInit {
  return { title: words.card.remote.several, verb: 'devices.several', data: { user } };
}

function compareDevices({ words }: Context, user: string): ButtonInit {
  return { title: words.compare.button, verb: 'devices.compare', data: { user } };
}

function allDevices({ words }: Context, user: string): ButtonInit {
  return { title: words.card.allDevices, verb: 'user.devices', data: { user, page: '0' } };
}

function unread(
  context: Context,
  heading: string,
  { problem }: Part<unknown> & { ok: false },
): { heading: string; notes: Note[]; more: never[]; buttonRow: never[] } {
  return { heading, notes: [unreadPart(context, problem)], more: [], buttonRow: [] };
}
