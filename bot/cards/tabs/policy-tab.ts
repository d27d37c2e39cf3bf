import type { ManagedDevice } from '../../helpdesk/contracts/model.ts';
import type {
  PolicyState,
  SettingState,
  WantedSettings,
} from '../../helpdesk/contracts/graph/troubleshooting.ts';
import type { TabPart } from '../../helpdesk/access/tab-rights.ts';
import { isMet, policiesFor } from '../../helpdesk/diagnosis/policies-for.ts';
import { isBuiltInName } from '../../helpdesk/diagnosis/rules/policy/failing.ts';
import { wantedOf } from '../../helpdesk/diagnosis/wanted-of.ts';
import type { Context } from '../shared/context.ts';
import { deviceName } from '../shared/device-words.ts';
import type { Note } from '../shared/note.ts';
import { note } from '../shared/note.ts';
import { shortened } from '../shared/text.ts';
import { entryOf } from '../shared/values.ts';
import { gap } from './gap.ts';
import type { TabRow, TabView } from './tab-card.ts';

const SETTINGS_SHOWN = 5;
const LONGEST_VALUE = 60;

/** What was read of one device. */
interface DevicePolicies {
  device: ManagedDevice;
  compliance: TabPart<PolicyState[]>;
  configuration: TabPart<PolicyState[]>;
}

/** Compliance policies with the settings that aren't met, and configuration profiles, device by device. `wanted`: what the policies want. */
export function policyTab(
  context: Context,
  devices: readonly DevicePolicies[],
  wanted: TabPart<WantedSettings[]>,
): TabView {
  const { policy } = context.words.tabs;
  const rows: TabRow[] = [];
  const gaps: Note[] = [];
  for (const { device, compliance, configuration } of devices) {
    const name = deviceName(context, device.deviceName);
    for (const [kind, read] of [
      ['compliance', compliance],
      ['configuration', configuration],
    ] as const) {
      if (read.ok)
        rows.push(
          ...policiesFor(device, read.value).map((state) =>
            rowOf(context, { kind, device: name, state, wanted: wanted.ok ? wanted.value : undefined }),
          ),
        );
      else gaps.push(gap(context, policy.part(policy.kinds[kind], name), read));
    }
  }
  // a part that isn't for this role is said of each device already
  const needed = rows.some(({ wrong }) => wrong) && !wanted.ok && wanted.problem !== undefined;
  return { rows, notes: [], gaps: [...gaps, ...(needed ? [gap(context, policy.wanted, wanted)] : [])] };
}

interface PolicyRow {
  kind: 'compliance' | 'configuration';
  device: string;
  state: PolicyState;
  /** undefined: it could not be read. */
  wanted: readonly WantedSettings[] | undefined;
}

function rowOf(context: Context, { kind, device, state: of, wanted }: PolicyRow): TabRow {
  const { policy } = context.words.tabs;
  const { name, state, settings } = of;
  const wants = (one: SettingState) =>
    kind === 'compliance' && wanted && !isBuiltInName(one.name)
      ? wantedWords(context, wantedOf(wanted, of, one.name), one.name)
      : undefined;
  const wrong = !isMet(state);
  const failing = distinct(settings.filter((one) => !isMet(one.state) && one.state !== 'notApplicable'));
  const more = failing.length - SETTINGS_SHOWN;
  return {
    title: name,
    state: note(
      wrong ? 'bad' : 'good',
      policy.state(policy.states[state] ?? state, device, policy.kinds[kind]),
    ),
    lines: [
      ...failing.slice(0, SETTINGS_SHOWN).map((one) => settingLine(context, one, wants(one))),
      ...(more > 0 ? [context.words.diagnosis.more(context.words.number(more))] : []),
    ],
    wrong,
    codes: failing.slice(0, SETTINGS_SHOWN).flatMap(({ errorCode }) => codeOf(errorCode) ?? []),
  };
}

/** Graph has a row for each setting and user. */
function distinct(settings: readonly SettingState[]): SettingState[] {
  const seen = new Map(settings.map((one) => [`${one.name} ${one.state} ${one.errorCode ?? ''}`, one]));
  return [...seen.values()];
}

/** The setting, its state, and what the device has in place of what the policy wants. */
function settingLine(
  { words }: Context,
  { name, state, value, errorCode }: SettingState,
  wants: string | undefined,
): string {
  const { policy, setting, has } = words.tabs;
  const said = setting(words.diagnosis.settingName(name), policy.states[state] ?? state, codeOf(errorCode));
  const had = value === undefined ? undefined : has(shortened(value, LONGEST_VALUE));
  return [said, had, wants].filter((one) => one !== undefined).join(', ');
}

function wantedWords(
  { words }: Context,
  wanted: string | number | true | undefined,
  name: string,
): string | undefined {
  const { policy } = words.tabs;
  if (wanted === undefined) return policy.wantsUnknown;
  if (wanted === true) return policy.wants(/block/i.test(name) ? policy.blocked : words.card.yes);
  return policy.wants(
    typeof wanted === 'number'
      ? words.number(wanted)
      : (entryOf(policy.levels, wanted) ?? shortened(wanted, LONGEST_VALUE)),
  );
}

/** As Microsoft's pages write it. Intune gives a signed number. */
function codeOf(errorCode: number | undefined): string | undefined {
  if (errorCode === undefined) return undefined;
  return `0x${(errorCode >>> 0).toString(16).toUpperCase().padStart(8, '0')}`;
}
