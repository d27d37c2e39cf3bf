import type { View } from '../../helpdesk/contracts/conversation.ts';
import type { ManagedDevice, PersonName } from '../../helpdesk/contracts/model.ts';
import type { Problem } from '../../helpdesk/contracts/problem.ts';
import type { DeviceTabName, TabName } from '../../helpdesk/people/tab-names.ts';
import type { CardAnswer } from '../shared/answer.ts';
import { answer } from '../shared/answer.ts';
import type { ButtonInit } from '../shared/button.ts';
import { buttonRow, buttons } from '../shared/button.ts';
import type { Context } from '../shared/context.ts';
import { deviceName } from '../shared/device-words.ts';
import type { Note } from '../shared/note.ts';
import { note } from '../shared/note.ts';
import { backToDevice, backToUser, pageButtons, pageOf, rangeOf } from '../shared/pages.ts';
import { openInIntune } from '../shared/portal.ts';
import { problemNote, unreadNotes } from '../shared/problem-note.ts';
import { personTitle } from '../shared/person-words.ts';

const PAGE = 8;

/** One line of a tab: a policy, an app, a failure. */
export interface TabRow {
  title: string;
  state: Note;
  lines: readonly string[];
  /** Something that somebody has to do something about. */
  wrong: boolean;
  /** Error codes that “why” explains. */
  codes?: readonly string[];
  /** What opens more about it. */
  open?: ButtonInit;
}

export interface TabView {
  rows: readonly TabRow[];
  /** What to know about all of it. */
  notes: readonly Note[];
  /** What could not be read, each with the reason. */
  gaps?: readonly Note[] | undefined;
  /** Why there may be more rows. */
  unread?: Problem | undefined;
  /** Of how many devices it was read. */
  cut?: { shown: number; all: number };
}

/** What is shown of a tab. `only`: nothing but what is wrong. */
interface Shown<T = TabName> {
  tab: T;
  page: number;
  only: boolean;
}

/** Whose tab it is: what its buttons ask for, and where they lead back to. */
interface Whose {
  verb: 'user.tab' | 'device.tab';
  data: Readonly<Record<string, string>>;
  name: string;
  nothing: string;
  back: ButtonInit;
  page: readonly View[];
}

/** A tab of the troubleshooting pane: what is wrong first, a page at a time. */
export function tabCard(context: Context, person: PersonName, view: TabView, shown: Shown): CardAnswer {
  return tab(context, view, shown, {
    verb: 'user.tab',
    data: { user: person.id, tab: shown.tab },
    name: personTitle(person),
    nothing: context.words.tabs.nothing[shown.tab],
    back: backToUser(context, person.id),
    page: [],
  });
}

/** The same for one device. */
export function deviceTabCard(
  context: Context,
  device: Pick<ManagedDevice, 'id' | 'deviceName'>,
  view: TabView,
  shown: Shown<DeviceTabName>,
): CardAnswer {
  const { tabs } = context.words;
  return tab(context, view, shown, {
    verb: 'device.tab',
    data: { device: device.id, tab: shown.tab },
    name: deviceName(context, device.deviceName),
    nothing: tabs.nothingHere[shown.tab],
    back: backToDevice(context, device.id),
    page: openInIntune(context, 'device', device.id),
  });
}

function tab(context: Context, view: TabView, shown: Shown, whose: Whose): CardAnswer {
  const { words } = context;
  const { only } = shown;
  const said = words.tabs;
  const wrong = view.rows.filter((row) => row.wrong);
  const rows = only ? wrong : [...wrong, ...view.rows.filter((row) => !row.wrong)];
  const one = pageOf(rows, shown.page, PAGE);
  const data = { ...whose.data, only: only ? '1' : '' };
  const filter = { verb: whose.verb, data: { ...whose.data, only: only ? '' : '1', page: '0' } };
  const gaps = [...(view.gaps ?? []), ...moreGaps(context, view)];
  const headingOf = gaps.length > 0 ? said.headingAtLeast : said.heading;
  const heading = headingOf(
    said.names[shown.tab],
    words.number(wrong.length),
    words.number(view.rows.length),
  );
  const here = { ...data, page: String(one.page) };
  return answer(context, 'tab', `${heading}, ${whose.name}`, {
    heading,
    name: whose.name,
    notes: [...view.notes, ...gaps, ...emptyNotes(context, rows, { only, gaps, nothing: whose.nothing })],
    rows: one.items.map((row) => rowView(context, row, here)),
    range: rows.length > PAGE ? [rangeOf(context, one, words.number(rows.length))] : [],
    buttons: [
      ...buttons([
        ...pageButtons(context, one, whose.verb, data),
        ...(only
          ? [{ title: said.everything, ...filter }]
          : wrong.length > 0 && wrong.length < view.rows.length
            ? [{ title: said.onlyProblems, ...filter }]
            : []),
        whose.back,
      ]),
      ...whose.page,
    ],
  });
}

function rowView(
  { words }: Context,
  { title, state, lines, codes = [], open }: TabRow,
  here: ButtonInit['data'],
) {
  return {
    title,
    notes: [state],
    lines: lines.map((text) => ({ text })),
    buttonRow: buttonRow([
      ...(open ? [open] : []),
      ...[...new Set(codes)].slice(0, CODES_SHOWN).map((code) => ({
        title: words.tabs.why(code),
        verb: 'tab.why' as const,
        data: { ...here, code },
      })),
    ]),
  };
}

const CODES_SHOWN = 2;

/** Nothing is called none that wasn't all read. */
function emptyNotes(
  { words: { tabs } }: Context,
  rows: readonly TabRow[],
  { only, gaps, nothing }: { only: boolean; gaps: readonly Note[]; nothing: string },
): Note[] {
  if (rows.length > 0) return [];
  if (only) return [note('open', gaps.length > 0 ? tabs.noProblemsRead : tabs.noProblems)];
  return gaps.length > 0 ? [] : [note('open', nothing)];
}

function moreGaps(context: Context, { unread, cut, rows }: TabView): Note[] {
  const { words } = context;
  const all = cut && note('info', words.tabs.notAll(words.number(cut.shown), words.number(cut.all)));
  const why =
    unread && (rows.length === 0 ? problemNote(context, unread) : unreadNotes(context, { unread })[0]);
  return [why, all].filter((one) => one !== undefined);
}
