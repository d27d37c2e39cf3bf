import assert from 'node:assert/strict';
import type { Need } from '../../../bot/helpdesk/contracts/policy/need.ts';
import { changePolicy } from '../../../bot/helpdesk/policy/change-policy.ts';
import { needsNow, policyNow } from '../../../bot/helpdesk/policy/needs.ts';
import { PROPOSED_FOR_MS, decide } from '../../../bot/helpdesk/policy/proposals.ts';
import { helpDesk } from '../support/remote.ts';

const ADA = 'admin-ada';
const BEA = 'admin-bea';

/** `floor` is that of a wipe. */
function policyDesk(floor: Need[] = []) {
  const desk = helpDesk();
  const services = {
    ...desk.services,
    policy: { start: new Map([['wipe', ['reason', 'ticket'] as Need[]]]), floor: new Map([['wipe', floor]]) },
  };
  const set = (needs: Need[], who = ADA) => changePolicy(services, who, 'wipe', { needs });
  const now = () => needsNow(services, 'wipe');
  const loosen = async (needs: Need[] = []) => {
    const changed = await set(needs);
    assert.ok(changed.kind === 'proposed');
    return changed.proposal.id;
  };
  const deciding = (who: string, id: string, approves = true) =>
    decide(services, who, { id, approves }, isAdmin);
  const told = () => desk.audit.entries.map((entry) => [entry.kind, entry.options?.join(), entry.outcome]);
  return { ...desk, services, set, now, loosen, deciding, told };
}

const isAdmin = () => Promise.resolve(true);

describe('changing the policy', () => {
  it('tightens at once, by one admin, and the audit says so', async () => {
    const { set, now, told, events } = policyDesk();
    assert.equal((await set(['reason', 'ticket', 'secondOperator'])).kind, 'tightened');
    assert.deepEqual(await now(), ['secondOperator', 'reason', 'ticket']);
    const option = 'wipe=secondOperator+reason+ticket';
    assert.deepEqual(told(), [
      ['started', option, undefined],
      ['ended', option, 'done'],
    ]);
    assert.deepEqual(events, ['audit started, synced', 'audit ended, synced']);
  });

  it('loosens nothing by one admin', async () => {
    const { loosen, now, told } = policyDesk();
    await loosen(['reason']);
    assert.deepEqual(await now(), ['reason', 'ticket']);
    assert.deepEqual(told().at(-1), ['ended', 'wipe=reason', 'pending']);
  });

  it('loosens once another admin approves it', async () => {
    const { loosen, deciding, now, store } = policyDesk();
    assert.equal((await deciding(BEA, await loosen(['reason']))).kind, 'done');
    assert.deepEqual(await now(), ['reason']);
    const kept = await store.policy.get('wipe');
    assert.deepEqual([kept?.adminId, kept?.secondId], [ADA, BEA]);
  });

  it('doesn’t take the proposer’s own approval, and leaves it open for others', async () => {
    const { loosen, deciding, now } = policyDesk();
    const id = await loosen();
    assert.equal((await deciding(ADA, id)).kind, 'ownProposal');
    assert.deepEqual(await now(), ['reason', 'ticket']);
    assert.equal((await deciding(BEA, id)).kind, 'done');
  });

  it('is decided once, even by two at the same moment', async () => {
    const { loosen, deciding, now } = policyDesk();
    const id = await loosen();
    const kinds = await Promise.all([deciding(BEA, id, false), deciding('admin-cai', id)]);
    assert.deepEqual(kinds.map(({ kind }) => kind).toSorted(), ['over', 'rejected']);
    assert.deepEqual(await now(), ['reason', 'ticket']);
    assert.equal((await deciding(BEA, id)).kind, 'over');
  });

  it('may be taken back by its proposer', async () => {
    const { loosen, deciding } = policyDesk();
    assert.equal((await deciding(ADA, await loosen(), false)).kind, 'rejected');
  });

  for (const [when, ms] of [
    ['after 30 minutes', PROPOSED_FOR_MS],
    ['after the clock was set back', -5_000],
  ] as const)
    it(`can’t be approved ${when}`, async () => {
      const { loosen, deciding, now, clock } = policyDesk();
      const id = await loosen();
      clock.now = new Date(clock.now.getTime() + ms);
      assert.equal((await deciding(BEA, id)).kind, 'over');
      assert.deepEqual(await now(), ['reason', 'ticket']);
    });

  it('is void if the policy has changed meanwhile', async () => {
    const { loosen, deciding, now, set } = policyDesk();
    const id = await loosen();
    await set(['denied', 'reason', 'ticket'], BEA);
    assert.equal((await deciding(BEA, id)).kind, 'overtaken');
    assert.deepEqual(await now(), ['reason', 'ticket', 'denied']);
    assert.equal((await deciding(BEA, id)).kind, 'over');
  });

  it('is proposed by one admin fifty times within half an hour at most, without what was approved', async () => {
    const { set, loosen, deciding, clock, store, told } = policyDesk();
    assert.equal((await deciding(BEA, await loosen(['ticket']))).kind, 'done');
    assert.equal((await set(['reason', 'ticket'])).kind, 'tightened');
    for (let n = 0; n < 50; n++) await deciding(ADA, await loosen(), false);
    assert.deepEqual(await set([]), { kind: 'tooMany' });
    assert.equal(store.proposals.kept.size, 51);
    assert.deepEqual(told().at(-1), ['ended', 'wipe=nothing', 'failed']);
    // to ask for more is always possible, and so are other admins' proposals
    assert.equal((await set(['secondOperator', 'reason', 'ticket'])).kind, 'tightened');
    assert.equal((await set(['ticket'], BEA)).kind, 'proposed');
    assert.equal((await set(['ticket'])).kind, 'proposed', 'it is the same');
    clock.now = new Date(clock.now.getTime() + PROPOSED_FOR_MS + 1);
    assert.equal((await set([])).kind, 'proposed');
  });

  it('can’t go below the floor, not even by two admins', async () => {
    const { set, now, store } = policyDesk(['ticket']);
    assert.deepEqual(await set(['reason']), { kind: 'belowFloor', missing: ['ticket'] });
    assert.deepEqual(await now(), ['reason', 'ticket']);
    assert.equal(store.proposals.kept.size, 0);
  });

  it('takes two admins to tell employees less, and one to tell them more', async () => {
    const { services, deciding, told } = policyDesk();
    const tell = (wanted: boolean) => changePolicy(services, ADA, 'wipe', { told: wanted });
    const now = () => policyNow(services, 'wipe');
    assert.equal((await tell(true)).kind, 'same');
    const less = await tell(false);
    assert.ok(less.kind === 'proposed');
    assert.deepEqual(await now(), { needs: ['reason', 'ticket'], told: true });
    assert.deepEqual(told().at(-1), ['ended', 'wipe=reason+ticket,told=false', 'pending']);
    assert.equal((await deciding(BEA, less.proposal.id)).kind, 'done');
    assert.deepEqual(await now(), { needs: ['reason', 'ticket'], told: false });
    assert.equal((await tell(true)).kind, 'tightened');
    assert.equal((await now()).told, true);
  });

  it('takes one proposal, whoever asks for the same', async () => {
    const { services, deciding, loosen } = policyDesk();
    const id = await loosen(['reason']);
    const same = await changePolicy(services, BEA, 'wipe', { needs: ['reason'] });
    assert.ok(same.kind === 'proposed');
    assert.deepEqual([same.proposal.id, same.proposal.adminId], [id, ADA]);
    assert.notEqual(await loosen([]), id);
    assert.equal((await deciding(BEA, id)).kind, 'done');
  });

  it('doesn’t tell employees less together with what asks for more', async () => {
    const { services, now } = policyDesk();
    const needs: Need[] = ['reason', 'ticket', 'secondOperator'];
    assert.equal((await changePolicy(services, ADA, 'wipe', { needs, told: false })).kind, 'proposed');
    assert.deepEqual(await now(), ['reason', 'ticket']);
  });

  it('keeps what is told when something else is changed, and doesn’t go on if it has changed meanwhile', async () => {
    const { services, set, deciding, loosen } = policyDesk();
    const tell = (needs?: Need[]) => changePolicy(services, ADA, 'wipe', { needs, told: false });
    const [first, second] = [await tell(), await tell(['reason'])];
    assert.ok(first.kind === 'proposed' && second.kind === 'proposed');
    await deciding(BEA, first.proposal.id);
    assert.equal((await deciding(BEA, second.proposal.id)).kind, 'overtaken');
    await set(['reason', 'ticket', 'secondOperator']);
    assert.equal((await policyNow(services, 'wipe')).told, false);
    await deciding(BEA, await loosen(['reason']));
    assert.deepEqual(await policyNow(services, 'wipe'), { needs: ['reason'], told: false });
  });

  it('always tells employees where the file says so', async () => {
    const desk = policyDesk();
    const told = new Map([['*', 'always' as const]]);
    const services = { ...desk.services, policy: { ...desk.services.policy, told } };
    assert.deepEqual(await changePolicy(services, ADA, 'wipe', { told: false }), { kind: 'alwaysTold' });
    assert.equal((await policyNow(services, 'wipe')).told, true);
  });

  it('says that nothing changed', async () => {
    const { set, store } = policyDesk();
    assert.equal((await set(['ticket', 'reason'])).kind, 'same');
    assert.equal(store.policy.kept.size, 0);
  });

  it('changes nothing that can’t be recorded first', async () => {
    const { set, now, services } = policyDesk();
    services.audit.append = () => Promise.reject(new Error('the disk is full'));
    await assert.rejects(set(['denied']));
    assert.deepEqual(await now(), ['reason', 'ticket']);
  });

  it('finds no proposal that was made up', async () => {
    const { deciding } = policyDesk();
    assert.deepEqual(await deciding(BEA, 'made up'), { kind: 'unknown' });
  });
});
