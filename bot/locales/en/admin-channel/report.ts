import type { Translator } from '../../translator.ts';
import { unbroken } from '../../unbroken.ts';
import type { Outcome } from '../../../helpdesk/report/report.ts';
import type { VerdictName } from '../../../helpdesk/report/verdict-tally.ts';

export type DurationUnit = 'second' | 'minute' | 'hour' | 'day';

/** The report in the admin channel. Counts are text. */
export const report = ({ t, inContext }: Translator) => {
  const UNITS: Readonly<Record<DurationUnit, string>> = {
    second: t('s'),
    minute: t('min'),
    hour: t('h'),
    day: t('d'),
  };
  return {
    heading: t('Report'),
    about: (from: string) => t('Since {{from}} · Weeks begin on Monday, UTC · Nobody is named', { from }),
    countedFrom: (when: string) =>
      t('There is more in the audit than a report reads. What happened before {{when}} isn’t counted.', {
        when,
      }),
    nothing: t('Nothing happened in these weeks.'),
    byWeek: t('Actions and lookups by week'),
    week: t('Week'),
    weekOf: t('Week of'),
    count: t('Number'),
    lookUps: inContext('column', 'Lookups'),
    actions: t('Actions'),
    // titles of narrow columns
    refused: inContext('column', 'Refused'),
    done: inContext('column', 'Done'),
    failed: inContext('column', 'Failed'),
    toDone: inContext('column', 'Time to done'),
    none: '–',
    ended: t('How actions ended'),
    endedAbout: t('Time to done is the median: half of the actions took less.'),
    outcomes: {
      done: t('Done'),
      failed: t('Failed'),
      notSupported: t('Not supported'),
      canceled: t('Canceled'),
      unknown: t('Outcome unknown'),
      waiting: t('Waiting'),
      notSent: t('Not sent'),
    } satisfies Record<Outcome, string>,
    outcome: (outcome: string, n: string) => `${outcome} ${n}`,
    most: t('Most used actions'),
    action: t('Action'),
    refusals: t('Refusals'),
    why: t('Reason'),
    verdicts: t('Most common verdicts'),
    verdictsAbout: t('The first cause on each user or device card that was shown.'),
    verdict: t('Verdict'),
    noVerdict: {
      nothingWrong: t('Nothing wrong found'),
      noCause: t('No cause found, but not everything could be read'),
    } satisfies Partial<Record<VerdictName, string>>,
    /** 3 min */
    took: (n: string, unit: DurationUnit) => unbroken(`${n} ${UNITS[unit]}`),
    export: t('Export'),
  };
};
