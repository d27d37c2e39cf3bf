import assert from 'node:assert/strict';
import type { TenantData } from '../../../sandbox/graph/types.ts';
import type { Answered } from '../../support/channel.ts';
import { Rounds } from '../../support/rounds.ts';
import type { Stage } from '../../support/stage.ts';
import { openStage } from '../../support/stage.ts';
import { asksToSignIn } from '../../support/production.ts';
import { devices, entraId, groupId, groups, people, smallTenant } from '../../support/tenant.ts';
import { productionBot } from '../../teams/support/production-bot.ts';

const POST = /^POST \/deviceManagement\/managedDevices\/[^/]+\/remoteLock$/;

const assignmentsOf = (data: TenantData) =>
  data.roleDefinitions.flatMap((role) => role.roleAssignments ?? []);
const assignmentNamed = (data: TenantData, name: string) => {
  const found = assignmentsOf(data).find(({ displayName }) => displayName === name);
  assert.ok(found);
  return found as { members: string[]; resourceScopes: string[]; scopeType: string };
};
const groupOf = (data: TenantData, id: string) => {
  const found = data.groups.find((group) => group.id === id);
  assert.ok(found);
  return found;
};

describe('the rounds of Graph’s answers that a press needs before its POST', () => {
  let stage: Stage;
  let rounds: Rounds;
  beforeEach(async () => {
    rounds = new Rounds();
    stage = await openStage({ between: (url) => rounds.inFrontOf(url) });
  });
  afterEach(() => stage.close());

  const data = () => stage.sandbox.tenant.data;
  const ask = (who: string, device: string) =>
    stage.channel.invoke(who, 'action.ask', { action: 'remoteLock', device });
  const confirm = async (who: string, asked: Answered) => {
    rounds.count();
    return stage.channel.press(who, asked.card, 'Confirm remote lock');
  };

  for (const [name, who, device] of [
    ['an operator for all', people.operatorOfAll, devices.ainoPhone],
    ['an operator with a scope group, and a nested one', people.fieldOperator, devices.ainoPhone],
    ['an operator with twenty-five scope groups', people.operatorOfMany, devices.ainoPhone],
    ['an operator for a group of devices', people.deviceOperator, devices.boPhone],
    ['an Intune administrator', people.admin, devices.ainoPhone],
  ] as const)
    it(`are one for ${name}: everything that decides is asked in it`, async () => {
      const receipt = await confirm(who, await ask(who, device));
      assert.match(receipt.text, /Accepted/);
      assert.equal(rounds.before(POST), 1, JSON.stringify(rounds.rounds, null, 1));
      const first = rounds.rounds[0]?.join('\n') ?? '';
      for (const read of [
        new RegExp(`^GET /users/${who}\\?`, 'm'),
        new RegExp(`^GET /users/${who}/transitiveMemberOf/microsoft.graph.directoryRole`, 'm'),
        /^GET \/deviceManagement\/roleDefinitions\?/m,
        /^GET \/deviceManagement\/roleAssignments\//m,
        new RegExp(`^POST /users/${who}/checkMemberGroups`, 'm'),
        new RegExp(`^GET /deviceManagement/managedDevices/${device}\\?`, 'm'),
        new RegExp(`^GET /deviceManagement/managedDevices/${device}/users\\?`, 'm'),
      ])
        assert.match(first, read);
    });

  it('are one for what can’t be undone: who else bears the device’s name is asked in it', async () => {
    const form = await stage.channel.invoke(people.admin, 'action.ask', {
      action: 'wipe',
      device: devices.ainoPhone,
    });
    const asked = await stage.channel.press(people.admin, form.card, 'Continue');
    rounds.count();
    const typed = { deviceName: 'AINO-PHONE', reason: 'Ticket 1' };
    const receipt = await stage.channel.press(people.admin, asked.card, 'Confirm wipe', {}, {}, typed);
    assert.match(receipt.text, /Accepted/);
    assert.equal(rounds.before(/^POST .*\/wipe$/), 1, JSON.stringify(rounds.rounds, null, 1));
    assert.match(rounds.rounds[0]?.join('\n') ?? '', /managedDevices\?\$filter=.*contains\(deviceName/);
  });

  it('are one for several devices', async () => {
    const who = people.operatorOfAll;
    const asked = await stage.channel.invoke(who, 'devices.ask', {
      user: people.aino,
      action: 'remoteLock',
      devices: [devices.ainoPhone, devices.ainoMac].join(','),
    });
    const receipt = await confirm(who, asked);
    assert.match(receipt.text, /Accepted/);
    assert.equal(rounds.before(POST), 1, JSON.stringify(rounds.rounds, null, 1));
  });

  it('are a few more after a restart, when nobody knows what to ask for', async () => {
    const who = people.fieldOperator;
    const asked = await ask(who, devices.ainoPhone);
    await stage.restart();
    const receipt = await confirm(who, asked);
    assert.match(receipt.text, /Accepted/);
    // the bot itself reads the roles ahead meanwhile
    assert.ok((rounds.before(POST) ?? 99) <= 6, JSON.stringify(rounds.rounds, null, 1));
  });

  const refusals: [string, string, string, (data: TenantData) => void, RegExp][] = [
    [
      'the primary user changed',
      people.operatorOfAll,
      devices.ainoPhone,
      ({ managedDevices }) => {
        Object.assign(managedDevices.find(({ id }) => id === devices.ainoPhone) ?? {}, { userId: people.bo });
      },
      /has a new primary user since you were asked/,
    ],
    [
      'the assignment was removed',
      people.fieldOperator,
      devices.ainoPhone,
      ({ roleDefinitions }) => {
        const [role] = roleDefinitions;
        if (role)
          role.roleAssignments = role.roleAssignments?.filter(
            ({ displayName }) => displayName !== 'Field help desk',
          );
      },
      /Nothing was sent/,
    ],
    [
      'the role lost the permission',
      people.fieldOperator,
      devices.ainoPhone,
      ({ roleDefinitions }) => {
        Object.assign(roleDefinitions[0] ?? {}, {
          rolePermissions: [
            { resourceActions: [{ allowedResourceActions: ['Microsoft.Intune_ManagedDevices_Read'] }] },
          ],
        });
      },
      /Nothing was sent/,
    ],
    [
      'the assignment has another member group',
      people.fieldOperator,
      devices.ainoPhone,
      (all) => void (assignmentNamed(all, 'Field help desk').members = [groups.newcomers]),
      /Nothing was sent/,
    ],
    [
      'the operator left the member group',
      people.fieldOperator,
      devices.ainoPhone,
      (all) => void (groupOf(all, groups.operators).members = []),
      /Nothing was sent/,
    ],
    [
      'the assignment has another scope group',
      people.fieldOperator,
      devices.ainoPhone,
      (all) => void (assignmentNamed(all, 'Field help desk').resourceScopes = [groups.bos]),
      /Nothing was sent/,
    ],
    [
      'the person left the scope group',
      people.fieldOperator,
      devices.ainoPhone,
      (all) => void (groupOf(all, groups.nested).members = []),
      /Nothing was sent/,
    ],
    [
      'the device left the scope group',
      people.deviceOperator,
      devices.boPhone,
      (all) => void (groupOf(all, groups.phones).members = []),
      /Nothing was sent/,
    ],
    [
      'the scope is no longer everybody',
      people.operatorOfAll,
      devices.ainoPhone,
      (all) => void (assignmentNamed(all, 'Help desk of all').scopeType = 'resourceScope'),
      /Nothing was sent/,
    ],
    [
      'the operator is disabled',
      people.fieldOperator,
      devices.ainoPhone,
      ({ users }) => {
        Object.assign(users.find(({ id }) => id === people.fieldOperator) ?? {}, { accountEnabled: false });
      },
      /Nothing was sent/,
    ],
    [
      'the operator became a guest',
      people.fieldOperator,
      devices.ainoPhone,
      ({ users }) => {
        Object.assign(users.find(({ id }) => id === people.fieldOperator) ?? {}, { userType: 'Guest' });
      },
      /Nothing was sent/,
    ],
    [
      'the administrator lost the Entra role',
      people.admin,
      devices.ainoPhone,
      ({ directoryRoles }) => {
        Object.assign(directoryRoles[0] ?? {}, { members: [] });
      },
      /Nothing was sent/,
    ],
  ];
  for (const [name, who, device, change, words] of refusals)
    it(`decide, not what was read before: ${name}`, async () => {
      const asked = await ask(who, device);
      change(data());
      stage.sandbox.tenant.changed();
      const refused = await confirm(who, asked);
      assert.match(refused.text, words);
      assert.equal(rounds.before(POST), undefined);
      assert.ok(rounds.rounds.length <= 3, JSON.stringify(rounds.rounds, null, 1));
    });

  const grants: [string, string, string, (data: TenantData) => void, number][] = [
    [
      'through an assignment that is new',
      people.fieldOperator,
      devices.ainoPhone,
      ({ roleDefinitions }) => {
        const [role] = roleDefinitions;
        const [first] = role?.roleAssignments ?? [];
        assert.ok(role?.roleAssignments && first);
        role.roleAssignments = [
          ...role.roleAssignments.slice(1),
          { ...first, id: 'ffff0000-0000-4000-8000-000000000099', displayName: 'New help desk' },
        ];
      },
      2,
    ],
    [
      'through another member group',
      people.fieldOperator,
      devices.ainoPhone,
      (all) => {
        assignmentNamed(all, 'Field help desk').members = [groupId(18)];
        groupOf(all, groupId(18)).members = [people.fieldOperator];
      },
      2,
    ],
    [
      'through another scope group',
      people.fieldOperator,
      devices.ainoPhone,
      (all) => {
        assignmentNamed(all, 'Field help desk').resourceScopes = [groups.bos];
        groupOf(all, groups.bos).members = [people.aino];
      },
      2,
    ],
    [
      'through the scope group of another object of the device',
      people.deviceOperator,
      devices.boPhone,
      (all) => {
        const [, object] = all.devices;
        assert.equal(object?.deviceId, entraId(4));
        Object.assign(object, { id: 'dd000000-0000-4000-8000-000000000044' });
        groupOf(all, groups.phones).members = ['dd000000-0000-4000-8000-000000000044'];
      },
      2,
    ],
  ];
  for (const [name, who, device, change, most] of grants)
    it(`are one more where what decides has changed: ${name}`, async () => {
      const asked = await ask(who, device);
      change(data());
      stage.sandbox.tenant.changed();
      const receipt = await confirm(who, asked);
      assert.match(receipt.text, /Accepted/);
      assert.equal(rounds.before(POST), most, JSON.stringify(rounds.rounds, null, 1));
    });

  it('are the same for a hundred assignments: their batches go side by side', async () => {
    const tenant = smallTenant();
    const [role] = tenant.roleDefinitions;
    const [first] = role?.roleAssignments ?? [];
    assert.ok(role?.roleAssignments && first);
    for (let n = 0; n < 100; n++)
      role.roleAssignments.push({
        ...first,
        id: `ffff0000-0000-4000-8000-${String(1000 + n).padStart(12, '0')}`,
        displayName: `Help desk ${n}`,
        resourceScopes: [groupId(100 + (n % 24))],
      });
    const many = new Rounds();
    const big = await openStage({ data: tenant, between: (url) => many.inFrontOf(url) });
    const who = people.fieldOperator;
    const asked = await big.channel.invoke(who, 'action.ask', {
      action: 'remoteLock',
      device: devices.ainoPhone,
    });
    many.count();
    const receipt = await big.channel.press(who, asked.card, 'Confirm remote lock');
    assert.match(receipt.text, /Accepted/);
    assert.equal(many.before(POST), 1);
  });
});

for (const [mode, GraphAuth] of [
  ['on behalf of the operator', 'delegated'],
  ['as the application', 'application'],
] as const)
  describe(`the rounds of a press, with Graph asked ${mode}`, () => {
    const bot = productionBot({ GraphAuth });
    const who = people.fieldOperator;

    it('are two before the POST: a new token on the operator’s behalf, and one of Graph’s', async () => {
      const rounds = new Rounds();
      const { channel, authority, sandbox } = bot.production;
      await bot.restart(undefined, { GraphUrl: await rounds.inFrontOf(sandbox.url) });
      const ask = (device: string) => channel.invoke(who, 'action.ask', { action: 'remoteLock', device });
      const confirm = ({ card }: Answered) => channel.press(who, card, 'Confirm remote lock');
      // delegated, reading needs a sign-in; as the application, the first change does
      const asksFirst = await ask(devices.ainoMac);
      if (asksToSignIn(asksFirst)) await bot.production.exchange(who, asksFirst);
      else await bot.production.exchange(who, await confirm(asksFirst));
      const asked = await ask(devices.ainoPhone);
      rounds.count();
      const before = authority.asked.length;
      const receipt = await confirm(asked);
      assert.match(receipt.text, /Accepted/);
      assert.equal(authority.asked.length - before, 1, 'one token');
      assert.equal(rounds.before(POST), 1, JSON.stringify(rounds.rounds, null, 1));
    });
  });
