import type { Outcome } from '../../../helpdesk/report/report.ts';
import type { VerdictName } from '../../../helpdesk/report/verdict-tally.ts';

export type DurationUnit = 'second' | 'minute' | 'hour' | 'day';

const UNITS: Readonly<Record<DurationUnit, string>> = { second: 's', minute: 'min', hour: 'h', day: 'd' };

/** The report in the admin channel. Counts are text. */
export const report = {
  heading: 'Report',
  about: (from: string) => `Since ${from}. Weeks begin on Monday, UTC. Nobody is named.`,
  countedFrom: (when: string) =>
    `There is more in the audit than a report reads. What happened before ${when} isn’t counted.`,
  nothing: 'Nothing happened in these weeks.',
  byWeek: 'Actions and look-ups by week',
  week: 'Week',
  weekOf: 'Week of',
  count: 'Number',
  lookUps: 'Look-ups',
  actions: 'Actions',
  refused: 'Refused',
  done: 'Done',
  failed: 'Failed',
  toDone: 'Time to done',
  none: '–',
  ended: 'How actions ended',
  endedAbout: 'Time to done is the median: half of the actions took less.',
  outcomes: {
    done: 'Done',
    failed: 'Failed',
    notSupported: 'Not supported',
    canceled: 'Canceled',
    unknown: 'Outcome unknown',
    waiting: 'Waiting',
    notSent: 'Not sent',
  } satisfies Record<Outcome, string>,
  outcome: (outcome: string, n: string) => `${outcome} ${n}`,
  most: 'Most used actions',
  action: 'Action',
  refusals: 'Refusals',
  why: 'Reason',
  verdicts: 'Most common verdicts',
  verdictsAbout: 'The first cause on each user or device card that was shown.',
  verdict: 'Verdict',
  noVerdict: {
    nothingWrong: 'Nothing wrong found',
    noCause: 'No cause found, but not everything could be read',
  } satisfies Partial<Record<VerdictName, string>>,
  /** 3 min */
  took: (n: string, unit: DurationUnit) => `${n} ${UNITS[unit]}`,
  export: 'Export',
};
