import assert from 'node:assert/strict';
import { lookUp } from '../../../bot/helpdesk/approval/look-up.ts';
import type { ApprovalState } from '../../../bot/helpdesk/contracts/graph/approvals.ts';
import { fails, fakeGraph } from '../support/fake-graph.ts';

const ASKED = Date.parse('2026-01-01T12:00:00.000Z');
const at = (hours: number) => new Date(ASKED + hours * 3_600_000);

describe('looking up a request for approval', () => {
  const look = (
    state: ApprovalState | undefined | 'refused',
    hours: number,
    code: string | undefined = 'A1',
  ) =>
    lookUp(
      fakeGraph({
        approvals: { state: state === 'refused' ? fails('forbidden') : () => Promise.resolve(state) },
      }),
      { code, at: ASKED },
      at(hours),
    );

  it('says what Graph says', async () => {
    for (const state of ['waiting', 'approved', 'rejected', 'canceled', 'completed', 'expired'] as const)
      assert.equal(await look(state, 1), state);
  });

  it('leaves it to the next try if Graph refuses to tell or lists nothing', async () => {
    for (const nothing of ['refused', undefined] as const) assert.equal(await look(nothing, 71), 'unread');
  });

  it('knows after three days that what nobody decided has expired', async () => {
    for (const nothing of ['refused', undefined, 'waiting'] as const)
      assert.equal(await look(nothing, 72), 'expired');
    // what was decided in time is told as that, however late the bot looks
    for (const state of ['approved', 'rejected', 'canceled', 'completed'] as const)
      assert.equal(await look(state, 100), state);
  });

  it('asks for nothing without a code', async () => {
    const graph = fakeGraph({});
    assert.equal(await lookUp(graph, { code: undefined, at: ASKED }, at(1)), 'unread');
    assert.deepEqual(graph.calls, []);
  });
});
