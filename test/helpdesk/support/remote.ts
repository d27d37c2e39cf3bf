import assert from 'node:assert/strict';
import { RoleAssignmentCache } from '../../../bot/helpdesk/access/role-assignment-cache.ts';
import { Operators } from '../../../bot/helpdesk/access/operators.ts';
import { READ_DEVICES } from '../../../bot/helpdesk/access/authorize.ts';
import { ALONE } from '../../../bot/helpdesk/contracts/custody.ts';
import type { AuditEntry } from '../../../bot/helpdesk/contracts/audit.ts';
import type {
  Accepted,
  Devices,
  Directory,
  GraphApi,
  RemoteCall,
} from '../../../bot/helpdesk/contracts/graph.ts';
import type { ApprovalState } from '../../../bot/helpdesk/contracts/graph/approvals.ts';
import type { DeviceDetails, RoleAssignment } from '../../../bot/helpdesk/contracts/model.ts';
import { Problem } from '../../../bot/helpdesk/contracts/problem.ts';
import type { Alert, SecondRequest } from '../../../bot/helpdesk/contracts/policy/records.ts';
import type { Receipt } from '../../../bot/helpdesk/contracts/receipt.ts';
import type { Confirmation } from '../../../bot/helpdesk/contracts/store.ts';
import { actionNamed } from '../../../bot/helpdesk/actions/catalogue.ts';
import { DeviceLocks } from '../../../bot/helpdesk/remote/device-locks.ts';
import type { Run } from '../../../bot/helpdesk/remote/run.ts';
import type { RemoteServices } from '../../../bot/helpdesk/remote/services.ts';
import { assignment } from '../../support/samples.ts';
import { fakeGraph } from './fake-graph.ts';
import { memoryStore } from './memory-store.ts';

export const OPERATOR = '00000000-0000-4000-8000-0000000000a1';
export const PERSON = '00000000-0000-4000-8000-0000000000b1';
const LOCK = 'Microsoft.Intune_RemoteTasks_RemoteLock';
const WIPE = 'Microsoft.Intune_RemoteTasks_Wipe';

export const phone = (over: Partial<DeviceDetails> = {}): DeviceDetails => ({
  id: 'device-1',
  deviceName: 'SAMPLE-PHONE',
  serialNumber: 'SERIAL-1',
  userId: PERSON,
  userDisplayName: 'Person One',
  operatingSystem: 'iOS',
  managedDeviceOwnerType: 'company',
  managementAgent: 'mdm',
  managementState: 'managed',
  deviceActionResults: [],
  ...over,
});

const notFound = () => new Problem({ kind: 'notFound', status: 404 });

/**
 * A help desk with a fake Graph, clock, store and audit. Everything that happens is noted in `events`, in order: what was read, written
 * and sent. A call that a test didn't set up fails it.
 */
export function helpDesk() {
  const events: string[] = [];
  const clock = { now: new Date('2026-01-01T12:00:00.000Z') };
  const devices = new Map([['device-1', phone()]]);
  const graph = {
    devices,
    assignments: [
      assignment({
        permissions: new Set([READ_DEVICES, LOCK, WIPE]),
        allUsers: true,
        memberGroups: ['operators'],
      }),
    ] as RoleAssignment[],
    groups: new Set(['operators']),
    /** Answers the POST. */
    act: (): Promise<Accepted> => Promise.resolve({ requestId: 'request-1' }),
    calls: [] as { id: string; call: RemoteCall }[],
    /** What the list of requests for approval says. */
    approval: (): Promise<ApprovalState | undefined> => Promise.resolve(undefined),
  };
  const audit = { entries: [] as (AuditEntry & { id: string; sync: boolean })[] };
  const store = memoryStore();
  const alerts: Alert[] = [];
  let ids = 0;

  const api = (personId: string): GraphApi => {
    const directory: Partial<Directory> = {
      speaker: (id: string) => {
        events.push(`read speaker ${id}`);
        return Promise.resolve({
          id,
          displayName: 'Sample',
          userPrincipalName: 's@contoso.example',
          userType: 'Member',
        });
      },
      directoryRoles: () => Promise.resolve([]),
      personIsIn: (id: string, groups: readonly string[]) =>
        Promise.resolve(new Set(id === personId ? groups.filter((group) => graph.groups.has(group)) : [])),
    };
    const managed: Partial<Devices> = {
      one: (id: string) => {
        events.push(`read ${id}`);
        const device = graph.devices.get(id);
        return device ? Promise.resolve(device) : Promise.reject(notFound());
      },
      named: (name: string) => {
        const items = [...graph.devices.values()].filter(({ deviceName }) => deviceName === name);
        return Promise.resolve({ items, all: true });
      },
      act: (id: string, call: RemoteCall) => {
        events.push(`POST ${call.name} ${id}`);
        graph.calls.push({ id, call });
        return graph.act();
      },
    };
    const roles = { assignments: () => Promise.resolve(graph.assignments) };
    const approvals = { state: () => graph.approval() };
    return fakeGraph({ directory, devices: managed, roles, approvals });
  };

  const roles = new RoleAssignmentCache(() => clock.now);
  const services: RemoteServices = {
    store,
    custody: ALONE,
    audit: {
      append(entry, { sync, id = `audit-${audit.entries.length + 1}` } = { sync: false }) {
        events.push(`audit ${entry.kind}${sync ? ', synced' : ''}`);
        audit.entries.push({ ...entry, id, sync });
        return Promise.resolve(id);
      },
    },
    operators: new Operators(roles),
    secretValues: new Map(),
    confirmAfterMs: 0,
    locks: new DeviceLocks(),
    policy: { start: new Map([['*', []]]), floor: new Map() },
    now: () => clock.now,
    newId: () => `id-${++ids}`,
    alert: (alert) => void alerts.push(alert),
    log: { debug: ignore, info: ignore, warn: ignore, error: ignore },
  };
  return { services, roles, store, audit, alerts, events, clock, graph, api: api(OPERATOR), apiOf: api };
}

export type HelpDesk = ReturnType<typeof helpDesk>;

const ignore = () => undefined;

/** Puts an open confirmation of a remote lock into the store. */
export async function confirmationIn(
  desk: HelpDesk,
  over: Partial<Confirmation> = {},
): Promise<Confirmation> {
  const at = desk.clock.now;
  const confirmation: Confirmation = {
    id: 'confirmation-1',
    operatorId: OPERATOR,
    action: 'remoteLock',
    targets: [{ deviceId: 'device-1', deviceName: 'SAMPLE-PHONE', serialNumber: 'SERIAL-1', userId: PERSON }],
    values: {},
    createdAt: at.toISOString(),
    expiresAt: new Date(at.getTime() + 120_000).toISOString(),
    state: 'open',
    receiptIds: [],
    ...over,
  };
  await desk.store.confirmations.create(confirmation.id, confirmation);
  return confirmation;
}

export const receipt = (over: Partial<Receipt> = {}): Receipt => ({
  id: 'receipt-1',
  operatorId: OPERATOR,
  confirmationId: 'confirmation-1',
  action: 'remoteLock',
  deviceId: 'device-1',
  deviceName: 'SAMPLE-PHONE',
  userId: PERSON,
  values: {},
  state: 'accepted',
  sentAt: '2026-01-01T12:00:00.000Z',
  clockAheadMs: 0,
  updatedAt: '2026-01-01T12:00:00.000Z',
  auditId: 'audit-1',
  ...over,
});

/** A second operator is asked about the sample receipt. */
export const secondRequest = (over: Partial<SecondRequest> = {}): SecondRequest => ({
  id: 'second-1',
  operatorId: OPERATOR,
  action: 'remoteLock',
  targets: [{ deviceId: 'device-1', deviceName: 'SAMPLE-PHONE', userId: PERSON }],
  receiptIds: ['receipt-1'],
  values: {},
  state: 'open',
  createdAt: '2026-01-01T12:00:00.000Z',
  expiresAt: '2026-01-01T12:30:00.000Z',
  ...over,
});

/** A remote lock of the sample phone, as the operator asks for it. */
export function runOf(desk: HelpDesk, over: Partial<Run> = {}): Run {
  const action = actionNamed('remoteLock');
  assert.ok(action);
  return {
    services: desk.services,
    graph: desk.api,
    action,
    operatorId: OPERATOR,
    targets: [{ deviceId: 'device-1', deviceName: 'SAMPLE-PHONE', userId: PERSON }],
    typed: {},
    values: {},
    waiting: [],
    ...over,
  };
}

/** Lets the write fail after which an action leaves, for the receipts that `picks` takes. */
export function failToWrite(
  { store }: HelpDesk,
  error: Error,
  picks: (receipt: Receipt) => boolean = () => true,
) {
  const together = store.together.bind(store);
  store.together = (work) =>
    together((drafts) => {
      const put = (id: string, value: Receipt) => {
        if (picks(value)) throw error;
        drafts.receipts.put(id, value);
      };
      return work({ ...drafts, receipts: { ...drafts.receipts, put } });
    });
}
