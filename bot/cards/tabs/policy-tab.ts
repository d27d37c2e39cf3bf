import type { ManagedDevice } from '../../helpdesk/contracts/model.ts';
import type { PolicyState, SettingState } from '../../helpdesk/contracts/graph/troubleshooting.ts';
import type { TabPart } from '../../helpdesk/access/tab-rights.ts';
import { isMet, policiesFor } from '../../helpdesk/diagnosis/policies-for.ts';
import type { Context } from '../shared/context.ts';
import { deviceName } from '../shared/device-words.ts';
import type { Note } from '../shared/note.ts';
import { note } from '../shared/note.ts';
import { shortened } from '../shared/text.ts';
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

/** Compliance policies with the settings that aren't met, and configuration profiles, device by device. */
export function policyTab(context: Context, devices: readonly DevicePolicies[]): TabView {
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
          ...policiesFor(device, read.value).map((state) => rowOf(context, policy.kinds[kind], name, state)),
        );
      else gaps.push(gap(context, policy.part(policy.kinds[kind], name), read));
    }
  }
  return { rows, notes: [], gaps };
}

function rowOf(
  context: Context,
  kind: string,
  device: string,
  { name, state, settings }: PolicyState,
): TabRow {
  const { policy } = context.words.tabs;
  const wrong = !isMet(state);
  const failing = distinct(settings.filter((one) => !isMet(one.state) && one.state !== 'notApplicable'));
  const more = failing.length - SETTINGS_SHOWN;
  return {
    title: name,
    state: note(wrong ? 'bad' : 'good', policy.state(policy.states[state] ?? state, device, kind)),
    lines: [
      ...failing.slice(0, SETTINGS_SHOWN).map((one) => settingLine(context, one)),
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
function settingLine({ words }: Context, { name, state, value, errorCode }: SettingState): string {
  const { policy, setting, has } = words.tabs;
  const said = setting(words.diagnosis.settingName(name), policy.states[state] ?? state, codeOf(errorCode));
  return value === undefined ? said : `${said}, ${has(shortened(value, LONGEST_VALUE))}`;
}

/** As Microsoft's pages write it. Intune gives a signed number. */
function codeOf(errorCode: number | undefined): string | undefined {
  if (errorCode === undefined) return undefined;
  return `0x${(errorCode >>> 0).toString(16).toUpperCase().padStart(8, '0')}`;
}
