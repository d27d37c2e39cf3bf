import assert from 'node:assert/strict';
import type { Answered, Json } from '../support/channel.ts';
import { parts } from '../support/channel.ts';
import type { Stage } from '../support/stage.ts';
import { openStage } from '../support/stage.ts';
import {
  ADMIN_CHANNEL,
  ADMIN_TEAM,
  STANDARD_CHANNEL,
  deviceId,
  devices,
  groupId,
  groups,
  people,
} from '../support/tenant.ts';

const HELP_DESK_OPERATOR = 'eeee0000-0000-4000-8000-000000000001';

describe('roles in the admin channel', () => {
  let stage: Stage;
  beforeEach(async () => (stage = await openStage()));
  afterEach(() => stage.close());

  const there = (over: Json = {}) => stage.channel.inChannel(ADMIN_CHANNEL, over);
  const say = (who: string, words: string, over = there()) =>
    stage.channel.say(who, `<at>Help Desk</at> ${words}`, over);
  const press = (who: string, answer: Answered, title: string, inputs: Json = {}) =>
    stage.channel.press(who, answer.card, title, {}, there(), inputs);
  const filled: Json = {
    role: HELP_DESK_OPERATOR,
    name: 'Desk of Bo',
    description: 'Sample',
    members: groups.newcomers,
    scope: groups.bos,
  };
  const review = async (who: string, over: Json = {}) =>
    press(who, await say(who, 'assign role'), 'Review', { ...filled, ...over });
  const changes = () =>
    stage.sandbox.calls.filter(({ method, url }) => method !== 'GET' && url.includes('/roleAssignments'))
      .length;

  it('has roles that allow nothing but to delete devices', async () => {
    const { data } = stage.sandbox.tenant;
    const custom = structuredClone(data.roleDefinitions.find(({ id }) => id === HELP_DESK_OPERATOR));
    assert.ok(custom);
    const allowedResourceActions = ['Microsoft.Intune_ManagedDevices_Delete'];
    data.roleDefinitions.push({
      ...custom,
      id: 'eeee0000-0000-4000-8000-000000000077',
      displayName: 'Device cleaners',
      isBuiltIn: false,
      rolePermissions: [{ resourceActions: [{ allowedResourceActions, notAllowedResourceActions: [] }] }],
      roleAssignments: [],
    });
    stage.sandbox.tenant.changed();
    assert.ok(JSON.stringify((await say(people.admin, 'assign role')).card).includes('Device cleaners'));
    const { text } = await say(people.admin, 'help');
    assert.match(text, /Every assignment of .* custom roles that allow device actions\./);
  });

  it('the whole story: assign, lock, remove, refused, and the audit has it all', async () => {
    const before = await stage.channel.say(people.nobody, 'select user bo@contoso.example');
    assert.match(before.text, /Intune administrator/);

    const asked = await review(people.admin);
    assert.match(asked.text, /Newcomers/);
    assert.match(asked.text, /People of Bo/);
    assert.match(asked.text, /Remote lock/i);
    assert.equal(changes(), 0);
    const made = await press(people.admin, asked, 'Confirm assignment');
    assert.match(made.text, /Desk of Bo/);
    assert.equal(changes(), 1);

    const shown = await stage.channel.say(people.nobody, 'select user bo@contoso.example');
    const confirm = await stage.channel.press(people.nobody, shown.card, 'Remote lock', {
      device: devices.boPhone,
    });
    assert.match(
      (await stage.channel.press(people.nobody, confirm.card, 'Confirm remote lock')).text,
      /Accepted/,
    );
    assert.match(
      (await stage.channel.say(people.nobody, 'select user aino@contoso.example')).text,
      /outside your scope/,
    );

    const next = await stage.channel.press(people.nobody, shown.card, 'Remote lock', {
      device: devices.boTablet,
    });
    const removal = await say(people.admin, 'remove role desk of bo');
    assert.match((await press(people.admin, removal, 'Confirm removal')).text, /removed/);
    assert.match(
      (await stage.channel.press(people.nobody, next.opened, 'Confirm remote lock')).text,
      /Nothing was sent/,
    );

    const told = (await stage.audit()).map(({ kind, what, outcome }) =>
      [kind, what, outcome].filter(Boolean).join(' '),
    );
    for (const entry of [
      'refused select user noRole',
      'started createRoleAssignment',
      'ended createRoleAssignment done',
      'read select user',
      'started remoteLock',
      'ended remoteLock accepted',
      'refused select user scope',
      'started deleteRoleAssignment',
      'ended deleteRoleAssignment done',
      'refused remoteLock noRole',
    ])
      assert.ok(told.includes(entry), `${entry} is missing in:\n${told.join('\n')}`);
  });

  describe('hears nobody else, and records who tried', () => {
    const cases: [string, () => Promise<Answered>, string][] = [
      ['an operator in the channel', () => say(people.fieldOperator, 'roles'), 'notAnAdmin'],
      [
        'an administrator of the team who is not in the channel',
        () => say(people.otherAdmin, 'roles'),
        'notInChannel',
      ],
      ['a guest who is administrator', () => say(people.guestAdmin, 'roles'), 'notAMember'],
      ['an operator one-to-one', () => stage.channel.say(people.fieldOperator, 'roles'), 'place'],
      ['a guest one-to-one', () => stage.channel.say(people.guestAdmin, 'audit'), 'place'],
      ['a person without a role one-to-one', () => stage.channel.say(people.nobody, 'assign role'), 'place'],
      [
        'a standard channel of the same name',
        () => say(people.admin, 'roles', stage.channel.inChannel(STANDARD_CHANNEL)),
        'place',
      ],
      [
        'another team',
        () =>
          say(people.admin, 'roles', there({ team: { id: '19:x@thread.tacv2', aadGroupId: groupId(1) } })),
        'place',
      ],
      [
        'another conversation than the channel it names',
        () =>
          say(people.admin, 'roles', {
            ...there(),
            conversation: {
              id: `${STANDARD_CHANNEL};messageid=1`,
              conversationType: 'channel',
              isGroup: true,
            },
          }),
        'place',
      ],
      ['a press from elsewhere', () => stage.channel.invoke(people.admin, 'role.review', filled), 'place'],
    ];
    for (const [name, attempt, why] of cases) {
      it(name, async () => {
        const { text, status } = await attempt();
        assert.equal(status, 200);
        // A press is answered by a card, with an icon before the words.
        assert.match(text, /^(i\s+)?I can’t do that for you here\.$/);
        const refused = (await stage.audit()).filter(({ kind }) => kind === 'refused');
        assert.equal(refused.length, 1);
        assert.equal(refused[0]?.outcome, why);
        assert.equal(changes(), 0);
      });
    }

    it('a one-to-one chat, where admins alone hear where it works', async () => {
      for (const who of [people.admin, people.otherAdmin, people.boundAdmin])
        for (const words of ['roles', 'assign role', 'remove role x', 'audit', 'audit user aino'])
          assert.match((await stage.channel.say(who, words)).text, /Say this in the admin channel\./);
      assert.deepEqual(
        new Set((await stage.audit()).map(({ kind, outcome }) => [kind, outcome].join(' '))),
        new Set(['refused place']),
      );
      stage.sandbox.control.fail({ match: /users\//, status: 503 });
      assert.equal((await stage.channel.say(people.admin, 'roles')).text, 'I can’t do that for you here.');
    });

    it('if the channel is not private, or Graph can’t tell', async () => {
      const channel = stage.sandbox.tenant.data.teams
        .find(({ id }) => id === ADMIN_TEAM)
        ?.channels?.find(({ id }) => id === ADMIN_CHANNEL);
      assert.ok(channel);
      channel.membershipType = 'standard';
      assert.match((await say(people.admin, 'roles')).text, /can’t do that/);
      channel.membershipType = 'private';
      assert.match((await say(people.admin, 'roles')).text, /Field help desk/);
      stage.sandbox.control.fail({ match: /allMembers/, status: 403 });
      assert.match((await say(people.admin, 'roles')).text, /can’t do that/);
      assert.deepEqual(
        (await stage.audit()).filter(({ kind }) => kind === 'refused').map(({ outcome }) => outcome),
        ['notPrivate', 'unsure'],
      );
    });

    it('at the press: someone who has left the channel meanwhile', async () => {
      const asked = await review(people.admin);
      const channel = stage.sandbox.tenant.data.teams
        .find(({ id }) => id === ADMIN_TEAM)
        ?.channels?.find(({ id }) => id === ADMIN_CHANNEL);
      channel?.members?.splice(0);
      stage.sandbox.tenant.changed();
      assert.match((await press(people.admin, asked, 'Confirm assignment')).text, /can’t do that/);
      assert.equal(changes(), 0);
    });
  });

  it('lists the assignments with their groups by name, and what no longer exists', async () => {
    stage.sandbox.tenant.data.groups = stage.sandbox.tenant.data.groups.filter(
      ({ id }) => id !== groups.phones,
    );
    stage.sandbox.tenant.changed();
    const all = (await say(people.admin, 'roles')).text;
    assert.match(all, /Field help desk/);
    assert.match(all, /Field operators/);
    assert.match(all, /no longer exists/);
    assert.match(all, /All users/i);
    assert.doesNotMatch(all, /Assigners of the field/);
  });

  it('says what is wrong beside each field, and keeps the input', async () => {
    const faulty = await review(people.admin, {
      name: ' ',
      members: '',
      scope: groupId(999),
      description: 'kept',
    });
    for (const said of [/name/i, /member/i, /group/i]) assert.match(faulty.text, said);
    const inputs = [...parts(faulty.card)].filter((node) => String(node.type).startsWith('Input.'));
    assert.equal(inputs.find(({ id }) => id === 'description')?.value, 'kept');
    assert.match((await review(people.admin, { name: 'FIELD help desk' })).text, /taken|already/i);
    assert.match((await review(people.admin, { members: groups.mailOnly })).text, /security/i);
    assert.match((await review(people.admin, { role: 'x' })).text, /role/i);
    assert.equal(changes(), 0);
  });

  it('limits an admin with an Intune role to their own scope, nested groups included', async () => {
    assert.match((await review(people.boundAdmin)).text, /scope/i);
    assert.match((await review(people.boundAdmin, { scope: '', allUsers: 'true' })).text, /scope/i);
    const asked = await review(people.boundAdmin, { scope: groups.nested });
    assert.match((await press(people.boundAdmin, asked, 'Confirm assignment')).text, /Desk of Bo/);
    assert.equal(changes(), 1);
  });

  describe('an admin with an Intune role removes only within their own scope', () => {
    const assignmentNamed = (name: string) =>
      stage.sandbox.tenant.data.roleDefinitions
        .flatMap((role) => role.roleAssignments ?? [])
        .find(({ displayName }) => displayName === name);
    const refusals = async () =>
      (await stage.audit())
        .filter(({ outcome }) => outcome === 'beyondBound')
        .map(({ kind, what, operatorId }) => [kind, what, operatorId]);
    const refusal = ['refused', 'deleteRoleAssignment', people.boundAdmin];

    for (const [name, where] of [
      ['Phone help desk', /Phones of the field/],
      ['Help desk of all', /all users, all devices/],
      ['Help desk of many', /more groups/],
    ] as const)
      it(`is refused ${name} when asked for, by name and from the list`, async () => {
        const said = await say(people.boundAdmin, `remove role ${name}`);
        assert.match(said.text, /beyond your own/);
        assert.match(said.text, where);
        assert.doesNotMatch(JSON.stringify(said.card), /Confirm removal/);
        const pressed = await stage.channel.invoke(
          people.boundAdmin,
          'role.ask-remove',
          { assignment: assignmentNamed(name)?.id },
          there(),
        );
        assert.match(pressed.text, /beyond your own/);
        assert.equal(changes(), 0);
        assert.deepEqual(await refusals(), [refusal, refusal]);
      });

    it('removes what is within it', async () => {
      const asked = await say(people.boundAdmin, 'remove role Field help desk');
      assert.match((await press(people.boundAdmin, asked, 'Confirm removal')).text, /removed/);
      assert.equal(changes(), 1);
    });

    const later: [string, () => void][] = [
      [
        'the assignment got another group',
        () => assignmentNamed('Field help desk')?.resourceScopes?.push(groups.phones),
      ],
      [
        'the assignment got all users',
        () => Object.assign(assignmentNamed('Field help desk') ?? {}, { scopeType: 'allLicensedUsers' }),
      ],
      [
        'the admin lost the scope',
        () =>
          Object.assign(assignmentNamed('Assigners of the field') ?? {}, {
            resourceScopes: [groups.phones],
            scopeMembers: [groups.phones],
          }),
      ],
    ];
    for (const [what, change] of later)
      it(`is refused at the confirm if ${what} meanwhile`, async () => {
        const asked = await say(people.boundAdmin, 'remove role Field help desk');
        assert.match(asked.text, /Remove this role assignment/);
        change();
        stage.sandbox.tenant.changed();
        const confirmed = await press(people.boundAdmin, asked, 'Confirm removal');
        assert.match(confirmed.text, /beyond your own/);
        assert.equal(changes(), 0);
        assert.deepEqual(await refusals(), [refusal]);
      });
  });

  it('says on the form that groups and all users or all devices exclude each other', async () => {
    for (const all of [
      { allUsers: 'true' },
      { allDevices: 'true' },
      { allUsers: 'true', allDevices: 'true' },
      { scope: `${groups.bos},allUsers` },
      { scope: `allDevices,${groups.bos}` },
    ]) {
      const faulty = await review(people.admin, all);
      assert.match(faulty.text, /exclude each other/);
      assert.ok(JSON.stringify(faulty.card).includes(groups.bos), 'the choice is kept');
    }
    assert.equal(changes(), 0);
  });

  it('assigns to all users and all devices in beta’s own terms', async () => {
    const asked = await review(people.admin, { scope: '', allUsers: 'true', allDevices: 'true' });
    await press(people.admin, asked, 'Confirm assignment');
    const made = stage.sandbox.tenant.data.roleDefinitions
      .flatMap((role) => role.roleAssignments ?? [])
      .find(({ displayName }) => displayName === 'Desk of Bo');
    assert.equal(made?.scopeType, 'allDevicesAndLicensedUsers');
    assert.match(
      (await stage.channel.say(people.nobody, 'select user aino@contoso.example')).text,
      /AINO-PHONE/,
    );
  });

  it('asks again if an assignment was changed, and says so if it is gone', async () => {
    const removal = await say(people.admin, 'remove role Field help desk');
    const assignment = stage.sandbox.tenant.data.roleDefinitions
      .flatMap((role) => role.roleAssignments ?? [])
      .find(({ displayName }) => displayName === 'Field help desk');
    assignment?.members?.push(groups.newcomers);
    stage.sandbox.tenant.changed();
    const again = await press(people.admin, removal, 'Confirm removal');
    assert.match(again.text, /changed/i);
    assert.equal(changes(), 0);
    const second = await say(people.admin, 'remove role Field help desk');
    assert.match((await press(people.admin, again, 'Confirm removal')).text, /removed/);
    assert.match((await press(people.admin, second, 'Confirm removal')).text, /no longer exists/);
    assert.match((await press(people.admin, second, 'Cancel')).text, /Nothing was changed/);
  });

  it('a second press does nothing more, and another admin’s press does nothing', async () => {
    const asked = await review(people.admin);
    assert.match((await press(people.boundAdmin, asked, 'Confirm assignment')).text, /another administrator/);
    await Promise.all([
      press(people.admin, asked, 'Confirm assignment'),
      press(people.admin, asked, 'Confirm assignment'),
    ]);
    assert.equal(changes(), 1);
  });

  it('cancel also drops a pending change', async () => {
    const removal = await say(people.admin, 'remove role Field help desk');
    assert.match((await stage.channel.say(people.admin, 'cancel')).text, /One pending confirmation/);
    assert.match((await press(people.admin, removal, 'Confirm removal')).text, /Nothing was changed/);
    assert.equal(changes(), 0);
  });

  it('names Multi Admin Approval if it is needed and nothing can go on later', async () => {
    const asked = await review(people.admin);
    stage.sandbox.control.fail({ match: /POST .*roleAssignments/, status: 403, code: 'ApprovalRequired' });
    assert.match((await press(people.admin, asked, 'Confirm assignment')).text, /Multi Admin Approval/);
    assert.equal((await stage.audit()).at(-1)?.outcome, 'failed');
  });

  it('finds out the outcome if Graph’s answer is lost', async () => {
    const asked = await review(people.admin);
    stage.sandbox.control.fail({ match: /POST .*roleAssignments/, kind: 'after', times: 1 });
    assert.match((await press(people.admin, asked, 'Confirm assignment')).text, /Desk of Bo/);
    assert.equal(changes(), 1);
    assert.equal((await stage.audit()).at(-1)?.outcome, 'done');
  });

  it('answers one-to-one if it may not write to the channel, and says so', async () => {
    stage.channel.refuse.push({ status: 403 });
    const { sent } = await say(people.admin, 'roles');
    assert.deepEqual(
      new Set(sent.map(({ conversationId }) => conversationId)),
      new Set([`a:private-29:${people.admin}`]),
    );
    assert.match(String(sent[0]?.activity.text), /may not post/);
    assert.equal(sent.length, 2);
  });

  it('has one help for admins and another for operators', async () => {
    const admin = await say(people.admin, 'help');
    assert.match(admin.text, /assign role/);
    assert.doesNotMatch(admin.text, /select user/);
    const operator = await say(people.fieldOperator, 'help');
    assert.doesNotMatch(operator.text, /assign role/);
    assert.match(operator.text, /one-to-one/);
  });

  it('answers an admin’s typo in the channel there, with the admins’ help', async () => {
    for (const typo of ['rolse', 'assing role', 'audti user aino', 'remvoe role x', 'hlep', 'roles now']) {
      const { text, sent } = await say(people.admin, typo);
      assert.match(text, /assign role/, typo);
      assert.doesNotMatch(text, /select user/);
      assert.ok(text.includes(`“${typo}”`), text);
      for (const { conversationId } of sent) assert.match(conversationId, /^19:/);
    }
    const operator = await say(people.fieldOperator, 'rolse');
    assert.doesNotMatch(operator.text, /assign role/);
    assert.match(operator.text, /one-to-one/);
    const select = await say(people.admin, 'select user aino');
    assert.match(select.text, /one-to-one/);
  });

  describe('the audit card', () => {
    const reads = async () =>
      (await stage.audit()).filter(({ kind, what }) => kind === 'read' && what === 'audit').length;

    it('is one look-up, however many pages are turned', async () => {
      for (let n = 0; n < 25; n++) await stage.channel.say(people.nobody, 'whoami');
      const first = await say(people.admin, 'audit');
      assert.equal(await reads(), 1);
      const second = await press(people.admin, first, 'Next');
      assert.match(second.text, /Sample|Refused/);
      await press(people.admin, second, 'Next');
      assert.equal(await reads(), 1);
    });

    it('shows an action once with how it ended, and every entry behind a button', async () => {
      const { operatorOfAll } = people;
      const asked = await stage.channel.invoke(operatorOfAll, 'action.ask', {
        action: 'remoteLock',
        device: devices.ainoPhone,
      });
      await stage.channel.press(operatorOfAll, asked.card, 'Confirm remote lock');
      const locks = (text: string) => text.split('Remote lock').length - 1;
      const lines = await say(people.admin, 'audit');
      assert.equal(locks(lines.text), 1, lines.text);
      assert.match(lines.text, /Accepted by Intune|Pending/);
      const every = await press(people.admin, lines, 'Every entry');
      assert.ok(locks(every.text) >= 2);
      assert.match(every.text, /Started/);
      assert.equal(locks((await press(people.admin, every, 'One line an action')).text), 1);
      assert.equal(await reads(), 1);
    });

    it('finds people by their names, and asks if there are several', async () => {
      for (const who of ['aino@contoso.example', 'bo@contoso.example'])
        await stage.channel.say(people.operatorOfAll, `select user ${who}`);
      for (const name of ['Bo Sample', 'bo  sample', 'BO SAMPLE', 'bo@contoso.example', people.bo]) {
        const { text } = await say(people.admin, `audit user ${name}`);
        assert.match(text, /Bo Sample/, name);
        assert.doesNotMatch(text, /Aino/, name);
      }
      const me = stage.sandbox.tenant.data.users.find(({ id }) => id === people.operatorOfAll);
      assert.match((await say(people.admin, `audit operator ${String(me?.displayName)}`)).text, /Bo Sample/);
      const asks = async (name: string) => {
        const { text } = await say(people.admin, `audit user ${name}`);
        assert.match(text, /Which “[^”]+”\?/, name);
        assert.match(text, /aino@contoso\.example/, name);
        assert.match(text, /aino\.kallio@contoso\.example/, name);
      };
      for (const name of ['aino', 'AINO']) await asks(name);
      assert.match((await say(people.admin, 'audit user aino virtanen')).text, /Aino Virtanen/);
      const other = stage.sandbox.tenant.data.users.find(({ id }) => id === people.otherAino);
      Object.assign(other ?? {}, { displayName: 'Aino Virtanen' });
      stage.sandbox.tenant.changed();
      for (const name of ['Aino Virtanen', 'AINO  VIRTANEN']) await asks(name);
      assert.match((await say(people.admin, 'audit user Nobody Atall')).text, /Nobody in the directory/);
      assert.match((await say(people.admin, 'audit user Bo Sample since 2020-01-01')).text, /Bo Sample/);
    });
  });

  it('pickers offer groups to admins only', async () => {
    const search = (who: string, over = there()) =>
      stage.channel.deliver(
        stage.channel.activity(who, {
          type: 'invoke',
          name: 'application/search',
          value: { queryText: 'field', dataset: 'groups', queryOptions: { skip: 0, top: 10 } },
          ...over,
        }),
      );
    assert.match(JSON.stringify((await search(people.admin)).body), /Field people/);
    assert.doesNotMatch(JSON.stringify((await search(people.fieldOperator)).body), /Field people/);
    assert.doesNotMatch(JSON.stringify((await search(people.admin, {})).body), /Field people/);
  });

  it('pickers say which groups the form won’t take, and why, and the form still refuses them', async () => {
    const search = async (who: string, dataset: string, queryText: string) => {
      const { body } = await stage.channel.deliver(
        stage.channel.activity(who, {
          type: 'invoke',
          name: 'application/search',
          value: { queryText, dataset, queryOptions: { skip: 0, top: 10 } },
          ...there(),
        }),
      );
      const { results } = (body as { value: { results: { title: string; value: string }[] } }).value;
      return new Map(results.map(({ title, value }) => [value, title]));
    };
    const mail = stage.sandbox.tenant.data.groups.find(({ id }) => id === groups.mailOnly);
    for (const dataset of ['groups', 'scopeGroups'])
      assert.match(
        (await search(people.admin, dataset, String(mail?.displayName))).get(groups.mailOnly) ?? '',
        /not a security group/,
      );
    assert.equal((await search(people.admin, 'scopeGroups', 'People of Bo')).get(groups.bos), 'People of Bo');
    const bound = await search(people.boundAdmin, 'scopeGroups', 'People of Bo');
    assert.match(bound.get(groups.bos) ?? '', /beyond your own scope/);
    const members = await search(people.boundAdmin, 'groups', 'People of Bo');
    assert.equal(members.get(groups.bos), 'People of Bo', 'members may be anybody');
    const form = JSON.stringify((await say(people.boundAdmin, 'assign role')).card);
    assert.equal(form.match(/beyond your own scope/g)?.length, 2, 'all users and all devices');
    assert.doesNotMatch(JSON.stringify((await say(people.admin, 'assign role')).card), /beyond your own/);
    assert.match((await review(people.admin, { members: groups.mailOnly })).text, /Not a security group/);
    assert.match((await review(people.boundAdmin)).text, /Beyond your own scope/);
    assert.equal(changes(), 0);
  });

  it('locks no device of a scope that was not assigned', async () => {
    const asked = await review(people.admin);
    await press(people.admin, asked, 'Confirm assignment');
    const other = await stage.channel.invoke(people.nobody, 'action.ask', {
      action: 'remoteLock',
      device: deviceId(1),
    });
    assert.match(other.text, /outside your scope/);
  });
});
