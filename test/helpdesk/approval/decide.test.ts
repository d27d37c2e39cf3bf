import assert from 'node:assert/strict';
import { decideApproval } from '../../../bot/helpdesk/approval/decide.ts';
import type { ApprovalRequest } from '../../../bot/helpdesk/contracts/graph/approvals.ts';
import type { WatchedRequest } from '../../../bot/helpdesk/contracts/policy/approval.ts';
import type { Receipt } from '../../../bot/helpdesk/contracts/receipt.ts';
import { DeviceLocks } from '../../../bot/helpdesk/remote/device-locks.ts';
import { fails, fakeGraph, type FakeAnswers } from '../support/fake-graph.ts';
import { memoryStore } from '../support/memory-store.ts';

const DECIDER = 'decider';
const request: ApprovalRequest = {
  id: 'CODE-1',
  state: 'waiting',
  types: ['deviceWipe'],
  requester: { kind: 'person', id: 'asker' },
};
const watched: WatchedRequest = {
  id: 'code-1',
  state: 'open',
  types: ['deviceWipe'],
  notedAt: '2026-01-01T00:00:00Z',
  expiresAt: '2026-01-04T00:00:00Z',
};
const receipt = (over: Partial<Receipt> = {}) =>
  ({
    id: 'r',
    operatorId: 'asker',
    approvalCode: 'code-1',
    state: 'pending',
    reason: { kind: 'approval' },
    ...over,
  }) as Receipt;

describe('a decision about Intune’s request', () => {
  const audited: string[] = [];
  const sent: string[] = [];

  async function decide({
    own,
    answers = {},
    approves = true,
    ...services
  }: {
    own?: Receipt;
    answers?: FakeAnswers['approvals'];
    approves?: boolean;
    checkedByGraph?: boolean;
    ownAppId?: string;
  } = {}) {
    audited.length = sent.length = 0;
    const store = memoryStore();
    await store.approvals.create(watched.id, watched);
    if (own) await store.receipts.create(own.id, own);
    const policy = { id: 'p', type: 'deviceWipe', approverGroups: ['group'] };
    const graph = fakeGraph({
      approvals: {
        one: () => Promise.resolve(request),
        policies: () => Promise.resolve([policy]),
        decide: (id, yes) => Promise.resolve(void sent.push(`${id} ${yes}`)),
        ...answers,
      },
      directory: { personIsIn: () => Promise.resolve(new Set(['group'])) },
    });
    const audit = {
      append(entry: { kind: string; outcome?: string | undefined }) {
        audited.push([entry.kind, entry.outcome].join(' ').trim());
        return Promise.resolve('1');
      },
    };
    const decided = await decideApproval(
      { store, audit, locks: new DeviceLocks(), now: () => new Date('2026-01-01T01:00:00Z'), ...services },
      graph,
      { personId: DECIDER, personName: 'Sample', id: 'CODE-1', approves, note: 'x' },
    );
    return { kind: decided.kind, kept: await store.approvals.get('code-1') };
  }

  it('is sent once and kept, between two entries of the audit', async () => {
    const { kind, kept } = await decide();
    assert.deepEqual([kind, kept?.state, kept?.decidedBy?.id], ['approved', 'approved', DECIDER]);
    assert.deepEqual([sent, audited], [['code-1 true'], ['started', 'ended approved']]);
  });

  it('approves nothing of ours that has ended, and may reject it', async () => {
    const own = receipt({ state: 'failed', reason: { kind: 'refused', why: 'notMe' } });
    assert.equal((await decide({ own })).kind, 'dropped');
    assert.deepEqual([sent, audited], [[], ['refused dropped']]);
    assert.equal((await decide({ own, approves: false })).kind, 'rejected');
  });

  it('isn’t taken of whoever asked through the bot, whom Graph doesn’t name', async () => {
    assert.equal((await decide({ own: receipt({ operatorId: DECIDER.toUpperCase() }) })).kind, 'ownRequest');
    assert.deepEqual(sent, []);
  });

  it('isn’t taken where nobody is named as the requester', async () => {
    const one = () => Promise.resolve({ ...request, requester: undefined });
    assert.equal((await decide({ answers: { one }, checkedByGraph: true })).kind, 'unsure');
    assert.deepEqual(sent, []);
  });

  it('isn’t taken where a policy of one of its types is missing, unless Graph checks', async () => {
    const one = () => Promise.resolve({ ...request, types: ['deviceWipe', 'newType'] });
    assert.equal((await decide({ answers: { one } })).kind, 'unsure');
    assert.equal((await decide({ answers: { one }, checkedByGraph: true })).kind, 'approved');
  });

  it('tells what became of a decision that Graph didn’t answer', async () => {
    const { kind, kept } = await decide({ answers: { decide: fails('timeout') } });
    assert.deepEqual([kind, kept?.state, audited], ['failed', 'open', ['started', 'ended unknown']]);
  });

  it('is over for a request that Graph says is decided, or has no more', async () => {
    const one = () => Promise.resolve({ ...request, state: 'rejected' as const });
    const { kind, kept } = await decide({ answers: { one } });
    assert.deepEqual([kind, kept?.state], ['over', 'rejected']);
    assert.equal((await decide({ answers: { one: () => Promise.resolve(undefined) } })).kind, 'over');
    assert.deepEqual(sent, []);
  });
});
