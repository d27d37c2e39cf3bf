import type { Tenant } from '../tenant/index.ts';
import type { ActionEnd, ActionScript, Fields, ManagedDevice } from '../types.ts';
import { Approvals } from './approvals.ts';
import { remoteActions } from './catalogue.ts';
import type { Entry } from './entry.ts';
import { iso, managementStateOf, resultOf, stateOf, usualEnd } from './entry.ts';

const defaultSeconds = 8;

/** The remote actions that were sent to each device. Their state follows from the clock when somebody looks. */
export class ActionLedger {
  readonly #entries = new Map<string, Entry[]>();
  readonly #scripts = new Map<string, ActionScript>();
  readonly approvals = new Approvals();
  /** Actions that haven't ended, with their device's id. */
  readonly #open = new Map<Entry, string>();

  /** `mostKept`: how many actions a device lists. Intune doesn't list every action of its life either. */
  constructor(private readonly mostKept = 20) {}

  /** Sets how an action goes from now on, whatever the data file says. `*` is every device, or every action. */
  script(deviceId: string, action: string, script: ActionScript): void {
    this.#scripts.set(`${deviceId} ${action}`, script);
  }

  scriptOf(device: ManagedDevice, action: string): ActionScript {
    const own = device.sandbox?.actions;
    const said = ['* *', `* ${action}`, `${device.id} *`, `${device.id} ${action}`];
    return Object.assign(
      {},
      own?.['*'],
      own?.[action],
      ...said.map((at) => this.#scripts.get(at)),
    ) as ActionScript;
  }

  /** Starts an action. A wipe or a retire cancels what is still pending. */
  begin(device: ManagedDevice, action: string, body: Fields, now: number, items?: Fields[]): void {
    const script = this.scriptOf(device, action);
    const {
      after = defaultSeconds,
      end = usualEnd(action, body, device),
      unlisted = false,
      itemErrors,
    } = script;
    const entries = this.#of(device);
    if (remoteActions[action]?.leaves) this.#endPending(entries, now, 'canceled');
    const ends = now + after * 1000;
    const oldest = entries.findIndex(({ settled }) => settled);
    if (entries.length >= this.mostKept && oldest >= 0) entries.splice(oldest, 1);
    const entry = { action, start: now, ends, end, body, unlisted, items, itemErrors, settled: false };
    entries.push(entry);
    this.#open.set(entry, device.id);
  }

  /** Makes the device report at once on the pending runs of an action. */
  settle(device: ManagedDevice, action: string, end: ActionEnd, now: number): void {
    const entries = this.#of(device).filter((entry) => entry.action === action);
    this.#endPending(entries, now, end);
  }

  /** Changes the tenant after the actions that have ended: names, keys, and devices that are gone. */
  sweep(tenant: Tenant, now: number): void {
    const gone = new Set<string>();
    const over = Array.from(this.#open).filter(([{ end, ends }]) => end !== 'never' && now >= ends);
    for (const [entry, id] of over.toSorted(([a], [b]) => a.ends - b.ends)) {
      entry.settled = true;
      this.#open.delete(entry);
      const device = tenant.managedDevice(id);
      if (entry.end === 'gone') gone.add(id);
      else if (device && entry.end === 'done') this.#change(tenant, device, entry);
    }
    if (gone.size === 0) return;
    tenant.data.managedDevices = tenant.data.managedDevices.filter(({ id }) => !gone.has(id));
    tenant.changed();
  }

  #change(tenant: Tenant, device: ManagedDevice, entry: Entry): void {
    const { action, body, ends, items } = entry;
    const n = this.#of(device).filter((one) => one.action === action && one.settled).length - 1;
    remoteActions[action]?.change?.({ tenant, device, body, items, at: iso(ends), n });
  }

  /** The device as Intune would show it now. */
  view(device: ManagedDevice, now: number): ManagedDevice {
    const entries = this.#entries.get(device.id);
    if (!entries) return device;
    const results = entries.filter(({ unlisted }) => !unlisted).map((entry) => resultOf(entry, device, now));
    const view: ManagedDevice = {
      ...device,
      deviceActionResults: [...(device.deviceActionResults ?? []), ...results],
    };
    for (const entry of entries) {
      const state = stateOf(entry, now);
      const management = managementStateOf(entry, now);
      if (management !== undefined) view.managementState = management;
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
