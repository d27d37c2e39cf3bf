import { capital } from '../../locales/capital.ts';
import type { EnrollmentFailure } from '../../helpdesk/contracts/graph/troubleshooting.ts';
import type { Applying } from '../../helpdesk/people/applying-restrictions.ts';
import type { AnyRuleWords } from '../../locales/en/diagnosis/index.ts';
import { ruleOf } from '../../helpdesk/diagnosis/codes/find-code.ts';
import type { Context } from '../shared/context.ts';
import { note } from '../shared/note.ts';
import { relative } from '../shared/time.ts';
import { dotted } from '../shared/values.ts';
import type { TabRow, TabView } from './tab-card.ts';

/** Enrollments that failed, newest first, with what helps. */
export function failuresTab(context: Context, failures: readonly EnrollmentFailure[]): TabView {
  return { rows: failures.map((failure) => failureRow(context, failure)), notes: [] };
}

function failureRow(context: Context, failure: EnrollmentFailure): TabRow {
  const { diagnosis, tabs } = context.words;
  const { category, reason, at, operatingSystem, osVersion } = failure;
  // the words of these rules take no more than when and why it failed
  const words = diagnosis.rules[ruleOf(category)] as AnyRuleWords;
  return {
    title: words.cause,
    state: note(
      'bad',
      dotted([
        capital(relative(context, at) ?? diagnosis.sometime),
        [operatingSystem, osVersion].filter((one) => one !== undefined).join(' '),
      ]),
    ),
    lines: [
      ...(reason === undefined ? [] : [tabs.reason(reason)]),
      diagnosis.next(words.next({ reason: reason ?? '' })),
    ],
    wrong: true,
  };
}

/** The restrictions that apply to this person, and how many of the devices they may enroll they have. `refused`: an enrollment was, for that. */
export function restrictionsTab(
  context: Context,
  { applying, whole }: Applying,
  devices: { count: number; exact: boolean; refused: boolean } | undefined,
): TabView {
  const said = context.words.tabs.restrictions;
  const { number } = context.words;
  const rows = applying.map((one): TabRow => {
    if (one.limit !== undefined) {
      const full = devices !== undefined && devices.count >= one.limit;
      const used = devices
        ? said.used(number(devices.count), number(one.limit), devices.exact)
        : said.limit(number(one.limit));
      const wrong = full && devices.refused;
      return {
        title: one.name,
        state: note(wrong ? 'bad' : full ? 'info' : 'good', capital(used)),
        lines: [],
        wrong,
      };
    }
    const platforms = one.platforms ?? [];
    const closed = platforms.filter(({ blocked, personalBlocked }) => blocked || personalBlocked);
    return {
      title: one.name,
      state: note(closed.length > 0 ? 'info' : 'good', closed.length > 0 ? said.some : said.all),
      lines: platforms.map((platform) => said.platform(platform)),
      wrong: false,
    };
  });
  return { rows, notes: [], gaps: whole ? [] : [note('unsure', said.byGroups)] };
}
