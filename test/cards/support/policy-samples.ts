import type { Proposal, SecondRequest } from '../../../bot/helpdesk/contracts/policy/records.ts';
import type { Need } from '../../../bot/helpdesk/contracts/policy/need.ts';
import { NEEDS } from '../../../bot/helpdesk/contracts/policy/need.ts';
import { policyNames } from '../../../bot/helpdesk/policy/names.ts';
import { DEFAULTS } from '../../../bot/helpdesk/policy/needs.ts';
import type { CardAnswer, Context } from '../../../bot/cards/index.ts';
import { approvalCardsWith, approvalSamples } from './approval-samples.ts';
import { policyCard, proposalCard, secondCard } from '../../../bot/cards/index.ts';

const rows = (needs: (name: string) => readonly Need[], floor: readonly Need[] = []) =>
  policyNames.map((action) => ({ action, needs: needs(action), floor, told: action !== 'wipe' }));

/** Before everything that can be done, each set of what can be asked: what is asked alike shares a line. */
export const askedOfAll = policyNames.map((name, at) => ({
  name,
  needs: NEEDS.filter((need, bit) => need !== 'denied' && (15 - (at % 15)) & (1 << bit)),
}));

const proposal: Proposal = {
  id: 'proposal-1',
  adminId: 'admin-1',
  kind: 'policy',
  action: 'wipe',
  needs: [],
  before: ['secondOperator', 'reason'],
  state: 'open',
  createdAt: '2026-11-24T14:02:11Z',
  expiresAt: '2026-11-24T14:32:11Z',
};

const target = (text: string) => ({
  deviceId: 'device-1',
  deviceName: text,
  serialNumber: text,
  userName: text,
  operatingSystem: 'iOS',
});

const second: SecondRequest = {
  id: 'second-1',
  operatorId: 'operator-1',
  action: 'wipe',
  targets: [{ ...target('PERSON-PHONE'), serialNumber: 'SERIAL-1', userName: 'Person One' }],
  receiptIds: ['receipt-1'],
  values: { persistEsimDataPlan: true },
  reason: 'Stolen in Oulu',
  ticket: 'INC0004711',
  state: 'open',
  createdAt: '2026-11-24T14:02:11Z',
  expiresAt: '2026-11-24T14:32:11Z',
};

/** The policy in the states that admins see. */
export function policySamples(context: Context): [string, CardAnswer][] {
  return [
    ['policy', policyCard(context, { rows: rows((name) => DEFAULTS.get(name) ?? []) })],
    ['policy-chosen', policyCard(context, { rows: rows(() => [], ['reason']), chosen: 'wipe' })],
    ['policy-full', policyCard(context, { rows: rows(() => NEEDS, NEEDS), chosen: 'wipe' })],
    ['proposal', proposalCard(context, proposal, { proposer: 'Sample Admin' })],
    ['second', secondCard(context, second, { requester: 'Omar Operator' })],
    ...approvalSamples(context, second),
    [
      'second-rejected',
      secondCard(context, second, {
        requester: 'Omar Operator',
        line: context.words.policy.second.decided.rejected('Sample Admin'),
      }),
    ],
    [
      'proposal-resume',
      proposalCard(
        context,
        { ...proposal, kind: 'resume', stops: ['everything', 'tenant', 'operator a', 'operator b'] },
        { proposer: 'Sample Admin' },
      ),
    ],
    [
      'proposal-approved',
      proposalCard(context, proposal, {
        proposer: 'Sample Admin',
        line: context.words.policy.decided.done('Other Admin'),
      }),
    ],
  ];
}

/** The same, as full as possible, with `text` for every string of the tenant's. */
export function policyCardsWith(context: Context, text: string): [string, CardAnswer][] {
  const full = {
    ...second,
    targets: Array.from({ length: 20 }, () => target(text)),
    reason: text,
    ticket: text,
  };
  return [
    ['proposal', proposalCard(context, proposal, { proposer: text })],
    ['second', secondCard(context, full, { requester: text, line: text })],
    ...approvalCardsWith(context, text, full),
  ];
}
