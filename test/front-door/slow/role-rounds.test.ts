import assert from 'node:assert/strict';
import type { TenantData } from '../../../sandbox/graph/types.ts';
import type { Answered, Json } from '../../support/channel.ts';
import { buttons } from '../../support/channel.ts';
import { Rounds } from '../../support/rounds.ts';
import type { Stage } from '../../support/stage.ts';
import { openStage } from '../../support/stage.ts';
import { ADMIN_CHANNEL, STANDARD_CHANNEL, groups, people } from '../../support/tenant.ts';

const ROLE = 'eeee0000-0000-4000-8000-000000000001';
const CHANGE = /^(POST \/deviceManagement\/roleAssignments$|DELETE \/deviceManagement\/roleAssignments\/)/;
const form: Json = {
  role: ROLE,
  name: 'Desk of Bo',
  members: groups.newcomers,
  scope: groups.nested,
};

describe('the rounds of Graph’s answers that a role change needs', () => {
  let stage: Stage;
  let rounds: Rounds;
  beforeEach(async () => {
    rounds = new Rounds();
    stage = await openStage({ between: (url) => rounds.inFrontOf(url) });
  });
  afterEach(() => stage.close());

  const there = (channel = ADMIN_CHANNEL) => stage.channel.inChannel(channel);
  const say = (who: string, words: string) => stage.channel.say(who, `<at>Help Desk</at> ${words}`, there());
  const review = async (who: string, over: Json = {}) => {
    const shown = await say(who, 'assign role');
    return stage.channel.press(who, shown.card, 'Review', {}, there(), { ...form, ...over });
  };
  const removal = (who: string) => say(who, 'remove role Field help desk');
  const confirm = async (who: string, asked: Answered, channel = ADMIN_CHANNEL) => {
    const button = buttons(asked.card).find(({ verb }) => verb === 'role.confirm');
    assert.ok(button, asked.text);
    rounds.count();
    return stage.channel.press(who, asked.card, String(button.title), {}, there(channel));
  };
  const told = () => JSON.stringify(rounds.rounds, null, 1);

  const admins = [
    ['an Intune administrator', people.admin],
    ['an admin with a bound', people.boundAdmin],
  ] as const;
  for (const [name, who] of admins) {
    it(`before it assigns one: ${name}`, async () => {
      const made = await confirm(who, await review(who));
      assert.match(made.text, /Desk of Bo/);
      assert.equal(rounds.before(CHANGE), 1, told());
      const first = rounds.rounds[0]?.join('\n') ?? '';
      for (const read of [
        /^GET \/teams\/[^/]+\/channels\/[^/]+\/allMembers/m,
        new RegExp(`^GET /users/${who}\\?`, 'm'),
        /^GET \/deviceManagement\/roleDefinitions\?/m,
        new RegExp(`^GET /groups/${groups.newcomers}\\?`, 'm'),
        new RegExp(`^GET /groups/${groups.nested}\\?`, 'm'),
        /^GET \/deviceManagement\/roleAssignments\//m,
      ])
        assert.match(first, read);
      const lists = first.match(/roleDefinitions\?\$expand=roleAssignments/g) ?? [];
      assert.equal(lists.length, 1, 'whose rights and which names are read once');
      assert.ok(rounds.rounds.length <= 3, `one round more reads it back: ${told()}`);
    });

    it(`before it removes one: ${name}`, async () => {
      const removed = await confirm(who, await removal(who));
      assert.match(removed.text, /removed/i);
      assert.equal(rounds.before(CHANGE), 1, told());
      assert.equal(rounds.rounds.length, 2, told());
    });
  }

  it('before it asks for a confirmation: one that says who asks, and one for what is asked', async () => {
    for (const [, who] of admins) {
      const shown = await say(who, 'assign role');
      rounds.count();
      const asked = await stage.channel.press(who, shown.card, 'Review', {}, there(), form);
      assert.ok(buttons(asked.card).some(({ verb }) => verb === 'role.confirm'));
      assert.equal(rounds.rounds.length, 2, told());
    }
  });

  it('is none of the change’s own where it isn’t the presser’s, or not in the admin channel', async () => {
    const asked = await removal(people.admin);
    const other = await confirm(people.boundAdmin, asked);
    assert.match(other.text, /another admin|asked by|belongs to/i);
    assert.doesNotMatch(told(), /roleAssignments\/[^"]*expand=roleDefinition/);
    await confirm(people.admin, asked, STANDARD_CHANNEL);
    assert.doesNotMatch(told(), /roleAssignments\/[^"]*expand=roleDefinition|channels/);
    assert.equal(rounds.before(CHANGE), undefined);
  });

  const dataNow = () => stage.sandbox.tenant.data;
  const all = (data: TenantData) => data.roleDefinitions.flatMap((role) => role.roleAssignments ?? []);
  const field = (data: TenantData) => {
    const found = all(data).find(({ displayName }) => displayName === 'Field help desk');
    assert.ok(found);
    return found;
  };
  const without = (data: TenantData, id: string) => {
    const group = data.groups.find((one) => one.id === id);
    assert.ok(group);
    group.members = [];
  };
  const changed: [string, 'assign' | 'remove', string, (data: TenantData) => void, RegExp][] = [
    [
      'the admin lost the Entra role',
      'remove',
      people.admin,
      ({ directoryRoles }) => directoryRoles.forEach((role) => (role.members = [])),
      /can’t do that for you here/,
    ],
    [
      'a member group is gone',
      'assign',
      people.admin,
      (data) => void (data.groups = data.groups.filter(({ id }) => id !== groups.newcomers)),
      /no longer|unknown|doesn’t exist|isn’t a group|not found/i,
    ],
    [
      'the name was taken',
      'assign',
      people.admin,
      (data) => void (field(data).displayName = 'desk of bo'),
      /name/i,
    ],
    [
      'the assignment has another scope',
      'remove',
      people.admin,
      (data) => void (field(data).resourceScopes = [groups.bos]),
      /changed/i,
    ],
    [
      'the assignment is gone',
      'remove',
      people.admin,
      (data) => {
        for (const role of data.roleDefinitions)
          role.roleAssignments = role.roleAssignments?.filter(
            ({ displayName }) => displayName !== 'Field help desk',
          );
      },
      /no longer|gone|removed/i,
    ],
    [
      'the admin’s bound no longer holds the scope',
      'assign',
      people.boundAdmin,
      (data) => without(data, groups.field),
      /beyond|scope/i,
    ],
  ];
  for (const [name, what, who, change, words] of changed)
    it(`decide, not what was read before: ${name}`, async () => {
      const asked = what === 'assign' ? await review(who) : await removal(who);
      change(dataNow());
      stage.sandbox.tenant.changed();
      const refused = await confirm(who, asked);
      assert.match(refused.text, words);
      assert.equal(rounds.before(CHANGE), undefined, told());
    });
});
