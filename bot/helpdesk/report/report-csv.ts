import { csvLine } from '../admin/audit-csv.ts';
import type { Report } from './read-report.ts';
import { median } from './report.ts';

/** Every number of a report, a line each: week, what was counted, of what, and the number. Names are those of the audit. */
export function reportCsv({ weeks }: Report): string {
  const lines = weeks.flatMap((week) => {
    const each = (measure: string, counts: Iterable<readonly [string, number]>) =>
      [...counts].map(([name, count]) => [week.monday, measure, name, count]);
    const seconds = [...week.toDone].map(
      ([name, times]) => [name, Math.round((median(times) ?? 0) / 1000)] as const,
    );
    return [
      [week.monday, 'lookUps', undefined, week.lookUps],
      ...each('actionOutcome', week.outcomes),
      ...each('action', week.actions),
      ...each('medianSecondsToDone', seconds),
      ...each('refusal', week.refusals),
      ...each('verdict', week.verdicts),
    ];
  });
  return [['week', 'measure', 'name', 'value'], ...lines].map(csvLine).join('');
}
