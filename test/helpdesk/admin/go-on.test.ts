import assert from 'node:assert/strict';
import type { Directory } from '../../../bot/helpdesk/contracts/graph.ts';
import { Problem } from '../../../bot/helpdesk/contracts/problem.ts';
import { fails } from '../support/fake-graph.ts';
import type { RoleDesk } from '../support/roles.ts';
import { MEMBERS, SCOPE, oulu } from '../support/roles.ts';
import { type World, wentOn } from '../support/went-on.ts';

const guest: Partial<Directory> = {
  speaker: (id) =>
    Promise.resolve({ id, displayName: 'G', userPrincipalName: 'g@contoso.example', userType: 'Guest' }),
};
const blocked: Partial<Directory> = {
  speaker: (id) =>
    Promise.resolve({
      id,
      displayName: 'B',
      userPrincipalName: 'b@contoso.example',
      userType: 'Member',
      accountEnabled: false,
    }),
};
const noAdmin: Partial<Directory> = { directoryRoles: () => Promise.resolve([]) };
const at = (time: string) => (world: World) => void (world.desk.clock.now = new Date(time));

describe('a role change that goes on after its approval', () => {
  for (const what of ['assign', 'remove'] as const) {
    it(`is made once, with everything read again (${what})`, async () => {
      const { sent, now, desk } = await wentOn(what);
      assert.equal(sent.length, 1);
      assert.deepEqual([now?.outcome, now?.approval?.state], ['done', 'over']);
      assert.deepEqual(
        desk.audit.entries.map(({ kind, outcome, of }) => [kind, outcome, of]),
        [['settled', 'done', 'audit-0']],
      );
    });

    for (const [name, change, why, outcome = why] of [
      ['its request was rejected', (w: World) => (w.state = 'rejected'), 'approvalRejected'],
      ['its request was canceled', (w: World) => (w.state = 'canceled'), 'approvalCanceled'],
      ['its request has expired', (w: World) => (w.state = 'expired'), 'approvalLapsed'],
      [
        'nobody decided in three days',
        (w: World) => {
          w.state = 'waiting';
          at('2026-01-04T12:00:00.000Z')(w);
        },
        'approvalLapsed',
      ],
      [
        'its admin left the channel',
        (w: World) => (w.channels = { members: () => Promise.resolve(new Set()) }),
        ...['notAllowed', 'notInChannel'],
      ],
      [
        'the channel isn’t private any more',
        (w: World) => (w.channels = { channel: () => Promise.resolve({ membershipType: 'standard' }) }),
        ...['notAllowed', 'notPrivate'],
      ],
      [
        'the channel is gone',
        (w: World) => (w.channels = { channel: () => Promise.resolve(undefined) }),
        ...['notAllowed', 'notPrivate'],
      ],
      ['its admin has no role any more', (w: World) => (w.directory = noAdmin), 'notAllowed', 'notAnAdmin'],
      ['its admin is a guest now', (w: World) => (w.directory = guest), 'notAllowed', 'notAMember'],
      ['its admin’s account is blocked', (w: World) => (w.directory = blocked), 'notAllowed', 'notAMember'],
    ] as const)
      it(`ends without being sent, and says why, if ${name} (${what})`, async () => {
        const { sent, now, desk } = await wentOn(what, (world) => void change(world));
        assert.deepEqual(sent, []);
        assert.deepEqual([now?.outcome, now?.approval?.why], ['failed', why]);
        assert.deepEqual(
          desk.audit.entries.map(({ kind, outcome: told, of, sync }) => [kind, told, of, sync]),
          [['refused', outcome, 'audit-0', true]],
        );
      });

    it(`waits on, with nothing sent or written, if something can’t be read (${what})`, async () => {
      for (const change of [
        (w: World) => (w.channels = { members: fails('unavailable') }),
        (w: World) => (w.directory = { speaker: fails('throttled') }),
        (w: World) => (w.directory = { directoryRoles: fails('timeout') }),
        (w: World) => (w.state = 'waiting'),
      ]) {
        const { sent, now, desk } = await wentOn(what, (world) => void change(world));
        assert.deepEqual([sent, now?.approval?.state, desk.audit.entries], [[], 'waiting', []]);
      }
    });

    it(`isn’t sent again if its call may have left before a crash (${what})`, async () => {
      for (const stands of [true, false]) {
        const { sent, now } = await wentOn(
          what,
          ({ desk }) => {
            const made = oulu({ id: 'made', displayName: 'Help desk Turku' });
            const all = [oulu(), made].filter(({ id }) =>
              id === 'assignment-1' ? what === 'assign' || stands : stands,
            );
            desk.intune.assignments = all;
          },
          { state: 'sending' },
        );
        assert.deepEqual(sent, []);
        assert.equal(now?.outcome, stands === (what === 'assign') ? 'done' : 'failed');
      }
    });

    it(`isn’t looked at once it is over, or if it never waited (${what})`, async () => {
      const { sent, desk } = await wentOn(what, undefined, { state: 'over' });
      assert.deepEqual([sent, desk.events], [[], []]);
    });
  }

  for (const [name, change] of [
    ['a member group is gone', ({ intune }: RoleDesk) => intune.groups.delete(MEMBERS)],
    ['the scope group is gone', ({ intune }: RoleDesk) => intune.groups.delete(SCOPE)],
    ['the role is gone', ({ intune }: RoleDesk) => void (intune.definitions = [])],
    [
      'its name was taken',
      ({ intune }: RoleDesk) =>
        void intune.assignments.push(oulu({ id: 'x', displayName: 'help desk turku' })),
    ],
  ] as const)
    it(`ends if ${name} (assign)`, async () => {
      const { sent, now } = await wentOn('assign', ({ desk }) => void change(desk));
      assert.deepEqual([sent, now?.approval?.why], [[], 'formFaulty']);
    });

  for (const [name, change, why] of [
    ['the assignment is gone', ({ intune }: RoleDesk) => (intune.assignments = []), 'assignmentGone'],
    [
      'it is of another role',
      ({ intune }: RoleDesk) =>
        (intune.assignments = [oulu({ roleName: 'Reader', roleIsBuiltIn: true, roleId: 'x' })]),
      'assignmentGone',
    ],
    ...(['memberGroups', 'scopeGroups'] as const).map(
      (part) =>
        [
          `its ${part} changed`,
          ({ intune }: RoleDesk) => (intune.assignments = [oulu({ [part]: ['another'] })]),
          'assignmentChanged',
        ] as const,
    ),
    [
      'it covers everybody now',
      ({ intune }: RoleDesk) => (intune.assignments = [oulu({ allUsers: true })]),
      'assignmentChanged',
    ],
  ] as const)
    it(`ends if ${name} (remove)`, async () => {
      const { sent, now } = await wentOn('remove', ({ desk }) => void change(desk));
      assert.deepEqual([sent, now?.approval?.why], [[], why]);
    });

  it('says what Intune answered if it refuses the code', async () => {
    const { now } = await wentOn('remove', ({ desk }) => {
      desk.roles.remove = () => Promise.reject(new Problem({ kind: 'forbidden', status: 403 }));
    });
    assert.deepEqual([now?.approval?.why, now?.approval?.problem], ['problem', 'forbidden']);
  });
});
