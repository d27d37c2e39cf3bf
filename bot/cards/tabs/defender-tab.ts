import type { ManagedDevice } from '../../helpdesk/contracts/model.ts';
import type { Part } from '../../helpdesk/contracts/problem.ts';
import type { Malware, Protection } from '../../helpdesk/contracts/graph/tab-records.ts';
import type { Context } from '../shared/context.ts';
import { deviceName } from '../shared/device-words.ts';
import type { Note } from '../shared/note.ts';
import { note } from '../shared/note.ts';
import { relative } from '../shared/time.ts';
import { dotted, entryOf } from '../shared/values.ts';
import { isThreat } from '../../helpdesk/diagnosis/rules/state/threat-found.ts';
import { gap } from './gap.ts';
import type { TabRow, TabView } from './tab-card.ts';

interface DeviceDefender {
  device: ManagedDevice;
  protection: Part<Protection | undefined>;
  malware: Part<Malware[]>;
}

/** Malware that nobody has to do anything about any more. */
const OVER = new Set(['quarantined', 'removed', 'cleaned', 'allowed', 'noStatusCleared']);

/** What Defender says of each Windows device, and the malware that it met there. */
export function defenderTab(context: Context, devices: readonly DeviceDefender[]): TabView {
  const { parts } = context.words.tabs.defender;
  const rows: TabRow[] = [];
  const gaps: Note[] = [];
  for (const { device, protection, malware } of devices) {
    const name = deviceName(context, device.deviceName);
    if (protection.ok) rows.push(stateRow(context, name, protection.value, threatOf(context, device)));
    else gaps.push(gap(context, parts.protection(name), protection));
    if (malware.ok) rows.push(...malware.value.map((one) => malwareRow(context, name, one)));
    else gaps.push(gap(context, parts.malware(name), malware));
  }
  return { rows, notes: [], gaps };
}

/** What the device's record says that threat protection found. */
function threatOf({ words }: Context, { partnerReportedThreatState: state }: ManagedDevice): string[] {
  if (state === undefined || !isThreat(state)) return [];
  return [words.tabs.defender.threatLevel(entryOf(words.device.threat, state) ?? state)];
}

function stateRow(
  context: Context,
  device: string,
  protection: Protection | undefined,
  threat: readonly string[],
): TabRow {
  const { defender } = context.words.tabs;
  if (!protection) {
    const sign = threat.length > 0 ? 'bad' : 'unsure';
    return {
      title: device,
      state: note(sign, defender.notReported),
      lines: threat,
      wrong: threat.length > 0,
    };
  }
  const { state } = protection;
  const faults = [...threat, ...faultsOf(context, protection)];
  const wrong = faults.length > 0 || (state !== undefined && state !== 'clean');
  const word = state === undefined ? defender.noState : (entryOf(defender.states, state) ?? state);
  const reported = relative(context, protection.lastReportedDateTime);
  return {
    title: device,
    state: note(wrong ? 'bad' : state === undefined ? 'unsure' : 'good', word),
    lines: [...faults, ...(reported === undefined ? [] : [defender.reported(reported)])],
    wrong,
  };
}

function faultsOf(context: Context, protection: Protection): string[] {
  const { defender } = context.words.tabs;
  const faults: (string | false)[] = [
    protection.malwareProtectionEnabled === false && defender.protectionOff,
    protection.realTimeProtectionEnabled === false && defender.realTimeOff,
    protection.signatureUpdateOverdue === true && defender.signaturesOld(protection.signatureVersion),
    protection.quickScanOverdue === true &&
      defender.quickScanOverdue(relative(context, protection.lastQuickScanDateTime)),
    protection.fullScanOverdue === true && defender.fullScanOverdue,
    protection.fullScanRequired === true && defender.fullScanRequired,
    protection.rebootRequired === true && defender.restartRequired,
  ];
  return faults.filter((one) => one !== false);
}

function malwareRow(context: Context, device: string, malware: Malware): TabRow {
  const { defender } = context.words.tabs;
  const { threatState, severity } = malware;
  // what isn't known to be over isn't over
  const wrong = threatState === undefined || !OVER.has(threatState);
  const state =
    threatState === undefined
      ? defender.noThreatState
      : (entryOf(defender.threats, threatState) ?? threatState);
  const changed = relative(context, malware.lastStateChangeDateTime);
  return {
    title: malware.name,
    state: note(wrong ? 'bad' : 'good', dotted([state, device])),
    lines: [
      dotted([
        severity === undefined ? undefined : (entryOf(defender.severities, severity) ?? severity),
        changed && defender.changed(changed),
      ]),
    ].filter((line) => line !== ''),
    wrong,
  };
}
