import assert from 'node:assert/strict';
import type { Json } from '../../support/channel.ts';
import { posts } from '../../support/act.ts';
import { openStage, type Stage } from '../../support/stage.ts';
import { devices, groups, people, smallTenant } from '../../support/tenant.ts';

/** A Graph that answers null where the answer decides about a right. Null is neither yes nor no, and never widens a right. */
describe('a field that is null', () => {
  /** The press of somebody who may not lock, with every press that could get as far as a lock. */
  async function lockSent(stage: Stage, who: string): Promise<boolean> {
    const asked = await stage.channel.invoke(who, 'action.ask', {
      action: 'remoteLock',
      device: devices.ainoPhone,
    });
    const said = JSON.stringify(asked.card ?? {});
    if (said.includes('Confirm remote lock'))
      await stage.channel.press(who, asked.card, 'Confirm remote lock');
    return posts(stage, { id: devices.ainoPhone }).length > 0;
  }

  for (const accountEnabled of [null, 'false', 0])
    it(`isn’t an account that is enabled: accountEnabled ${JSON.stringify(accountEnabled)}`, async () => {
      const data = smallTenant();
      const blocked = data.users.find(({ id }) => id === people.blocked);
      Object.assign(blocked ?? assert.fail(), { accountEnabled });
      const stage = await openStage({ data });
      assert.equal(await lockSent(stage, people.blocked), false);
      assert.match((await stage.channel.say(people.blocked, 'whoami')).text, /could not be read/);
    });

  it('isn’t a member: userType and user principal name', async () => {
    const data = smallTenant();
    data.groups.find(({ id }) => id === groups.operators)?.members?.push(people.guest);
    const guest = data.users.find(({ id }) => id === people.guest);
    Object.assign(guest ?? assert.fail(), { userType: null, userPrincipalName: null });
    const stage = await openStage({ data });
    assert.equal(await lockSent(stage, people.guest), false);
  });

  for (const name of ['notAllowedResourceActions', 'allowedResourceActions'])
    it(`isn’t a role that denies nothing, nor one that allows nothing: ${name}`, async () => {
      const data = smallTenant();
      for (const role of data.roleDefinitions)
        for (const one of role.rolePermissions as { resourceActions: Json[] }[])
          for (const actions of one.resourceActions) actions[name] = null;
      const stage = await openStage({ data });
      assert.equal(await lockSent(stage, people.reader), false);
      const { text } = await stage.channel.say(people.reader, 'whoami');
      assert.doesNotMatch(text, /You have no Intune role/);
    });

  it('isn’t a role without permissions', async () => {
    const data = smallTenant();
    for (const role of data.roleDefinitions) Object.assign(role, { rolePermissions: null });
    const stage = await openStage({ data });
    for (const said of ['whoami', 'select user aino@contoso.example'])
      assert.doesNotMatch((await stage.channel.say(people.fieldOperator, said)).text, /no Intune role/, said);
    assert.equal(await lockSent(stage, people.fieldOperator), false);
  });
});

describe('an action that a role denies', () => {
  for (const denied of [
    'microsoft.intune_remotetasks_remotelock',
    'MICROSOFT.INTUNE_REMOTETASKS_REMOTELOCK',
    ' Microsoft.Intune_RemoteTasks_RemoteLock ',
  ])
    it(`is denied however it is written: ${JSON.stringify(denied)}`, async () => {
      const data = smallTenant();
      for (const role of data.roleDefinitions)
        for (const one of role.rolePermissions as { resourceActions: Json[] }[])
          one.resourceActions.push({ allowedResourceActions: [], notAllowedResourceActions: [denied] });
      const { channel } = await openStage({ data });
      const asked = await channel.invoke(people.fieldOperator, 'action.ask', {
        action: 'remoteLock',
        device: devices.ainoPhone,
      });
      assert.doesNotMatch(asked.text, /Confirm remote lock/);
    });
});
