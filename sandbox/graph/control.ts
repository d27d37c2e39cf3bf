import type { ActionLedger } from './actions/ledger.ts';
import type { Approval } from './actions/approvals.ts';
import { remoteActions } from './actions/catalogue.ts';
import type { Fault, FaultRule, Faults } from './faults.ts';
import type { Grants } from './permissions/grants.ts';
import type { Tenant } from './tenant/index.ts';
import type { ActionEnd, ActionScript, ApprovalRule } from './types.ts';

/** Steers a running sandbox. */
export interface Control {
  /** From now on each HTTP request waits this many milliseconds for its answer. A batch waits once. */
  latency(ms: number): void;
  /** The longest page from now on. */
  pageSize(size: number): void;
  /** What the bot's app is granted from now on. */
  grant(grants: Grants): void;
  /** Makes calls go wrong. Earlier rules win over later ones. */
  fail(rule: FaultRule): Fault;
  clearFaults(): void;
  /** Sets how a remote action goes on a device (`*`: every device, every action) from the next request on. */
  script(deviceId: string, action: string, script: ActionScript): void;
  /** Makes a device report now on the pending runs of an action. */
  settle(deviceId: string, action: string, end: ActionEnd): void;
  /** Makes changes of role assignments need the approval of a second administrator, or no longer. */
  protectRoles(rule: ApprovalRule | undefined): void;
  /** The requests for approval that haven't been used yet, oldest first. */
  approvals(): Approval[];
  approve(code: string): void;
  reject(code: string): void;
  /** The requester takes a request back. */
  cancel(code: string): void;
}

export interface Settings {
  latencyMs: number;
  maxPageSize: number;
  grants: Grants;
}

export function controlOf(
  settings: Settings,
  { tenant, ledger, faults, now }: { tenant: Tenant; ledger: ActionLedger; faults: Faults; now: () => Date },
): Control {
  const known = (action: string): void => {
    if (!Object.hasOwn(remoteActions, action)) throw new Error(`${action} is no remote action`);
  };
  return {
    latency: (ms) => void (settings.latencyMs = ms),
    pageSize: (size) => void (settings.maxPageSize = size),
    grant: (grants) => void (settings.grants = grants),
    fail: (rule) => faults.add(rule),
    clearFaults: () => faults.clear(),
    script: (deviceId, action, script) => {
      if (action !== '*') known(action);
      ledger.script(deviceId, action, script);
    },
    settle: (deviceId, action, end) => {
      known(action);
      const device = tenant.managedDevice(deviceId);
      if (!device) throw new Error(`the tenant has no managed device ${deviceId}`);
      ledger.settle(device, action, end, now().getTime());
    },
    protectRoles: (rule) => ledger.approvals.protectRoles(rule),
    approvals: () => ledger.approvals.list(now().getTime()),
    approve: (code) => ledger.approvals.decide(code, 'approved', now().getTime()),
    reject: (code) => ledger.approvals.decide(code, 'rejected', now().getTime()),
    cancel: (code) => ledger.approvals.decide(code, 'canceled', now().getTime()),
  };
}
