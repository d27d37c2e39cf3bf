import assert from 'node:assert/strict';
import type { Confirmed } from '../../../bot/helpdesk/remote/confirm.ts';
import { confirm } from '../../../bot/helpdesk/remote/confirm.ts';
import { decide } from '../../../bot/helpdesk/policy/proposals.ts';
import type { Proposal } from '../../../bot/helpdesk/contracts/policy/records.ts';
import { proposeResume, stopEverything } from '../../../bot/helpdesk/policy/stop-everything.ts';
import { BUDGETS } from '../../../bot/helpdesk/policy/stops.ts';
import { OPERATOR, confirmationIn, helpDesk, phone, receipt } from '../support/remote.ts';

const ADA = 'admin-ada';
const BEA = 'admin-bea';
const MINUTE = 60_000;

/** What an admin proposes to go on. */
async function proposedBy(services: Parameters<typeof proposeResume>[0], adminId: string): Promise<Proposal> {
  const proposal = await proposeResume(services, adminId);
  assert.ok(proposal && proposal !== 'tooMany');
  return proposal;
}

function desk() {
  const all = helpDesk();
  let n = 0;
  const press = async (action: string, typed = {}): Promise<Confirmed> => {
    const id = `device-${++n}`;
    const device = phone({ id, deviceName: id });
    all.graph.devices.set(id, device);
    const target = { deviceId: id, deviceName: id, userId: device.userId };
    const { id: confirmationId } = await confirmationIn(all, { id: `c-${n}`, action, targets: [target] });
    return confirm(all.services, all.api, {
      personId: OPERATOR,
      confirmationId,
      card: undefined,
      typed: { deviceName: id, reason: 'Lost', ...typed },
    });
  };
  const wait = (ms: number) => void (all.clock.now = new Date(all.clock.now.getTime() + ms));
  const sent = () => all.events.filter((event) => event.startsWith('POST')).length;
  const resume = async () => {
    const proposal = await proposedBy(all.services, ADA);
    assert.equal(
      (await decide(all.services, BEA, { id: proposal.id, approves: true }, isAdmin)).kind,
      'done',
    );
  };
  const wipes = async (count: number) => {
    for (let i = 0; i < count; i++) assert.equal(stateOf(await press('wipe')), 'accepted');
  };
  /** Wipes that other operators have sent just now. */
  const ofOthers = async (count: number) => {
    const at = all.clock.now.toISOString();
    for (let i = 0; i < count; i++)
      await all.store.receipts.create(
        `other-${i}`,
        receipt({
          id: `other-${i}`,
          operatorId: `other-${i}`,
          action: 'wipe',
          deviceId: `x-${i}`,
          firstSentAt: at,
        }),
      );
  };
  return { ...all, press, wait, sent, resume, wipes, ofOthers };
}

const stateOf = (confirmed: Confirmed): string => {
  if (confirmed.kind === 'denied') return `denied ${confirmed.why.kind}`;
  if (confirmed.kind !== 'receipts') return confirmed.kind;
  const [one] = confirmed.receipts;
  return one?.reason?.kind === 'refused' ? `${one.state} ${one.reason.why}` : String(one?.state);
};

const isAdmin = () => Promise.resolve(true);

describe('budgets of what can’t be undone', () => {
  it('let an operator send five in an hour, and stop the sixth', async () => {
    const { press, wipes, sent, store } = desk();
    await wipes(BUDGETS.operator);
    assert.equal(stateOf(await press('wipe')), 'failed operatorBudget');
    assert.equal(sent(), 5);
    assert.ok(await store.stops.get(`operator ${OPERATOR}`));
    // from now on it is told before anything is claimed
    assert.equal(stateOf(await press('wipe')), 'denied operatorBudget');
    assert.equal(sent(), 5);
  });

  it('stay spent when the hour is over, until two admins lift it', async () => {
    const { press, wipes, wait, resume, sent } = desk();
    await wipes(5);
    await press('wipe');
    wait(90 * MINUTE);
    assert.equal(stateOf(await press('wipe')), 'denied operatorBudget');
    await resume();
    await wipes(5);
    assert.equal(stateOf(await press('wipe')), 'failed operatorBudget');
    assert.equal(sent(), 10);
  });

  it('start anew once they are lifted, in the same hour', async () => {
    const { press, wipes, wait, resume, sent } = desk();
    await wipes(5);
    await press('wipe');
    wait(MINUTE);
    await resume();
    wait(1);
    await wipes(1);
    assert.equal(sent(), 6);
  });

  it('count the whole hour if the clock was set back behind the moment in which they were lifted', async () => {
    const { press, wipes, wait, resume, sent } = desk();
    await wipes(5);
    await press('wipe');
    wait(MINUTE);
    await resume();
    wait(-90 * MINUTE);
    assert.equal(stateOf(await press('wipe')), 'failed operatorBudget');
    assert.equal(sent(), 5);
  });

  it('count the last hour only', async () => {
    const { wipes, wait } = desk();
    await wipes(3);
    wait(31 * MINUTE);
    await wipes(2);
    wait(30 * MINUTE);
    await wipes(3);
  });

  it('aren’t exceeded by presses at the same moment', async () => {
    const { press, sent } = desk();
    const all = await Promise.all(Array.from({ length: 12 }, () => press('wipe')));
    assert.equal(sent(), BUDGETS.operator);
    assert.equal(all.filter((one) => stateOf(one) === 'accepted').length, 5);
  });

  it('count what Graph refused, and what has an unknown outcome', async () => {
    const { graph, press, wipes } = desk();
    await wipes(4);
    graph.act = () => Promise.reject(new Error('the connection broke'));
    await press('wipe').catch(() => undefined);
    assert.equal(stateOf(await press('wipe')), 'failed operatorBudget');
  });

  it('are of all operators together, too', async () => {
    const { press, ofOthers, sent, store } = desk();
    await ofOthers(BUDGETS.tenant);
    assert.equal(stateOf(await press('wipe')), 'failed tenantBudget');
    assert.equal(sent(), 0);
    assert.ok(await store.stops.get('tenant'));
  });

  it('alert the admins at half, once, and when they are spent', async () => {
    const { press, wipes, alerts } = desk();
    await wipes(5);
    await press('wipe');
    await press('wipe');
    assert.deepEqual(alerts, [
      { kind: 'halfSpent', of: 'operator', operatorId: OPERATOR, sent: 3, limit: 5 },
      { kind: 'budgetSpent', of: 'operator', operatorId: OPERATOR, limit: 5 },
    ]);
  });

  it('don’t hold what can be undone', async () => {
    const { press, wipes, ofOthers } = desk();
    await ofOthers(15);
    await wipes(5);
    await press('wipe');
    assert.equal(stateOf(await press('remoteLock')), 'accepted');
  });

  it('say in the audit that something was stopped in the last moment', async () => {
    const { press, wipes, audit } = desk();
    await wipes(5);
    await press('wipe');
    assert.deepEqual(
      audit.entries.slice(-2).map(({ kind, outcome }) => [kind, outcome]),
      [
        ['ended', 'accepted'],
        ['refused', 'operatorBudget'],
      ],
      'nothing says that it was about to be sent',
    );
  });
});

describe('stop everything', () => {
  it('sends nothing from then on, whatever it is', async () => {
    const { services, press, sent } = desk();
    assert.equal(await stopEverything(services, ADA), true);
    for (const action of ['remoteLock', 'wipe']) assert.equal(stateOf(await press(action)), 'denied stopped');
    assert.equal(sent(), 0);
    assert.equal(await stopEverything(services, BEA), false);
  });

  it('wins against an action that is confirmed already and hasn’t left', async () => {
    const { services, press, sent, audit } = desk();
    const append = services.audit.append.bind(services.audit);
    // the action was let go, and its entry is being written
    services.audit.append = async (entry, options) => {
      const id = await append(entry, options);
      if (entry.kind === 'started' && entry.what === 'remoteLock') await stopEverything(services, ADA);
      return id;
    };
    assert.equal(stateOf(await press('remoteLock')), 'failed stopped');
    assert.equal(sent(), 0);
    assert.ok(audit.entries.some(({ kind, outcome }) => kind === 'refused' && outcome === 'stopped'));
  });

  it('isn’t lifted by one admin', async () => {
    const { services, press } = desk();
    await stopEverything(services, ADA);
    const proposal = await proposedBy(services, ADA);
    assert.equal(
      (await decide(services, ADA, { id: proposal.id, approves: true }, isAdmin)).kind,
      'ownProposal',
    );
    assert.equal(stateOf(await press('remoteLock')), 'denied stopped');
  });

  it('is proposed to go on by one admin fifty times within half an hour at most, whatever else they proposed', async () => {
    const all = desk();
    const { services, clock, resume } = all;
    await stopEverything(services, ADA);
    const takeBack = async () => {
      const proposal = await proposedBy(services, ADA);
      await decide(services, ADA, { id: proposal.id, approves: false }, isAdmin);
    };
    for (let n = 0; n < 50; n++) await takeBack();
    assert.equal(await proposeResume(services, ADA), 'tooMany');
    assert.equal(all.store.proposals.kept.size, 50);
    const [last] = all.audit.entries.slice(-1);
    assert.deepEqual([last?.what, last?.kind, last?.outcome], ['resume', 'ended', 'failed']);
    // another admin can, and it is the same then
    assert.deepEqual(await proposedBy(services, BEA), await proposedBy(services, ADA));
    clock.now = new Date(clock.now.getTime() + 31 * 60_000);
    await resume();
  });

  it('goes on once another admin approves', async () => {
    const { services, press, resume } = desk();
    await stopEverything(services, ADA);
    await resume();
    assert.equal(stateOf(await press('remoteLock')), 'accepted');
  });

  it('isn’t lifted by a proposal from before it', async () => {
    const { services, press, wipes } = desk();
    await wipes(5);
    await press('wipe');
    const proposal = await proposedBy(services, ADA);
    await stopEverything(services, ADA);
    await decide(services, BEA, { id: proposal.id, approves: true }, isAdmin);
    assert.equal(stateOf(await press('remoteLock')), 'denied stopped');
  });

  it('isn’t lifted by a proposal from before it, even if it was on then as well', async () => {
    const { services, press, wipes, wait } = desk();
    const proposed = async () => {
      wait(1000);
      const proposal = await proposeResume(services, ADA);
      assert.ok(proposal && proposal !== 'tooMany');
      return proposal.id;
    };
    const approve = async (id: string) =>
      (await decide(services, BEA, { id: id, approves: true }, isAdmin)).kind;
    await wipes(5);
    await press('wipe');
    const ofBudget = await proposed();
    await stopEverything(services, ADA);
    const ofBoth = await proposed();
    assert.equal(await approve(ofBudget), 'done');
    assert.equal(await approve(await proposed()), 'done');
    wait(1000);
    await stopEverything(services, ADA);
    assert.equal(await approve(ofBoth), 'overtaken');
    assert.equal(stateOf(await press('remoteLock')), 'denied stopped');
  });

  it('is what two admins say in one proposal, unless it began since then', async () => {
    const { services, wait } = desk();
    await stopEverything(services, ADA);
    const first = await proposedBy(services, ADA);
    const second = await proposedBy(services, BEA);
    assert.deepEqual([second.id, second.adminId], [first.id, ADA]);
    assert.equal((await decide(services, BEA, { id: second.id, approves: true }, isAdmin)).kind, 'done');
    wait(1000);
    await stopEverything(services, ADA);
    const third = await proposedBy(services, BEA);
    assert.deepEqual([third.id === first.id, third.adminId], [false, BEA]);
    wait(31 * MINUTE);
    assert.notEqual((await proposedBy(services, ADA)).id, third.id);
  });

  it('has nothing to resume if nothing is stopped', async () => {
    assert.equal(await proposeResume(desk().services, ADA), undefined);
  });
});
