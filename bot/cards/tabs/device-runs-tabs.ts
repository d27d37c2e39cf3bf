import { happenedAt } from '../../helpdesk/contracts/graph/dates.ts';
import type { ManagedDevice } from '../../helpdesk/contracts/model.ts';
import type { Part } from '../../helpdesk/contracts/problem.ts';
import type { LogRequest, RemediationRun } from '../../helpdesk/contracts/graph/tab-records.ts';
import type { TabPart } from '../../helpdesk/access/tab-rights.ts';
import type { Context } from '../shared/context.ts';
import { deviceName } from '../shared/device-words.ts';
import type { Note, SignName } from '../shared/note.ts';
import { note } from '../shared/note.ts';
import { due, relative } from '../shared/time.ts';
import { dotted, entryOf } from '../shared/values.ts';
import { gap } from './gap.ts';
import type { TabRow, TabView } from './tab-card.ts';

/** The logs that were asked of devices. `pendingHours`: from when on one that waits is a fault. */
export function diagnosticsTab(
  context: Context,
  devices: readonly { device: ManagedDevice; logs: Part<LogRequest[]> }[],
  pendingHours: number,
): TabView {
  const { diagnostics } = context.words.tabs;
  const rows: TabRow[] = [];
  const gaps: Note[] = [];
  for (const { device, logs } of devices) {
    const name = deviceName(context, device.deviceName);
    if (logs.ok) rows.push(...logs.value.map((one) => logRow(context, name, one, pendingHours)));
    else gaps.push(gap(context, diagnostics.part(name), logs));
  }
  return { rows, notes: rows.length > 0 ? [note('info', diagnostics.download)] : [], gaps };
}

const LOG_SIGNS: Readonly<Record<string, SignName>> = {
  completed: 'good',
  failed: 'bad',
  pending: 'waiting',
};

function logRow(context: Context, device: string, request: LogRequest, pendingHours: number): TabRow {
  const { words, now } = context;
  const { diagnostics } = words.tabs;
  const { status, requestedDateTime, receivedDateTime, expirationDateTime, sizeInKB, initiatedBy } = request;
  const asked = happenedAt(requestedDateTime, now);
  const waits =
    status === 'pending' && asked !== undefined && now.getTime() - asked > pendingHours * 3_600_000;
  const requested = relative(context, requestedDateTime);
  const received = relative(context, receivedDateTime);
  const expires = due(context, expirationDateTime);
  const size = sizeInKB === undefined || sizeInKB <= 0 ? undefined : megabytes(context, sizeInKB);
  return {
    title: diagnostics.title(device),
    state: note(
      waits ? 'warning' : (entryOf(LOG_SIGNS, status) ?? 'open'),
      dotted([entryOf(diagnostics.states, status) ?? status, requested && diagnostics.requested(requested)]),
    ),
    lines: [
      ...(waits ? [diagnostics.waitsLong] : []),
      ...(received === undefined ? [] : [diagnostics.received(received, size)]),
      ...(status === 'completed' && expires !== undefined ? [diagnostics.expires(expires)] : []),
      ...(initiatedBy === undefined ? [] : [diagnostics.by(initiatedBy)]),
    ],
    wrong: waits || status === 'failed',
  };
}

function megabytes({ words }: Context, sizeInKB: number): string {
  const size = sizeInKB / 1024;
  return words.tabs.diagnostics.megabytes(
    words.number(size < 10 ? Math.round(size * 10) / 10 : Math.round(size)),
  );
}

/** How remediation scripts went on Windows devices. */
export function remediationsTab(
  context: Context,
  devices: readonly { device: ManagedDevice; runs: TabPart<RemediationRun[]> }[],
): TabView {
  const { remediations } = context.words.tabs;
  const rows: TabRow[] = [];
  const gaps: Note[] = [];
  for (const { device, runs } of devices) {
    const name = deviceName(context, device.deviceName);
    if (runs.ok) rows.push(...runs.value.map((one) => runRow(context, name, one)));
    else gaps.push(gap(context, remediations.part(name), runs));
  }
  const wrong = rows.some((row) => row.wrong);
  return { rows, notes: wrong ? [note('info', remediations.output)] : [], gaps };
}

const RUN_SIGNS: Readonly<Record<string, SignName>> = {
  success: 'good',
  pending: 'waiting',
  notApplicable: 'open',
  fail: 'bad',
  scriptError: 'bad',
};

function runRow(context: Context, device: string, run: RemediationRun): TabRow {
  const { remediations } = context.words.tabs;
  const { name, detectionState, remediationState } = run;
  const failed = remediationState === 'remediationFailed' || remediationState === 'scriptError';
  const found = entryOf(RUN_SIGNS, detectionState) ?? 'unsure';
  const wrong = failed || (found === 'bad' && remediationState !== 'success');
  const sign = wrong ? 'bad' : found === 'bad' ? 'good' : found;
  const ran = relative(context, run.lastStateUpdateDateTime);
  const mended =
    remediationState === undefined
      ? undefined
      : (entryOf(remediations.remediation, remediationState) ?? remediationState);
  return {
    title: name,
    state: note(sign, dotted([entryOf(remediations.detection, detectionState) ?? detectionState, device])),
    lines: [dotted([detectionState === 'success' ? undefined : mended, ran && remediations.ran(ran)])].filter(
      (line) => line !== '',
    ),
    wrong,
  };
}
