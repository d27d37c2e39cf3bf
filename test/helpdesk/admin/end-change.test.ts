import assert from 'node:assert/strict';
import { ALONE, SENDING_MS } from '../../../bot/helpdesk/contracts/custody.ts';
import type { RoleChange } from '../../../bot/helpdesk/contracts/role-change.ts';
import { fails } from '../support/fake-graph.ts';
import { oulu } from '../support/roles.ts';
import { ASKED, type World, wentOn } from '../support/went-on.ts';

for (const what of ['assign', 'remove'] as const)
  describe(`a role change that several bots look at (${what})`, () => {
    const NOON = '2026-01-01T13:00:00.000Z';
    const shared = ({ desk }: World) => void (desk.services.custody = { ...ALONE, shared: true });
    /** The other bot writes. */
    const writes = ({ desk }: World, over: Partial<RoleChange>) => {
      const { kept } = desk.store.roleChanges;
      const now = kept.get('change-1');
      if (now) kept.set('change-1', { ...now, ...over } as RoleChange);
    };
    const approved = { code: 'A1', askedAt: ASKED };
    const done = { outcome: 'done', approval: { ...approved, state: 'over' } } as const;
    const sending = { approval: { ...approved, state: 'sending', sendingAt: NOON } } as const;

    it('isn’t settled while another bot may be sending it', async () => {
      const { sent, now, desk } = await wentOn(what, shared, sending.approval);
      assert.deepEqual([sent, desk.events, now?.outcome], [[], [], undefined]);
    });

    it('stays as another bot ended it while the assignments were read', async () => {
      const { now, desk } = await wentOn(
        what,
        (world) => {
          shared(world);
          world.desk.roles.assignments = () => {
            writes(world, done);
            return Promise.resolve(what === 'assign' ? [] : [oulu()]);
          };
        },
        { state: 'sending', sendingAt: new Date(Date.parse(NOON) - SENDING_MS).toISOString() },
      );
      assert.deepEqual([now?.outcome, desk.audit.entries], ['done', []]);
    });

    for (const [state, by] of [
      ['completed', sending],
      ['rejected', sending],
      ['expired', done],
    ] as const)
      it(`stays as another bot has it, which went on while its request was looked up as ${state}`, async () => {
        const { now, desk } = await wentOn(what, (world) => {
          shared(world);
          Object.defineProperty(world, 'state', { get: () => (writes(world, by), state) });
        });
        assert.deepEqual(
          [now?.outcome, now?.approval?.state],
          ['outcome' in by ? by.outcome : undefined, by.approval.state],
        );
        assert.deepEqual(desk.audit.entries, []);
      });

    it('is settled at once after its own answer was lost', async () => {
      const { now } = await wentOn(what, (world) => {
        shared(world);
        world.desk.roles.create = world.desk.roles.remove = fails('timeout');
      });
      assert.deepEqual([now?.approval?.state, now?.approval?.sendingAt], ['sending', undefined]);
    });
  });
