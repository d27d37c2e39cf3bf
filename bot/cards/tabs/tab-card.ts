import type { PersonName } from '../../helpdesk/contracts/model.ts';
import type { TabName } from '../../helpdesk/people/tab-names.ts';
import type { Problem } from '../../helpdesk/contracts/problem.ts';
import type { CardAnswer } from '../shared/answer.ts';
import { answer } from '../shared/answer.ts';
import { buttons } from '../shared/button.ts';
import type { Context } from '../shared/context.ts';
import type { Note } from '../shared/note.ts';
import { note } from '../shared/note.ts';
import { backToUser, pageButtons, pageOf } from '../shared/pages.ts';
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
}

export interface TabView {
  rows: readonly TabRow[];
  /** What could not be read, and what to know about all of it. */
  notes: readonly Note[];
  /** Why there may be more rows. */
  unread?: Problem | undefined;
  /** Of how many devices it was read. */
  cut?: { shown: number; all: number };
}

/** What is shown of a tab. `only`: nothing but what is wrong. */
interface Shown {
  tab: TabName;
  page: number;
  only: boolean;
}

/** A tab of the troubleshooting pane: what is wrong first, a page at a time. */
export function tabCard(context: Context, person: PersonName, view: TabView, shown: Shown): CardAnswer {
  const { words } = context;
  const { tab, only } = shown;
  const said = words.tabs;
  const wrong = view.rows.filter((row) => row.wrong);
  const rows = only ? wrong : [...wrong, ...view.rows.filter((row) => !row.wrong)];
  const one = pageOf(rows, shown.page, PAGE);
  const end = one.from + one.items.length;
  const range = words.card.range(words.number(one.from + 1), words.number(end), words.number(rows.length));
  const data = { user: person.id, tab, only: only ? '1' : '' };
  const filter = {
    verb: 'user.tab',
    data: { user: person.id, tab, only: only ? '' : '1', page: '0' },
  } as const;
  const heading = said.heading(said.names[tab], words.number(wrong.length), words.number(view.rows.length));
  const notes = [...view.notes, ...moreNotes(context, view)];
  return answer(context, 'tab', `${heading}, ${personTitle(person)}`, {
    heading,
    name: personTitle(person),
    notes: [
      ...notes,
      ...(rows.length === 0 && (only || notes.length === 0)
        ? [note('open', only ? said.noProblems : said.nothing[tab])]
        : []),
    ],
    rows: one.items.map(({ title, state, lines }) => ({
      title,
      notes: [state],
      lines: lines.map((text) => ({ text })),
    })),
    range: rows.length > PAGE ? [{ text: range }] : [],
    buttons: buttons([
      ...pageButtons(context, one, 'user.tab', data),
      ...(only
        ? [{ title: said.everything, ...filter }]
        : wrong.length > 0 && wrong.length < view.rows.length
          ? [{ title: said.onlyProblems, ...filter }]
          : []),
      backToUser(context, person.id),
    ]),
  });
}

function moreNotes(context: Context, { unread, cut, rows }: TabView): Note[] {
  const { words } = context;
  const all = cut && note('info', words.tabs.notAll(words.number(cut.shown), words.number(cut.all)));
  const why =
    unread && (rows.length === 0 ? problemNote(context, unread) : unreadNotes(context, { unread })[0]);
  return [why, all].filter((one) => one !== undefined);
}
