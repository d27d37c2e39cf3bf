import assert from 'node:assert/strict';
import type { Need } from '../../../bot/helpdesk/contracts/policy/need.ts';
import { Problem } from '../../../bot/helpdesk/contracts/problem.ts';
import { waitsForSecond } from '../../../bot/helpdesk/contracts/receipt.ts';
import { stopEverything } from '../../../bot/helpdesk/policy/stop-everything.ts';
import { confirm } from '../../../bot/helpdesk/remote/confirm.ts';
import { resume } from '../../../bot/helpdesk/remote/resume.ts';
import { decideSecond } from '../../../bot/helpdesk/second/decide-second.ts';
import { OPERATOR, confirmationIn, helpDesk, phone } from '../support/remote.ts';

const SECOND = '00000000-0000-4000-8000-0000000000a2';
const THIRD = '00000000-0000-4000-8000-0000000000a3';

async function waiting() {
  const desk = helpDesk();
  desk.services.policy.start = new Map<string, Need[]>([['remoteLock', ['secondOperator']]]);
  const { id: confirmationId } = await confirmationIn(desk);
  const press = { personId: OPERATOR, confirmationId, typed: {}, card: undefined };
  const confirmed = await confirm(desk.services, desk.api, press);
  assert.ok(confirmed.kind === 'receipts');
  const [receipt] = confirmed.receipts;
  assert.ok(receipt && waitsForSecond(receipt) && receipt.secondRequest !== undefined);
  const id = receipt.secondRequest;
  const decide = (who: string, approves = true) =>
    decideSecond(desk.services, desk.apiOf(who), who, { id, approves });
  const goOn = async () =>
    resume(desk.services, desk.api, (await desk.store.receipts.get(receipt.id)) ?? receipt);
  const minutes = (n: number) => void (desk.clock.now = new Date(desk.clock.now.getTime() + n * 60_000));
  const again = () => confirm(desk.services, desk.api, press);
  return { ...desk, decide, goOn, minutes, again, id };
}

describe('the decision of a second operator', () => {
  it('is one, even if two decide at the same moment', async () => {
    const { decide, goOn, graph } = await waiting();
    const both = await Promise.all([decide(SECOND, false), decide(THIRD)]);
    assert.deepEqual(both.map(({ kind }) => kind).toSorted(), ['over', 'rejected']);
    assert.equal((await goOn()).state, 'failed');
    assert.equal(graph.calls.length, 0);
  });

  it('sends it once, however often it is looked at', async () => {
    const { decide, goOn, graph } = await waiting();
    assert.equal((await goOn()).state, 'pending');
    assert.equal((await decide(SECOND)).kind, 'approved');
    assert.equal((await goOn()).state, 'accepted');
    assert.equal(graph.calls.length, 1);
  });

  it('isn’t asked for again by a second press of Confirm', async () => {
    const { again, store, graph } = await waiting();
    const confirmed = await again();
    assert.ok(confirmed.kind === 'receipts' && confirmed.again);
    assert.equal(store.seconds.kept.size, 1);
    assert.equal(graph.calls.length, 0);
  });

  it('is never the requester’s, whatever the case of the id', async () => {
    const { decide, goOn } = await waiting();
    for (const who of [OPERATOR, OPERATOR.toUpperCase()])
      assert.equal((await decide(who)).kind, 'ownRequest');
    assert.equal((await goOn()).state, 'pending');
  });

  it('needs the decider’s own right to do the same', async () => {
    const { decide, goOn, graph } = await waiting();
    graph.assignments = [];
    const decided = await decide(SECOND);
    assert.ok(decided.kind === 'mayNot' && decided.why.kind === 'noRole');
    assert.equal((await goOn()).state, 'pending');
  });

  it('is no longer good after half an hour, nor with the clock set back', async () => {
    for (const n of [31, -31]) {
      const { decide, goOn, minutes, graph } = await waiting();
      await decide(SECOND);
      minutes(n);
      assert.deepEqual((await goOn()).reason, { kind: 'refused', why: 'secondLapsed' });
      assert.equal(graph.calls.length, 0);
    }
  });

  it('is good for a bot whose clock is a little behind that of the bot where it was decided', async () => {
    const { decide, goOn, minutes, graph } = await waiting();
    await decide(SECOND);
    minutes(-0.01);
    assert.equal((await goOn()).state, 'accepted');
    assert.equal(graph.calls.length, 1);
  });

  it('is no longer good if its half hour ends while everything is read again', async () => {
    const { decide, goOn, minutes, graph } = await waiting();
    await decide(SECOND);
    const read = graph.devices.get.bind(graph.devices);
    graph.devices.get = (id) => {
      minutes(31);
      return read(id);
    };
    assert.deepEqual((await goOn()).reason, { kind: 'refused', why: 'secondLapsed' });
    assert.equal(graph.calls.length, 0);
  });

  it('is no longer good if its half hour ends before Graph takes the action', async () => {
    const { decide, goOn, minutes, graph } = await waiting();
    await decide(SECOND);
    let sent = false;
    graph.act = async () => {
      minutes(31);
      if ((await graph.calls[0]?.call.stillWanted?.()) === false) throw new Problem({ kind: 'heldBack' });
      sent = true;
      return { requestId: 'request-1', answeredAt: undefined };
    };
    assert.deepEqual((await goOn()).reason, { kind: 'refused', why: 'secondLapsed' });
    assert.equal(sent, false);
  });

  for (const [what, change, why] of [
    [
      'the requester’s right is gone',
      (desk: Awaited<ReturnType<typeof waiting>>) => void (desk.graph.assignments = []),
      'noRole',
    ],
    [
      'the device has another user',
      (desk: Awaited<ReturnType<typeof waiting>>) =>
        void desk.graph.devices.set('device-1', phone({ userId: 'else' })),
      'changed',
    ],
    ['the device is gone', (desk: Awaited<ReturnType<typeof waiting>>) => desk.graph.devices.clear(), 'gone'],
  ] as const)
    it(`sends nothing if ${what} meanwhile`, async () => {
      const desk = await waiting();
      await desk.decide(SECOND);
      change(desk);
      assert.deepEqual((await desk.goOn()).reason, { kind: 'refused', why });
      assert.equal(desk.graph.calls.length, 0);
    });

  it('waits while everything is stopped', async () => {
    const { decide, goOn, services, graph } = await waiting();
    await decide(SECOND);
    await stopEverything(services, 'admin');
    const receipt = await goOn();
    assert.deepEqual([receipt.state, receipt.held], ['pending', true]);
    assert.equal(graph.calls.length, 0);
  });
});
