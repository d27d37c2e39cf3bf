import assert from 'node:assert/strict';
import { until } from '../../support/act.ts';
import { buttons, parts, type Json } from '../../support/channel.ts';
import { Rounds } from '../../support/rounds.ts';
import { openStage } from '../../support/stage.ts';
import { devices, people, smallTenant } from '../../support/tenant.ts';
import { type InMode, MODES, openIn } from './support/both-modes.ts';
import { COMPLIANCE, allowing } from './support/pane-tenant.ts';

const operator = people.fieldOperator;

/** Aino has a laptop that fails a setting and a Mac that fails nothing. */
function tenant() {
  const data = smallTenant();
  const now = new Date(Date.now() - 60_000).toISOString();
  for (const device of data.managedDevices) device.lastSyncDateTime = now;
  const policies = (device: string, state: string) => {
    data.nav[`managedDevices/${device}/deviceCompliancePolicyStates`] = [
      {
        id: 'p1',
        displayName: 'Sample baseline',
        state,
        settingStates:
          state === 'compliant' ? [] : [{ setting: 'Sample.PasswordRequired', state: 'nonCompliant' }],
      },
      { id: 'p2', displayName: 'Sample firewall', state: 'compliant' },
    ];
  };
  policies(devices.ainoLaptop, 'nonCompliant');
  policies(devices.ainoMac, 'compliant');
  return data;
}

const choices = (card: Json | undefined) =>
  [...parts(card)]
    .filter(({ type }) => type === 'Input.ChoiceSet')
    .map((input) => (input.choices as Json[]).map(({ title }) => String(title)));

for (const mode of MODES)
  describe(`two devices of a person side by side, ${mode}`, () => {
    let bot: InMode;
    before(async () => {
      bot = await openIn(mode, allowing(tenant(), [COMPLIANCE]), [
        operator,
        people.deviceOperator,
        people.nobody,
      ]);
    });
    after(() => bot.close());
    afterEach(() => bot.production.sandbox.control.clearFaults());
    const differ = (first: string, second: string, who: string = operator) =>
      bot.press(who, 'devices.differ', { user: people.aino, first, second });

    it('are chosen from the list of their devices', async () => {
      const { card } = await bot.say(operator, 'select user aino@contoso.example');
      const form = await bot.production.channel.press(operator, card, 'Compare devices');
      const [first = [], second = []] = choices(form.card);
      assert.equal(first.length, 3);
      assert.deepEqual(first, second);
      assert.ok(first.some((title) => title.startsWith('AINO-MAC')));
      const go = buttons(form.card).find(({ title }) => title === 'Compare');
      assert.ok(go);
      const pressed = await bot.production.channel.press(
        operator,
        form.card,
        'Compare',
        {},
        {},
        {
          first: devices.ainoLaptop,
          second: devices.ainoMac,
        },
      );
      assert.match(pressed.text, /AINO-LAPTOP\nAINO-MAC/);
    });

    it('show what differs, and name what is the same', async () => {
      const { text, card } = await differ(devices.ainoLaptop, devices.ainoMac);
      assert.match(text, /^\d+ things differ\nAINO-LAPTOP\nAINO-MAC\nWhat is wrong\n/);
      assert.match(text, /Policy: Sample baseline\nNot compliant · Require a password\nCompliant\n/);
      assert.match(text, /Encryption\nNot encrypted\nEncrypted\n/);
      assert.match(text, /The same on both: .*Policy: Sample firewall.*Ownership/);
      assert.doesNotMatch(text, /SERIAL-|Policy: Sample firewall\n/);
      const titles = buttons(card).map(({ title }) => title);
      assert.deepEqual(titles, ['Compare others', 'Back to user']);
    });

    it('say what could not be read of one, and compare the rest', async () => {
      bot.production.sandbox.control.fail({
        match: new RegExp(`${devices.ainoMac}/deviceCompliancePolicyStates`),
        status: 403,
      });
      const { text } = await differ(devices.ainoLaptop, devices.ainoMac);
      assert.match(text, /Could not be read: compliance policies of AINO-MAC\. Graph refused/);
      assert.match(text, /Encryption\nNot encrypted/);
      assert.match(text, /No cause found, but not everything could be read/);
      assert.doesNotMatch(text, /Policy: Sample/);
    });

    it('have to be two, and in the scope, each of them', async () => {
      for (const [first, second] of [
        ['', devices.ainoMac],
        [devices.ainoMac, devices.ainoMac.toUpperCase()],
      ] as const)
        assert.match((await differ(first, second)).text, /Choose two different devices/);
      for (const pair of [
        [devices.ainoLaptop, devices.boTablet],
        [devices.boTablet, devices.ainoLaptop],
      ] as const) {
        const before = (await bot.production.audit()).length;
        const { text } = await differ(...pair);
        assert.doesNotMatch(text, /BO-TABLET|Encryption|things differ/);
        const added = (await bot.production.audit()).slice(before);
        assert.ok(added.some(({ kind, deviceId }) => kind === 'refused' && deviceId === devices.boTablet));
      }
      for (const who of [people.deviceOperator, people.nobody])
        assert.doesNotMatch((await differ(devices.ainoLaptop, devices.ainoMac, who)).text, /AINO|Sample/);
      const gone = await differ(devices.ainoLaptop, 'cccc0000-0000-4000-8000-000000009999');
      assert.match(gone.text, /no longer in Intune/);
    });
  });

describe('comparing two devices', () => {
  it('takes as many rounds as one device’s card', async () => {
    const rounds = new Rounds();
    const stage = await openStage({ data: tenant(), between: (url) => rounds.inFrontOf(url) });
    await stage.channel.say(operator, 'device AINO-LAPTOP');
    // what is wrong with Aino comes one round later
    await until(() => stage.channel.updates.length > 0);
    rounds.count();
    await stage.channel.invoke(operator, 'device.show', { device: devices.ainoMac });
    const one = rounds.rounds.length;
    rounds.count();
    await stage.channel.invoke(operator, 'devices.differ', {
      user: people.aino,
      first: devices.ainoLaptop,
      second: devices.ainoMac,
    });
    assert.equal(rounds.rounds.length, one, JSON.stringify(rounds.rounds));
  });
});
