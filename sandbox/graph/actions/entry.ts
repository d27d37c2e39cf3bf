import type { ActionEnd, ActionScript, Fields, ManagedDevice } from '../types.ts';
import type { RemoteAction } from './action-row.ts';
import { itemsReported } from './assignment-items.ts';
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
  /** What the result tells item by item, and which of them fail. */
  items?: Fields[] | undefined;
  itemErrors?: ActionScript['itemErrors'];
  /** True once the tenant has changed. */
  settled: boolean;
}

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
    ...(entry.items && itemsReported(entry.items, { state, start: iso(entry.start), at }, entry.itemErrors)),
    ...(state === 'done' ? own?.done(device, at) : undefined),
    ...(state === 'pending' ? own?.pending?.(device) : undefined),
  };
}

/** The management state of a device on its way out of Intune. Half of the time it is pending, then issued. */
export function managementStateOf(entry: Entry, now: number): string | undefined {
  const states = leavesBy(entry.action, entry.body);
  if (!states) return undefined;
  const state = stateOf(entry, now);
  if (state === 'active') return states.pending;
  if (state !== 'pending') return state === 'notSupported' ? states.failed : states[state];
  const issued = entry.end === 'gone' && now >= (entry.start + entry.ends) / 2;
  return issued ? states.done : states.pending;
}

/** The states of an action after which the device leaves Intune. A wipe that keeps it enrolled isn't one. */
function leavesBy(action: string, body: Fields): RemoteAction['leaves'] {
  return body.keepEnrollmentData === true ? undefined : remoteActions[action]?.leaves;
}

export function usualEnd(action: string, body: Fields, device: ManagedDevice): ActionEnd {
  if (remoteActions[action]?.needsLostMode && device.sandbox?.lostMode === false) return 'failed';
  return leavesBy(action, body) ? 'gone' : 'done';
}
