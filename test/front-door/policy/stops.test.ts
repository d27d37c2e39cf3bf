import assert from 'node:assert/strict';
import type { ManagedDevice } from '../../../sandbox/graph/types.ts';
import { posts, until } from '../../support/act.ts';
import { wordsOf } from '../../support/channel.ts';
import type { Stage } from '../../support/stage.ts';
import { openStage, quick } from '../../support/stage.ts';
import { devices, people, smallTenant } from '../../support/tenant.ts';
import { inAdminChannel, posted } from './support/admins.ts';

const OPERATOR = people.operatorOfAll;
const wiper = people.otherAdmin;

async function lock(stage: Stage) {
  const shown = await stage.channel.say(OPERATOR, `device ${devices.boPhone}`);
  return stage.channel.press(OPERATOR, shown.card, 'Remote lock');
}

async function wipe(stage: Stage, { id, deviceName }: Pick<ManagedDevice, 'id' | 'deviceName'>) {
  const asked = await stage.channel.invoke(wiper, 'action.ask', { action: 'wipe', device: id });
  if (!asked.text.includes('Continue')) return asked;
  const form = await stage.channel.press(wiper, asked.card, 'Continue', {}, {}, {});
  const typed = { deviceName: deviceName ?? '', reason: 'Lost' };
  return stage.channel.press(wiper, form.card, 'Confirm wipe', {}, {}, typed);
}

describe('stop everything, in the admin channel', () => {
  it('stops what is confirmed afterwards, and two admins let it go on', async () => {
    const stage = await openStage();
    const { say, press } = inAdminChannel(stage);
    const asked = await lock(stage);
    assert.match((await say(people.admin, 'stop everything')).text, /no action is sent to any device/);
    const refused = await stage.channel.press(OPERATOR, asked.card, 'Confirm remote lock');
    assert.match(refused.text, /an admin has stopped every action/);
    assert.match((await lock(stage)).text, /an admin has stopped every action/);
    await stage.restart();
    assert.match((await lock(stage)).text, /an admin has stopped every action/);
    const proposed = await say(people.admin, 'resume');
    assert.match((await press(people.admin, proposed.card, 'Approve')).text, /You proposed this yourself/);
    assert.match((await lock(stage)).text, /an admin has stopped every action/);
    assert.match((await press(people.boundAdmin, proposed.card, 'Approve')).text, /Approved by Bound Admin/);
    const again = await lock(stage);
    assert.match((await stage.channel.press(OPERATOR, again.card, 'Confirm remote lock')).text, /Accepted/);
    assert.equal(posts(stage, { id: devices.boPhone }).length, 1);
  });

  it('is let go on by one proposal, however many admins say so', async () => {
    const stage = await openStage();
    const { say, press } = inAdminChannel(stage);
    await say(people.admin, 'stop everything');
    await say(people.admin, 'resume');
    const again = await say(people.admin, 'resume');
    assert.match((await press(people.admin, again.card, 'Approve')).text, /You proposed this yourself/);
    // to say it as well is no approval: that takes a press
    const seconded = await say(people.boundAdmin, 'resume');
    assert.match(seconded.text, /Proposed by Sample Admin/);
    assert.match((await lock(stage)).text, /an admin has stopped every action/);
    assert.match((await press(people.boundAdmin, seconded.card, 'Approve')).text, /Approved by Bound Admin/);
    assert.match((await lock(stage)).text, /Lock this device/);
    // a stop since then is another matter
    await say(people.admin, 'stop everything');
    const later = await say(people.boundAdmin, 'resume');
    assert.match(later.text, /Proposed by Bound Admin/);
    assert.match((await press(people.boundAdmin, later.card, 'Approve')).text, /You proposed this yourself/);
  });

  for (const [who, personId] of [
    ['an operator', OPERATOR],
    ['an admin outside the channel', people.otherAdmin],
  ] as const)
    it(`isn’t there for ${who}`, async () => {
      const stage = await openStage();
      const { say } = inAdminChannel(stage);
      assert.doesNotMatch((await say(personId, 'stop everything')).text, /no action is sent/);
      const asked = await lock(stage);
      assert.match((await stage.channel.press(OPERATOR, asked.card, 'Confirm remote lock')).text, /Accepted/);
    });

  it('holds what waits for an approval, and its receipt says so', async () => {
    const stage = await openStage({ app: { pace: quick(50) } });
    const { say, press } = inAdminChannel(stage);
    stage.sandbox.control.script('*', 'wipe', { approval: true });
    const waiting = await wipe(stage, { id: devices.boPhone, deviceName: 'BO-PHONE' });
    assert.match(waiting.text, /approval/);
    const refreshed = async () => (await stage.channel.press(wiper, waiting.card, 'Refresh')).text;
    await say(people.admin, 'stop everything');
    const code = stage.sandbox.control.approvals().at(-1)?.code ?? '';
    stage.sandbox.control.approve(code);
    await until(async () => (await refreshed()).includes('Stopped until two admins'));
    assert.equal(posts(stage, { id: devices.boPhone }).length, 1);
    const proposed = await say(people.admin, 'resume');
    await press(people.boundAdmin, proposed.card, 'Approve');
    await until(() => posts(stage, { id: devices.boPhone }).length === 2);
  });
});

describe('ten thousand wipes before breakfast', () => {
  it('end with the sixth in an hour, and the admins are alerted before', async () => {
    const data = smallTenant();
    const many = Array.from({ length: 7 }, (_, n): ManagedDevice => {
      const [first] = data.managedDevices;
      assert.ok(first);
      return {
        ...first,
        id: `cccc0000-0000-4000-8000-0000000009${n}0`,
        deviceName: `PHONE-${n}`,
        serialNumber: `S9${n}`,
      };
    });
    data.managedDevices.push(...many);
    const stage = await openStage({ data });
    const answers = [];
    for (const device of many) answers.push((await wipe(stage, device)).text);
    assert.deepEqual(
      answers.map((text) => text.includes('Accepted')),
      [true, true, true, true, true, false, false],
    );
    assert.match(answers[5] ?? '', /the hourly limit of actions/);
    await until(() => posted(stage).length === 2);
    const [half, spent] = posted(stage).map(wordsOf);
    assert.match(half ?? '', /Other Admin has sent 3 actions within an hour that can’t be undone\. At 5/);
    assert.match(spent ?? '', /Other Admin has sent 5 actions[^]*tried one more/);
  });
});

describe('looking up everybody', () => {
  it('alerts the admins at the two hundredth in an hour, once, and stops nothing', async () => {
    const stage = await openStage();
    const look = () => stage.channel.say(OPERATOR, `device ${devices.boPhone}`);
    for (let n = 1; n < 200; n++) await look();
    assert.deepEqual(posted(stage), []);
    for (let n = 0; n < 3; n++) assert.match((await look()).text, /BO-PHONE/);
    await until(() => posted(stage).length > 0);
    const [alert = '', ...more] = posted(stage).map(wordsOf);
    assert.match(alert, /Operator Of All has looked up people or devices 200 times within an hour/);
    assert.deepEqual(more, []);
  }).timeout(20_000);
});
