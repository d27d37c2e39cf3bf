import assert from 'node:assert/strict';
import { devices, people, smallTenant } from '../../support/tenant.ts';
import { type InMode, MODES, openIn } from './support/both-modes.ts';
import { MOBILE_APPS, allowing } from './support/pane-tenant.ts';

const operator = people.fieldOperator;
const CALL = /getManagedDevicesWithFailedOrPendingApps/;

function tenant() {
  const data = smallTenant();
  data.nav[`users/${people.aino}/getManagedDevicesWithFailedOrPendingApps`] = [
    { deviceId: devices.ainoLaptop.toUpperCase(), summarizedAppState: 'fail' },
    { deviceId: devices.ainoMac, summarizedAppState: 'pending' },
    // of somebody else
    { deviceId: 'cccc0000-0000-4000-8000-000000000999', summarizedAppState: 'fail' },
  ];
  return data;
}

const show = (bot: InMode, who: string = operator, user: string = people.aino) =>
  bot.press(who, 'user.tab', { user, tab: 'devices', page: '0' });

/** The lines of a device’s row. */
const rowOf = (text: string, name: string) =>
  new RegExp(`\n${name}\n[^]*?\\[Details\\]`).exec(text)?.[0] ?? assert.fail(text);

for (const mode of MODES)
  describe(`the app lifecycle status of devices, ${mode}`, () => {
    let bot: InMode;
    before(async () => {
      bot = await openIn(mode, allowing(tenant(), [MOBILE_APPS]), [operator, people.nobody]);
    });
    after(() => bot.close());
    afterEach(() => bot.production.sandbox.control.clearFaults());

    it('stands on each device’s row', async () => {
      const { text } = await show(bot);
      assert.match(rowOf(text, 'AINO-LAPTOP'), /Apps: some failed\n/);
      assert.match(rowOf(text, 'AINO-MAC'), /Apps: some are pending\n/);
      assert.match(rowOf(text, 'AINO-PHONE'), /Apps: none failed or pending\n/);
    });

    it('is asked for once, with the person', async () => {
      bot.calls();
      await show(bot);
      assert.equal(
        bot.calls().filter((call) => call.includes('getManagedDevicesWithFailedOrPendingApps')).length,
        1,
      );
    });

    it('is never “none” if it could not be read', async () => {
      bot.production.sandbox.control.fail({ match: CALL, status: 403 });
      const { text } = await show(bot);
      assert.match(text, /Could not be read: whether apps failed or wait\./);
      assert.doesNotMatch(text, /Apps: /);
    });

    it('is asked for nobody by who may read nobody', async () => {
      bot.calls();
      await show(bot, people.nobody);
      assert.deepEqual(
        bot.calls().filter((call) => call.includes('getManagedDevicesWithFailedOrPendingApps')),
        [],
      );
    });
  });

describe('the app lifecycle status, as the application', () => {
  it('takes the permission of the Applications tab', async () => {
    const bot = await openIn('application', tenant(), [operator]);
    try {
      bot.calls();
      const { text } = await show(bot);
      assert.match(
        text,
        /Not for your role: whether apps failed or wait\. Your role doesn’t include “Mobile apps \/ Read”/,
      );
      assert.doesNotMatch(text, /Apps: /);
      assert.deepEqual(
        bot.calls().filter((call) => call.includes('getManagedDevicesWithFailedOrPendingApps')),
        [],
      );
    } finally {
      await bot.close();
    }
  });
});
