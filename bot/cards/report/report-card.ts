import { capital } from '../../locales/capital.ts';
import type { View } from '../../helpdesk/contracts/conversation.ts';
import type { Report } from '../../helpdesk/report/read-report.ts';
import type { Week } from '../../helpdesk/report/report.ts';
import { highest, median, OUTCOMES, sum } from '../../helpdesk/report/report.ts';
import type { DurationUnit } from '../../locales/en/admin-channel/report.ts';
import type { CardAnswer } from '../shared/answer.ts';
import { answer } from '../shared/answer.ts';
import { buttons } from '../shared/button.ts';
import type { Context } from '../shared/context.ts';
import { note } from '../shared/note.ts';
import { shortened } from '../shared/text.ts';
import { dateOf } from '../shared/time.ts';
import { entryOf } from '../shared/values.ts';

/** How wide letters are, compared. */
const BOLD = 10;
const PLAIN = 8;

/** Rows of a list. More are in the file. */
const MOST_ROWS = 6;

/** What the help desk did, by week: a chart, tables and a way to the file. */
export function reportCard(context: Context, { weeks, countedFrom }: Report): CardAnswer {
  const { words } = context;
  const said = words.report;
  const happened = weeks.some((week) => week.lookUps > 0 || sum(week.actions) > 0 || sum(week.refusals) > 0);
  const [first] = weeks;
  return answer(context, 'report', words.summary.report, {
    heading: said.heading,
    about: first ? [{ text: said.about(dayOf(context, first)) }] : [],
    notes: [
      ...(countedFrom === undefined
        ? []
        : [note('warning', said.countedFrom(exactly(context, countedFrom)))]),
      ...(happened ? [] : [note('open', said.nothing)]),
    ],
    charts: happened ? [chart(context, weeks)] : [],
    sections: [
      ...section(said.ended, outcomeRows(context, weeks), [outcomeLine(context, weeks), said.endedAbout]),
      ...section(said.most, actionRows(context, weeks)),
      ...section(said.refusals, refusalRows(context, weeks)),
      ...section(said.verdicts, verdictRows(context, weeks), [said.verdictsAbout]),
    ],
    buttons: buttons([{ title: said.export, verb: 'report.export', data: {} }]),
  });
}

function chart(context: Context, weeks: readonly Week[]): View {
  const { report: said, number } = context.words;
  const series = (legend: string, color: string, of: (week: Week) => number) => ({
    legend,
    color,
    points: weeks.map((week) => ({ x: dayOf(context, week), y: String(of(week)) })),
  });
  return {
    title: said.byWeek,
    xTitle: said.weekOf,
    yTitle: said.count,
    series: [
      series(said.lookUps, 'categoricalBlue', ({ lookUps }) => lookUps),
      series(said.actions, 'categoricalPurple', ({ actions }) => sum(actions)),
    ],
    rows: table(
      [said.week, said.lookUps, said.actions, said.refused],
      weeks.map((week) => [
        dayOf(context, week),
        number(week.lookUps),
        number(sum(week.actions)),
        number(sum(week.refusals)),
      ]),
    ),
  };
}

function outcomeRows(context: Context, weeks: readonly Week[]): View[] {
  const { report: said, number } = context.words;
  const acted = weeks.filter(({ actions }) => sum(actions) > 0);
  return table(
    [said.week, said.actions, said.done, said.failed, said.toDone],
    acted.map((week) => [
      dayOf(context, week),
      number(sum(week.actions)),
      number(week.outcomes.get('done') ?? 0),
      number(week.outcomes.get('failed') ?? 0),
      took(context, [...week.toDone.values()].flat()),
    ]),
  );
}

function outcomeLine({ words: { report: said, number } }: Context, weeks: readonly Week[]): string {
  const sums = new Map(highest(weeks, ({ outcomes }) => outcomes));
  return OUTCOMES.flatMap((name) => {
    const count = sums.get(name);
    return count === undefined ? [] : [said.outcome(said.outcomes[name], number(count))];
  }).join(' · ');
}

function actionRows(context: Context, weeks: readonly Week[]): View[] {
  const { report: said, number, actions } = context.words;
  return table(
    [said.action, said.count, said.toDone],
    highest(weeks, (week) => week.actions)
      .slice(0, MOST_ROWS)
      .map(([name, count]) => [
        actions.title(name, []),
        number(count),
        took(
          context,
          weeks.flatMap(({ toDone }) => toDone.get(name) ?? []),
        ),
      ]),
  );
}

function refusalRows({ words }: Context, weeks: readonly Week[]): View[] {
  const { report: said, number, audit } = words;
  return table(
    [said.why, said.count],
    highest(weeks, ({ refusals }) => refusals)
      .slice(0, MOST_ROWS)
      .map(([why, count]) => [
        capital(entryOf<string>(audit.reasons, why) ?? shortened(why, 100)),
        number(count),
      ]),
  );
}

function verdictRows({ words }: Context, weeks: readonly Week[]): View[] {
  const { report: said, number, diagnosis } = words;
  return table(
    [said.verdict, said.count],
    highest(weeks, ({ verdicts }) => verdicts)
      .slice(0, MOST_ROWS)
      .map(([name, count]) => [
        entryOf<string>(said.noVerdict, name) ??
          entryOf<{ cause: string }>(diagnosis.rules, name)?.cause ??
          shortened(name, 100),
        number(count),
      ]),
  );
}

/** No section if its table has no rows. */
function section(heading: string, rows: View[], about: readonly string[] = []): View[] {
  return rows.length > 1 ? [{ heading, rows, small: about.map((text) => ({ text })) }] : [];
}

/** A column has room for its longest word, so that no word is broken on a phone. One letter more is the space between columns. */
const widest = ([title = '', ...texts]: readonly string[]): number =>
  Math.round(Math.max(BOLD * longestWord(title), ...texts.map((text) => PLAIN * longestWord(text))) + BOLD);

const longestWord = (text: string): number => Math.max(...text.split(' ').map(({ length }) => length));

/** The first row has the titles of the columns. */
function table(titles: readonly string[], rows: readonly (readonly string[])[]): View[] {
  const widths = titles.map((title, at) => String(widest([title, ...rows.map((cells) => cells[at] ?? '')])));
  const row = (cells: readonly string[], weight: 'Bolder' | 'Default') => ({
    cells: cells.map((text, at) => ({ text, weight, width: widths[at] ?? '' })),
  });
  return [row(titles, 'Bolder'), ...rows.map((cells) => row(cells, 'Default'))];
}

const UNITS: readonly (readonly [unit: DurationUnit, seconds: number])[] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

function took({ words: { report: said, number } }: Context, times: readonly number[]): string {
  const time = median(times);
  if (time === undefined) return said.none;
  const seconds = Math.max(1, Math.round(time / 1000));
  // two of a unit say more than one of the next
  const [unit, length] = UNITS.find(([, long]) => seconds >= 2 * long) ?? (['second', 1] as const);
  return said.took(number(Math.round(seconds / length)), unit);
}

function dayOf({ words }: Context, { monday }: Pick<Week, 'monday'>): string {
  const date = dateOf(monday);
  return date ? words.time.shortDay(date) : monday;
}

function exactly({ words }: Context, at: string): string {
  const date = dateOf(at);
  return date ? words.time.exact(date) : at;
}
