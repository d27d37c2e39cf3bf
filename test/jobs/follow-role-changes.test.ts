import assert from 'node:assert/strict';
import { Operators } from '../../bot/helpdesk/access/operators.ts';
import type { ApprovalState } from '../../bot/helpdesk/contracts/graph/approvals.ts';
import { Problem } from '../../bot/helpdesk/contracts/problem.ts';
import type { RoleApproval } from '../../bot/helpdesk/contracts/role-change.ts';
import { followRoleChanges } from '../../bot/jobs/follow-role-changes.ts';
import { ADMIN, changeIn, roleDesk } from '../helpdesk/support/roles.ts';
import { until } from '../support/act.ts';
import { CARD, fakeMessenger } from './support/parts.ts';

const ASKED = '2026-01-01T12:00:00.000Z';
const LATER = new Date('2026-01-01T12:30:00.000Z');

/** A help desk with one removal that waits, and what Graph says of its request. */
async function waiting(approval: Partial<RoleApproval> = {}) {
  const desk = roleDesk();
  await changeIn(desk, 'remove', {
    state: 'used',
    auditId: 'audit-0',
    approval: { code: 'A1', askedAt: ASKED, state: 'waiting', card: CARD, locale: 'en-US', ...approval },
  });
  desk.clock.now = LATER;
  const says: { state: ApprovalState | undefined; looks: number; down: boolean; teamsDown: boolean } = {
    state: 'waiting',
    looks: 0,
    down: false,
    teamsDown: false,
  };
  const graph = {
    ...desk.api,
    directory: {
      ...desk.api.directory,
      groupNames: () => Promise.resolve(new Map<string, string>()),
      speaker: (id: string) =>
        Promise.resolve({ id, displayName: 'A', userPrincipalName: 'a@contoso.example', userType: 'Member' }),
      directoryRoles: () => Promise.resolve(['3a2c62db-5318-420d-8d74-23affee5d9d5']),
      personIsIn: (_: string, groups: readonly string[]) => Promise.resolve(new Set(groups)),
    },
    channels: {
      channel: () => Promise.resolve({ membershipType: 'private' }),
      members: () =>
        says.down ? Promise.reject(new Problem({ kind: 'unavailable' })) : Promise.resolve(new Set([ADMIN])),
    },
    approvals: {
      state: () => {
        says.looks += 1;
        return Promise.resolve(says.state);
      },
    },
  };
  const services = {
    ...desk.services,
    operators: new Operators(desk.cache),
    adminChannel: { teamId: 'team-1', channelId: '19:admin@thread.tacv2' },
    graphFor: () => graph,
    signIn: undefined,
  };
  const { messenger, said } = fakeMessenger({ fails: () => says.teamsDown });
  const steps = [{ until: 999 * 3_600_000, every: 20 }];
  const start = () =>
    followRoleChanges(
      services as unknown as Parameters<typeof followRoleChanges>[0],
      messenger,
      steps,
      () => 0.5,
    );
  const deletes = () => desk.events.filter((event) => event.startsWith('DELETE')).length;
  const change = () => desk.store.roleChanges.get('change-1');
  return { desk, says, said, start, deletes, change };
}

describe('following role changes that wait for a second administrator', () => {
  /** The clock stands still, so a look is due at once or when it is asked for. */
  it('looks again when it is asked to, and makes the change once it is approved', async () => {
    const { says, said, start, deletes, change } = await waiting();
    const follower = start();
    follower.followChange('change-1');
    await until(() => {
      follower.followChange('change-1');
      return says.looks > 0;
    });
    assert.equal(deletes(), 0);
    says.state = 'approved';
    await until(() => {
      follower.followChange('change-1');
      return deletes() === 1 && said.length > 0;
    });
    await follower.stop();
    assert.equal((await change())?.approval?.cardBehind, undefined);
    assert.deepEqual(
      said.map(({ how, place }) => [how, place]),
      [
        ['update', CARD],
        ['tell', CARD],
      ],
    );
  });

  it('goes on at the next start with what an earlier run left in the middle', async () => {
    const { deletes, said, start, change } = await waiting({ state: 'sending' });
    const follower = start();
    await until(() => said.length > 0);
    await follower.stop();
    assert.equal(deletes(), 0, 'it may have left before: it isn’t sent again');
    assert.equal((await change())?.approval?.state, 'over');
  });

  it('tells the end again until Teams takes it, at the next start too', async () => {
    const { says, said, start, change } = await waiting({
      state: 'over',
      endedAt: ASKED,
      cardBehind: true,
      why: 'approvalRejected',
    });
    says.teamsDown = true;
    const first = start();
    await new Promise((resolve) => setTimeout(resolve, 50));
    await first.stop();
    assert.deepEqual([said.length, (await change())?.approval?.cardBehind], [0, true]);
    says.teamsDown = false;
    const second = start();
    await until(() => said.length > 0);
    await second.stop();
    assert.equal((await change())?.approval?.cardBehind, undefined);
  });

  it('waits on while something can’t be read, and looks at none that is over', async () => {
    const { says, start, deletes, change } = await waiting();
    says.state = 'approved';
    says.down = true;
    const follower = start();
    await until(() => {
      follower.followChange('change-1');
      return says.looks > 1;
    });
    await follower.stop();
    assert.deepEqual([deletes(), (await change())?.approval?.state], [0, 'waiting']);
    const over = await waiting({ state: 'over', endedAt: ASKED });
    const other = over.start();
    await new Promise((resolve) => setTimeout(resolve, 30));
    await other.stop();
    assert.deepEqual([over.says.looks, over.said.length], [0, 0]);
  });

  it('says it in a message too if it ends when nobody looks at the card any more', async () => {
    const { desk, says, said, start } = await waiting();
    desk.clock.now = new Date('2026-01-01T14:00:00.000Z');
    says.state = 'rejected';
    const follower = start();
    await until(() => {
      follower.followChange('change-1');
      return said.length > 1;
    });
    await follower.stop();
    assert.deepEqual(
      said.map(({ how }) => how),
      ['update', 'tell'],
    );
  });
});
