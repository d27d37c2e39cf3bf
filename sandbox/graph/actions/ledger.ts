import type { Tenant } from '../tenant/index.ts';
import type { ActionEnd, ActionScript, Fields, ManagedDevice } from '../types.ts';
import { remoteActions } from './catalogue.ts';

interface Entry {
  action: string;
  start: number;
  /** When the device reports, in milliseconds since the epoch. */
  ends: number;
  end: ActionEnd;
}

const defaultSeconds = 8;

/** What management states a wipe and a retire go through. */
const managementStates: Record<string, { pending: string; done: string; failed: string; canceled: string }> =
  {
    wipe: { pending: 'wipePending', done: 'wipeIssued', failed: 'wipeFailed', canceled: 'wipeCanceled' },
    retire: {
      pending: 'retirePending',
      done: 'retireIssued',
      failed: 'retireFailed',
      canceled: 'retireCanceled',
    },
  };

const iso = (time: number): string => new Date(time).toISOString();

function stateOf(entry: Entry, now: number): 'pending' | Exclude<ActionEnd, 'never' | 'gone'> {
  if (entry.end === 'never' || now < entry.ends) return 'pending';
  return entry.end === 'gone' ? 'done' : entry.end;
}

function resultOf(entry: Entry, device: ManagedDevice, now: number): Fields {
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

/** Which remote actions were sent to which device. Their state is worked out from the clock when somebody looks. */
export class ActionLedger {
  readonly #entries = new Map<string, Entry[]>();
  readonly #scripts = new Map<string, ActionScript>();
  #mayGo = false;

  /** Says how an action goes from now on; stands above what the data file says. `*` is every device. */
  script(deviceId: string, action: string, script: ActionScript): void {
    this.#scripts.set(`${deviceId} ${action}`, script);
  }

  scriptOf(device: ManagedDevice, action: string): ActionScript {
    return {
      ...device.sandbox?.actions?.[action],
      ...this.#scripts.get(`* ${action}`),
      ...this.#scripts.get(`${device.id} ${action}`),
    };
  }

  /** Takes an action in. A wipe or a retire cancels what is still pending. */
  begin(device: ManagedDevice, action: string, now: number): void {
    const { after = defaultSeconds, end = 'done' } = this.scriptOf(device, action);
    const entries = this.#of(device);
    if (managementStates[action]) this.#endPending(entries, now, 'canceled');
    entries.push({ action, start: now, ends: now + after * 1000, end });
    this.#mayGo ||= end === 'gone';
  }

  /** Makes the device report at once on what is pending of an action. */
  settle(device: ManagedDevice, action: string, end: ActionEnd, now: number): void {
    this.#endPending(
      this.#of(device).filter((entry) => entry.action === action),
      now,
      end,
    );
    this.#mayGo ||= end === 'gone';
  }

  /** Takes devices out of the tenant whose wipe or retire has come to that. */
  sweep(tenant: Tenant, now: number): void {
    if (!this.#mayGo) return;
    const gone = (id: string): boolean =>
      this.#entries.get(id)?.some((entry) => entry.end === 'gone' && now >= entry.ends) ?? false;
    if (!tenant.data.managedDevices.some((device) => gone(device.id))) return;
    tenant.data.managedDevices = tenant.data.managedDevices.filter((device) => !gone(device.id));
    tenant.changed();
  }

  /** The device as Intune would show it now. */
  view(device: ManagedDevice, now: number): ManagedDevice {
    const entries = this.#entries.get(device.id);
    if (!entries) return device;
    const results = entries.map((entry) => resultOf(entry, device, now));
    const view: ManagedDevice = {
      ...device,
      deviceActionResults: [...(device.deviceActionResults ?? []), ...results],
    };
    for (const entry of entries) {
      const state = stateOf(entry, now);
      const states: Record<string, string> | undefined = managementStates[entry.action];
      if (states) view.managementState = states[state] ?? states.pending;
      // a device that reports has checked in
      const seen = iso(entry.ends);
      if (state === 'done' && seen > (view.lastSyncDateTime ?? '')) view.lastSyncDateTime = seen;
    }
    return view;
  }

  #of(device: ManagedDevice): Entry[] {
    let entries = this.#entries.get(device.id);
    if (!entries) this.#entries.set(device.id, (entries = []));
    return entries;
  }

  #endPending(entries: readonly Entry[], now: number, end: ActionEnd): void {
    for (const entry of entries) {
      if (stateOf(entry, now) !== 'pending') continue;
      entry.ends = now;
      entry.end = end;
    }
  }
}
