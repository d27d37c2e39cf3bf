import type { ActionEnd, Fields, ManagedDevice } from '../types.ts';
import { remoteActions } from './catalogue.ts';

/** One remote action on one device. */
export interface Entry {
  action: string;
  start: number;
  /** When the device reports, in milliseconds since the epoch. */
  ends: number;
  end: ActionEnd;
  /** The request's body. */
  body: Fields;
  unlisted: boolean;
  /** What it changes in the tenant is done. */
  settled: boolean;
}

/** What management states a wipe and a retire go through. */
export const managementStates: Record<
  string,
  { pending: string; done: string; failed: string; canceled: string }
> = {
  wipe: { pending: 'wipePending', done: 'wipeIssued', failed: 'wipeFailed', canceled: 'wipeCanceled' },
  retire: {
    pending: 'retirePending',
    done: 'retireIssued',
    failed: 'retireFailed',
    canceled: 'retireCanceled',
  },
};

export const iso = (time: number): string => new Date(time).toISOString();

export function stateOf(entry: Entry, now: number): 'pending' | Exclude<ActionEnd, 'never' | 'gone'> {
  if (entry.end === 'never' || now < entry.ends) return 'pending';
  return entry.end === 'gone' ? 'done' : entry.end;
}

export function resultOf(entry: Entry, device: ManagedDevice, now: number): Fields {
  const state = stateOf(entry, now);
  const at = iso(state === 'pending' ? entry.start : entry.ends);
  const own = remoteActions[entry.action]?.result;
  return {
    ...(own && { '@odata.type': `#microsoft.graph.${own.type}` }),
    actionName: entry.action,
    actionState: state,
    startDateTime: iso(entry.start),
    lastUpdatedDateTime: at,
    ...(state === 'done' ? own?.done(device, at) : undefined),
  };
}

/** A device that leaves has been told to, half the way. */
export function managementStateOf(entry: Entry, now: number): string | undefined {
  const states = managementStates[entry.action];
  if (!states || (entry.action === 'wipe' && entry.body.keepEnrollmentData === true)) return undefined;
  const state = stateOf(entry, now);
  if (state === 'active') return states.pending;
  if (state !== 'pending') return state === 'notSupported' ? states.failed : states[state];
  const issued = entry.end === 'gone' && now >= (entry.start + entry.ends) / 2;
  return issued ? states.done : states.pending;
}

const inLostModeAlone = new Set(['locateDevice', 'playLostModeSound', 'disableLostMode']);

/** A wiped or retired device leaves Intune, but for a wipe that keeps it enrolled; some of Apple's need Lost Mode. */
export function usualEnd(action: string, body: Fields, device: ManagedDevice): ActionEnd {
  if (inLostModeAlone.has(action) && device.sandbox?.lostMode === false) return 'failed';
  return managementStates[action] && body.keepEnrollmentData !== true ? 'gone' : 'done';
}
