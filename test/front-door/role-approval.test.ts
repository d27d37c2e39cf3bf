import assert from 'node:assert/strict';
import type { TenantData } from '../../sandbox/graph/types.ts';
import { until } from '../support/act.ts';
import type { Answered, Json } from '../support/channel.ts';
import { wordsOf } from '../support/channel.ts';
import type { Stage } from '../support/stage.ts';
import { openStage, quick } from '../support/stage.ts';
import { ADMIN_CHANNEL, groups, people } from '../support/tenant.ts';

const HELP_DESK_OPERATOR = 'eeee0000-0000-4000-8000-000000000001';

const inChannels = ({ teams }: TenantData, over: Json) => {
  for (const { channels = [] } of teams) for (const channel of channels) Object.assign(channel, over);
};
const onAdmin = ({ users }: TenantData, over: Json) =>
  void Object.assign(users.find(({ id }) => id === people.admin) ?? {}, over);
const withoutGroup = (data: TenantData, gone: string) =>
  void (data.groups = data.groups.filter(({ id }) => id !== gone));
const fieldDesk = ({ roleDefinitions }: TenantData) => {
  const all = roleDefinitions.flatMap(({ roleAssignments = [] }) => roleAssignments);
  const found = all.find(({ displayName }) => displayName === 'Field help desk');
  assert.ok(found);
  return found;
};

describe('a role change that a second administrator has to approve', () => {
  let stage: Stage;
  /** How far Graph's clock is ahead. */
  let days = 0;
  beforeEach(async () => {
    days = 0;
    const now = () => new Date(Date.now() + days * 86_400_000);
    stage = await openStage({ now, app: { pace: quick(50) } });
    stage.sandbox.control.protectRoles({ approval: true });
  });
  afterEach(() => stage.close());

  const there = () => stage.channel.inChannel(ADMIN_CHANNEL);
  const say = (words: string) => stage.channel.say(people.admin, `<at>Help Desk</at> ${words}`, there());
  const press = (answer: Answered, title: string, inputs: Json = {}) =>
    stage.channel.press(people.admin, answer.card, title, {}, there(), inputs);
  const filled = {
    role: HELP_DESK_OPERATOR,
    name: 'Desk of Bo',
    members: groups.newcomers,
    scope: groups.bos,
  };
  const sent = () =>
    stage.sandbox.calls.filter(({ method, url }) => method !== 'GET' && url.includes('/roleAssignments'));
  const card = () => wordsOf(stage.channel.updates.at(-1)?.card);
  const asked = () => {
    const approval = stage.sandbox.control.approvals().at(-1);
    assert.ok(approval);
    return approval;
  };
  const told = async (what: string) =>
    (await stage.audit())
      .filter((entry) => entry.what === what)
      .map(({ kind, outcome }) => [kind, outcome].filter(Boolean).join(' '));

  const changes = [
    {
      name: 'an assignment',
      what: 'createRoleAssignment',
      ask: async () => press(await say('assign role'), 'Review', filled),
      confirm: 'Confirm assignment',
      about: /Desk of Bo.*Help Desk Operator|Help Desk Operator.*Desk of Bo/,
      made: /Role assigned/,
    },
    {
      name: 'a removal',
      what: 'deleteRoleAssignment',
      ask: () => say('remove role Field help desk'),
      confirm: 'Confirm removal',
      about: /Field help desk/,
      made: /is removed/,
    },
  ];
  for (const { name, what, ask, confirm, about, made } of changes) {
    const waiting = async (inputs: Json = {}) => {
      const answer = await press(await ask(), confirm, inputs);
      assert.match(answer.text, /waits for approval/);
      assert.match(answer.text, new RegExp(asked().code));
      return answer;
    };

    it(`${name} carries a reason, waits, and goes on by itself with the code alone`, async () => {
      await waiting();
      assert.match(asked().justification, about);
      assert.equal(asked().action, what);
      stage.sandbox.control.approve(asked().code);
      await until(() => made.test(card()));
      const [first, second, ...more] = sent();
      assert.ok(first && second && more.length === 0);
      assert.equal(first.headers['x-msft-approval-code'], undefined);
      assert.ok(second.headers['x-msft-approval-code']);
      assert.equal(second.headers['x-msft-approval-justification'], undefined);
      assert.deepEqual(await told(what), ['started', 'ended approvalRequired', 'settled done']);
    });

    it(`${name} sends the reason that was typed`, async () => {
      await waiting({ reason: ' Ticket 4711 ' });
      assert.equal(asked().justification, 'Ticket 4711');
    });

    it(`${name} goes on after a restart`, async () => {
      await waiting();
      const { code } = asked();
      await stage.restart();
      stage.sandbox.control.approve(code);
      await until(() => made.test(card()));
      assert.equal(sent().length, 2);
    });

    const ends: [string, () => void, RegExp, string][] = [
      [
        'rejected',
        () => stage.sandbox.control.reject(asked().code),
        /rejected the request/,
        'approvalRejected',
      ],
      [
        'canceled',
        () => stage.sandbox.control.cancel(asked().code),
        /request for approval was canceled/,
        'approvalCanceled',
      ],
      ['expired', () => void (days = 3), /within three days/, 'approvalLapsed'],
    ];
    for (const [how, end, why, outcome] of ends)
      it(`${name} ends, and says why, once its request is ${how}`, async () => {
        await waiting();
        end();
        await until(() => why.test(card()));
        assert.equal(sent().length, 1);
        assert.deepEqual(await told(what), ['started', 'ended approvalRequired', `refused ${outcome}`]);
      });

    const rightsGone: [string, string, (data: TenantData) => void][] = [
      ['its admin has left the channel', 'notInChannel', (data) => inChannels(data, { members: [] })],
      [
        'the channel isn’t private any more',
        'notPrivate',
        (data) => inChannels(data, { membershipType: 'standard' }),
      ],
      [
        'its admin is no Intune administrator any more',
        'notAnAdmin',
        ({ directoryRoles }) => directoryRoles.forEach((role) => (role.members = [])),
      ],
      ['its admin’s account is disabled', 'notAMember', (data) => onAdmin(data, { accountEnabled: false })],
      ['its admin became a guest', 'notAMember', (data) => onAdmin(data, { userType: 'Guest' })],
    ];
    for (const [when, outcome, change] of rightsGone)
      it(`${name} isn’t made once ${when}`, async () => {
        await waiting();
        change(stage.sandbox.tenant.data);
        stage.sandbox.tenant.changed();
        stage.sandbox.control.approve(asked().code);
        await until(() => card().includes('may no longer change roles in this channel'));
        assert.equal(sent().length, 1);
        assert.deepEqual(await told(what), ['started', 'ended approvalRequired', `refused ${outcome}`]);
      });

    const objectsChanged: [string, RegExp, (data: TenantData) => void][] =
      name === 'an assignment'
        ? [
            ['a member group is gone', /no longer fits/, (data) => withoutGroup(data, groups.newcomers)],
            ['a scope group is gone', /no longer fits/, (data) => withoutGroup(data, groups.bos)],
            [
              'its name was taken',
              /no longer fits/,
              (data) => void (fieldDesk(data).displayName = 'desk of bo'),
            ],
          ]
        : [
            [
              'the assignment has other members',
              /has changed since/,
              (data) => void (fieldDesk(data).members = [groups.newcomers]),
            ],
            [
              'the assignment has another scope',
              /has changed since/,
              (data) => void (fieldDesk(data).resourceScopes = [groups.bos]),
            ],
            [
              'the assignment is gone',
              /no longer exists/,
              ({ roleDefinitions }) => {
                for (const role of roleDefinitions)
                  role.roleAssignments = role.roleAssignments?.filter(
                    ({ displayName }) => displayName !== 'Field help desk',
                  );
              },
            ],
          ];
    for (const [when, why, change] of objectsChanged)
      it(`${name} isn’t made once ${when}`, async () => {
        await waiting();
        change(stage.sandbox.tenant.data);
        stage.sandbox.tenant.changed();
        stage.sandbox.control.approve(asked().code);
        await until(() => why.test(card()));
        assert.equal(sent().length, 1);
      });

    it(`${name} isn’t stopped by Cancel on the card before it: Intune has the request`, async () => {
      const before = await ask();
      assert.match((await press(before, confirm)).text, /waits for approval/);
      assert.doesNotMatch((await press(before, 'Cancel')).text, /canceled/i);
      stage.sandbox.control.approve(asked().code);
      await until(() => made.test(card()));
      assert.equal(sent().length, 2);
    });

    it(`${name} isn’t sent twice by a second press while it waits`, async () => {
      const confirm2 = await ask();
      assert.match((await press(confirm2, confirm)).text, /waits for approval/);
      assert.match((await press(confirm2, confirm)).text, /waits for approval/);
      assert.equal(sent().length, 1);
    });
  }
});
