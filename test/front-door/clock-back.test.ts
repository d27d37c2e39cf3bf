import assert from 'node:assert/strict';
import { askFor, confirmIt, posts, until } from '../support/act.ts';
import { actionRows } from '../support/action-rows.ts';
import { actionTenant, deviceFor, mayAll } from '../support/action-tenant.ts';
import { wordsOf } from '../support/channel.ts';
import { openStage, quick, UNLIMITED } from '../support/stage.ts';
import { devices, people } from '../support/tenant.ts';
import { inAdminChannel } from './policy/support/admins.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const who = people.fieldOperator;

/** The clock of the bot's computer is set back by an hour or more. What was stamped before seems to come from the future then. */
describe('a clock that is set back', () => {
  let shift = 0;
  const now = () => new Date(Date.now() + shift);
  beforeEach(() => (shift = 0));

  it('keeps no right alive that was read before', async () => {
    const stage = await openStage({ app: { now, pace: quick(MINUTE) } });
    assert.match((await stage.channel.say(who, 'select user aino@contoso.example')).text, /AINO-PHONE/);
    const [role] = stage.sandbox.tenant.data.roleDefinitions;
    (role?.roleAssignments as unknown[]).splice(0, 1);
    stage.sandbox.tenant.changed();
    for (const later of [-HOUR, -10 * MINUTE]) {
      shift = later;
      const { text } = await stage.channel.say(who, 'select user aino@contoso.example');
      assert.doesNotMatch(text, /AINO-PHONE/, `${later}`);
    }
  });

  it('doesn’t stop the following of an action', async () => {
    const stage = await openStage({ app: { now, pace: quick(200) } });
    const asked = await stage.channel.invoke(who, 'action.ask', {
      action: 'remoteLock',
      device: devices.ainoPhone,
    });
    await stage.channel.press(who, asked.card, 'Confirm remote lock', {}, { replyToId: 'm1' });
    shift = -2 * HOUR;
    stage.sandbox.control.settle(devices.ainoPhone, 'remoteLock', 'done');
    await until(() => stage.channel.updates.some(({ card }) => wordsOf(card).includes('Done')), 15_000);
  });

  it('leaves no PIN on its card', async () => {
    const mac = deviceFor(2_400, 'SAMPLE-MAC', {
      operatingSystem: 'macOS',
      managedDeviceOwnerType: 'company',
    });
    const stage = await openStage({
      data: actionTenant([mac]),
      app: { ...UNLIMITED, now, pace: quick(MINUTE) },
    });
    const row = actionRows.find(({ id }) => id === 'remoteLock') ?? assert.fail();
    const receipt = await confirmIt(stage, mayAll, row, mac, await askFor(stage, mayAll, row, mac));
    stage.sandbox.control.settle(mac.id, 'remoteLock', 'done');
    const done = await stage.channel.press(mayAll, receipt.card, 'Refresh', {}, { replyToId: 'pin' });
    const shown = await stage.channel.press(mayAll, done.card, 'Show unlock PIN', {}, { replyToId: 'pin' });
    const pin = /\b\d{6}\b/.exec(shown.text)?.[0] ?? assert.fail(shown.text);
    const before = stage.channel.updates.length;
    shift = -HOUR;
    // a start looks at once
    await stage.restart();
    await until(() => stage.channel.updates.length > before, 15_000);
    assert.ok(!wordsOf(stage.channel.updates.at(-1)?.card).includes(pin));
  });

  /** A tenant with five phones whose operators may wipe two an hour. */
  async function twoWipesAnHour() {
    const phones = Array.from({ length: 5 }, (_, n) =>
      deviceFor(2_410 + n, `PHONE-${n}`, { operatingSystem: 'iOS' }),
    );
    const stage = await openStage({
      data: actionTenant(phones),
      app: { now, pace: quick(MINUTE), budgets: { operator: 2, tenant: Infinity } },
    });
    const row = actionRows.find(({ id }) => id === 'wipe') ?? assert.fail();
    const wipe = async (n: number) => {
      const phone = phones[n] ?? assert.fail();
      const asked = await askFor(stage, mayAll, row, phone);
      return (await confirmIt(stage, mayAll, row, phone, asked)).text;
    };
    return { stage, phones, wipe };
  }

  it('gives no budget anew that two admins had lifted', async () => {
    const { stage, phones, wipe } = await twoWipesAnHour();
    for (const n of [0, 1]) assert.match(await wipe(n), /Accepted/);
    assert.match(await wipe(2), /the hourly limit of actions/);
    const { say, press } = inAdminChannel(stage);
    const proposed = await say(people.admin, 'resume');
    await press(people.boundAdmin, proposed.card, 'Approve');
    shift = -2 * HOUR;
    assert.match(await wipe(3), /the hourly limit of actions/);
    assert.equal(posts(stage, phones[3] ?? assert.fail()).length, 0);
  });

  it('uses up no budget for longer than until two admins lift it, if it was far ahead once', async () => {
    const { stage, wipe } = await twoWipesAnHour();
    shift = 90 * 24 * HOUR;
    for (const n of [0, 1]) assert.match(await wipe(n), /Accepted/);
    shift = 0;
    // nobody knows how long ago it was
    assert.match(await wipe(2), /the hourly limit of actions/);
    const { say, press } = inAdminChannel(stage);
    const proposed = await say(people.admin, 'resume');
    await press(people.boundAdmin, proposed.card, 'Approve');
    for (const n of [2, 3]) assert.match(await wipe(n), /Accepted/);
    assert.match(await wipe(4), /the hourly limit of actions/);
  });

  it('keeps nobody from being asked who is calling for longer than an hour, if it was far ahead once', async () => {
    const stage = await openStage({ app: { now, pace: quick(MINUTE) } });
    const verify = async () => {
      const shown = await stage.channel.say(who, 'select user aino@contoso.example');
      return (await stage.channel.press(who, shown.card, 'Verify caller')).text;
    };
    shift = 90 * 24 * HOUR;
    for (let n = 0; n < 3; n += 1) assert.match(await verify(), /Read this number aloud/);
    shift = 0;
    assert.doesNotMatch(await verify(), /Read this number aloud/);
    shift = HOUR - MINUTE;
    assert.doesNotMatch(await verify(), /Read this number aloud/);
    shift = HOUR + MINUTE;
    assert.match(await verify(), /Read this number aloud/);
  });

  for (const status of [408, 499])
    it(`or a call that took too long (${status}) leaves the outcome unknown`, async () => {
      const stage = await openStage({ app: { pace: quick(MINUTE) } });
      stage.sandbox.control.fail({
        match: /remoteLock$/,
        alter: (answer) => ({ ...answer, status, body: undefined }),
      });
      const asked = await stage.channel.invoke(who, 'action.ask', {
        action: 'remoteLock',
        device: devices.ainoPhone,
      });
      const receipt = await stage.channel.press(who, asked.card, 'Confirm remote lock');
      assert.match(receipt.text, /Outcome unknown/);
      assert.doesNotMatch(receipt.text, /Nothing was sent|did not accept/);
    });
});
