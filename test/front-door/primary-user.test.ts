import assert from 'node:assert/strict';
import { posts, titles } from '../support/act.ts';
import type { Stage } from '../support/stage.ts';
import { openStage } from '../support/stage.ts';
import type { TenantData } from '../../sandbox/graph/types.ts';
import { devices, people, smallTenant } from '../support/tenant.ts';

const usersOf = (data: TenantData, owner: string | undefined) => data.users.filter(({ id }) => id === owner);

/** A tenant in which `/users` of devices says what `owners` says, whatever their records say. */
function tenantWhere(owners: Readonly<Record<string, string | undefined>>) {
  const data = smallTenant();
  for (const [device, owner] of Object.entries(owners))
    data.nav[`managedDevices/${device}/users`] = usersOf(data, owner);
  return data;
}

describe('the primary user, told apart from whoever enrolled the device', () => {
  const ask = (stage: Stage, who: string, device: string) =>
    stage.channel.invoke(who, 'action.ask', { action: 'remoteLock', device });

  it('decides the scope: an enroller inside it opens nothing', async () => {
    const stage = await openStage({ data: tenantWhere({ [devices.ainoPhone]: people.bo }) });
    const { text } = await ask(stage, people.fieldOperator, devices.ainoPhone);
    assert.match(text, /outside your scope/);
    const card = await stage.channel.say(people.fieldOperator, 'select user aino@contoso.example');
    assert.doesNotMatch(card.text, /AINO-PHONE/);
    assert.match(card.text, /AINO-LAPTOP/);
    assert.match(
      (await stage.channel.say(people.fieldOperator, 'device AINO-PHONE')).text,
      /outside your scope/,
    );
    assert.deepEqual(posts(stage, { id: devices.ainoPhone }), []);
  });

  it('decides the scope the other way round: an enroller outside it closes nothing, and the card names both', async () => {
    const data = tenantWhere({ [devices.boPhone]: people.aino });
    for (const device of data.managedDevices)
      if (device.id === devices.boPhone) Object.assign(device, { userDisplayName: 'Bo Sample' });
    const stage = await openStage({ data });
    const shown = await stage.channel.say(people.fieldOperator, 'device BO-PHONE');
    assert.match(shown.text, /Aino Virtanen/);
    assert.match(shown.text, /Enrolled by\nBo Sample/);
    const asked = await ask(stage, people.fieldOperator, devices.boPhone);
    assert.match(asked.text, /Aino Virtanen/);
    assert.doesNotMatch(asked.text, /Bo Sample/);
    await stage.channel.press(people.fieldOperator, asked.card, 'Confirm remote lock');
    assert.equal(posts(stage, { id: devices.boPhone }).length, 1);
    const [started] = (await stage.audit()).filter(({ kind }) => kind === 'started');
    assert.equal(started?.personId, people.aino);
  });

  it('decides whose device is meant: what somebody only enrolled is never taken for theirs', async () => {
    const stage = await openStage({ data: tenantWhere({ [devices.ainoPhone]: people.bo }) });
    const answered = await stage.channel.say(people.operatorOfAll, 'lock the iphone of aino virtanen');
    assert.doesNotMatch(answered.text, /Lock this device/);
    assert.deepEqual(titles(answered.card), ['AINO-PHONE']);
    assert.match(answered.text, /Bo Sample/);
    const own = await openStage();
    assert.match(
      (await own.channel.say(people.operatorOfAll, 'lock the iphone of aino virtanen')).text,
      /Lock this device/,
    );
  });

  it('is read again at the press: one that changed since the card stops the action', async () => {
    const data = tenantWhere({ [devices.ainoPhone]: people.aino });
    const stage = await openStage({ data });
    const asked = await ask(stage, people.operatorOfAll, devices.ainoPhone);
    const { nav } = stage.sandbox.tenant.data;
    nav[`managedDevices/${devices.ainoPhone}/users`] = usersOf(data, people.bo);
    const { text } = await stage.channel.press(people.operatorOfAll, asked.card, 'Confirm remote lock');
    assert.match(text, /primary user/);
    assert.match(text, /Nothing was sent/);
    assert.deepEqual(posts(stage, { id: devices.ainoPhone }), []);
  });

  it('may be nobody: then only device groups and all devices cover the device', async () => {
    const data = tenantWhere({ [devices.ainoPhone]: undefined, [devices.boPhone]: undefined });
    const stage = await openStage({ data });
    assert.match((await ask(stage, people.fieldOperator, devices.ainoPhone)).text, /outside your scope/);
    const all = await ask(stage, people.operatorOfAll, devices.ainoPhone);
    assert.ok(titles(all.card).includes('Confirm remote lock'));
    assert.match(all.text, /No primary user/);
    const byGroup = await ask(stage, people.deviceOperator, devices.boPhone);
    assert.ok(titles(byGroup.card).includes('Confirm remote lock'));
  });

  it('is nobody if Intune writes zeros for one: all users doesn’t cover the device', async () => {
    const data = tenantWhere({});
    data.nav[`managedDevices/${devices.ainoPhone}/users`] = [{ id: '00000000-0000-0000-0000-000000000000' }];
    const ofAll = data.roleDefinitions
      .flatMap(({ roleAssignments = [] }) => roleAssignments)
      .find(({ displayName }) => displayName === 'Help desk of all');
    Object.assign(ofAll ?? assert.fail(), { scopeType: 'allLicensedUsers' });
    const stage = await openStage({ data });
    assert.match((await ask(stage, people.operatorOfAll, devices.ainoPhone)).text, /outside your scope/);
    const asked = await ask(stage, people.admin, devices.ainoPhone);
    assert.match(asked.text, /No primary user/);
    assert.doesNotMatch(asked.text, /00000000-0000-0000/);
  });

  it('that can’t be read is said, and stops the action at the press', async () => {
    const stage = await openStage();
    const asked = await ask(stage, people.admin, devices.ainoPhone);
    for (const status of [403, 500, 503]) {
      const fault = stage.sandbox.control.fail({
        match: `managedDevices/${devices.ainoPhone}/users`,
        status,
      });
      const shown = await stage.channel.say(people.admin, 'device AINO-PHONE');
      assert.match(shown.text, /Could not be read/, `${status}`);
      const { text } = await stage.channel.press(people.admin, asked.card, 'Confirm remote lock');
      assert.match(text, /nothing was sent/i, `${status}`);
      fault.remove();
    }
    assert.deepEqual(posts(stage, { id: devices.ainoPhone }), []);
  });

  it('is named beside a device that is in somebody else’s list', async () => {
    const stage = await openStage({ data: tenantWhere({ [devices.ainoPhone]: people.bo }) });
    const { text } = await stage.channel.say(people.admin, 'select user aino@contoso.example');
    assert.match(text, /AINO-PHONE[\s\S]*?Primary user: Bo Sample/);
  });

  it('costs no further round: its read is in the batch of the device’s', async () => {
    const stage = await openStage();
    await stage.channel.say(people.fieldOperator, 'whoami');
    stage.calls();
    await stage.channel.say(people.fieldOperator, 'select user aino@contoso.example');
    const apart = stage.calls().filter((call) => /managedDevices\/[^/]+\/users/.test(call));
    assert.deepEqual(apart, [], 'it comes along with the list');
  });
});
