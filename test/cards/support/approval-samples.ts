import type { WatchedRequest } from '../../../bot/helpdesk/contracts/policy/approval.ts';
import type { SecondRequest } from '../../../bot/helpdesk/contracts/policy/records.ts';
import type { Receipt } from '../../../bot/helpdesk/contracts/receipt.ts';
import type { RoleChange } from '../../../bot/helpdesk/contracts/role-change.ts';
import type { CardAnswer, Context } from '../../../bot/cards/index.ts';
import { approvalCard, approvalsCard, note } from '../../../bot/cards/index.ts';

const REASON = 'Stolen in Oulu';

const request = (text: string, over: Partial<WatchedRequest> = {}): WatchedRequest => ({
  id: '4b1b7a5e-0000-4000-8000-000000000001',
  state: 'open',
  requester: { kind: 'person', id: 'operator-1', name: text },
  types: ['deviceWipe'],
  reason: text,
  device: { name: text, serialNumber: text },
  askedAt: '2026-11-24T14:02:11Z',
  notedAt: '2026-11-24T14:02:13Z',
  expiresAt: '2026-11-27T14:02:11Z',
  ...over,
});

const receipt = (text: string): Receipt => ({
  id: 'receipt-1',
  operatorId: 'operator-1',
  confirmationId: 'c',
  action: 'wipe',
  auditId: 'a',
  deviceId: 'device-1',
  deviceName: text,
  serialNumber: text,
  userName: text,
  operatingSystem: 'iOS',
  values: { persistEsimDataPlan: true },
  state: 'pending',
  reason: { kind: 'approval' },
  sentAt: '2026-11-24T14:02:11Z',
  updatedAt: '2026-11-24T14:02:11Z',
  clockAheadMs: 0,
  ticket: text,
});

const change: RoleChange = {
  id: 'change-1',
  adminId: 'admin-1',
  state: 'used',
  expiresAt: '2026-11-24T14:04:11Z',
  kind: 'assign',
  form: {
    role: 'r',
    name: 'Help desk Finland',
    description: '',
    members: '',
    scope: '',
    allUsers: false,
    allDevices: false,
  },
};

/** Requests for Intune's approval in the states that the admin channel sees. */
export function approvalSamples(context: Context, second: SecondRequest): [string, CardAnswer][] {
  const plain = request('Omar Operator', {
    reason: REASON,
    device: { name: 'PERSON-PHONE', serialNumber: 'SERIAL-1' },
  });
  const ended = (state: WatchedRequest['state']) =>
    approvalCard(
      context,
      { ...plain, state, decidedBy: { kind: 'person', id: 'admin-1', name: 'Sample Admin' } },
      {},
    );
  const rows = Array.from({ length: 7 }, () => ({ kind: 'intune' as const, request: plain, here: {} }));
  const all = [{ kind: 'second' as const, request: second }, ...rows];
  return [
    [
      'approval',
      approvalCard(context, plain, { receipt: { ...receipt('PERSON-PHONE'), ticket: 'INC0004711' } }),
    ],
    [
      'approval-elsewhere',
      approvalCard(context, { ...plain, device: undefined, types: ['deviceRetire', 'newType'] }, {}),
    ],
    [
      'approval-application',
      approvalCard(
        context,
        { ...plain, requester: { kind: 'application', id: 'app-1' }, types: ['role'], reason: undefined },
        { change },
      ),
    ],
    ['approval-own', approvalCard(context, plain, { line: context.words.approvals.decided.ownRequest })],
    ['approval-approved', ended('approved')],
    ['approval-dropped', ended('dropped')],
    [
      'approvals',
      approvalsCard(context, {
        rows: all,
        names: new Map([['operator-1', 'Omar Operator']]),
        notes: [note('info', context.words.approvals.list.watched)],
        page: 0,
      }),
    ],
    [
      'approvals-none',
      approvalsCard(context, {
        rows: [],
        names: new Map(),
        page: 0,
        notes: [
          note('open', context.words.approvals.list.none),
          note('warning', context.words.approvals.list.unwatched),
        ],
      }),
    ],
  ];
}

/** The same, as full as possible, with `text` for every string of the tenant's. */
export function approvalCardsWith(
  context: Context,
  text: string,
  second: SecondRequest,
): [string, CardAnswer][] {
  const full = request(text, { types: Array.from({ length: 20 }, () => text) });
  const here = { receipt: receipt(text), requester: text };
  const rows = Array.from({ length: 12 }, (_, n) =>
    n % 2
      ? { kind: 'second' as const, request: second }
      : { kind: 'intune' as const, request: full, here: {} },
  );
  return [
    ['approval', approvalCard(context, full, here)],
    ['approval-elsewhere', approvalCard(context, full, {})],
    [
      'approvals',
      approvalsCard(context, { rows, names: new Map([['operator-1', text]]), notes: [], page: 1 }),
    ],
  ];
}
