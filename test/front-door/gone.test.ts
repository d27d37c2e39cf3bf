import assert from 'node:assert/strict';
import { startApp } from '../../bot/app.ts';
import { readConfig } from '../../bot/config/index.ts';
import type { TenantData } from '../../sandbox/graph/types.ts';
import { until } from '../support/act.ts';
import type { FakeChannel } from '../support/channel.ts';
import { openFixture } from '../support/fixture.ts';
import { Production } from '../support/production.ts';
import { openStage, quick, UNLIMITED } from '../support/stage.ts';
import { devices, people, smallTenant } from '../support/tenant.ts';
import { SOUTH, tagDevice, taggedTenant } from './rights/support/tagged.ts';

const who = people.fieldOperator;
const phone = devices.ainoPhone;
const READ = new RegExp(`^GET /v1.0/deviceManagement/managedDevices/${phone}$`);
const POLICY = { app: { ...UNLIMITED, pace: quick(50) } };

/** The first role, and with it the field operator, may wipe. */
function withWipe(data: TenantData): TenantData {
  const [role] = data.roleDefinitions;
  const [permissions] = (role?.rolePermissions ?? []) as {
    resourceActions: { allowedResourceActions: string[] }[];
  }[];
  permissions?.resourceActions[0]?.allowedResourceActions.push('Microsoft.Intune_RemoteTasks_Wipe');
  return data;
}

async function wipe(channel: FakeChannel) {
  const asked = await channel.invoke(who, 'action.ask', { action: 'wipe', device: phone });
  const confirm = await channel.press(who, asked.card, 'Continue');
  const typed = { deviceName: 'AINO-PHONE', reason: 'Sample' };
  return channel.press(who, confirm.card, 'Confirm wipe', {}, {}, typed);
}

/** Graph says 404 of a device that left Intune, of one that it hides from the operator, and now and then of one that is there. */
describe('a device that Graph doesn’t have after its wipe', () => {
  it('isn’t told as wiped because of one answer that passes', async () => {
    const stage = await openStage({ data: withWipe(smallTenant()), ...POLICY });
    stage.sandbox.control.script(phone, 'wipe', { end: 'never' });
    const receipt = await wipe(stage.channel);
    assert.match(receipt.text, /Accepted/);
    let passing = 1;
    stage.sandbox.control.fail({ match: READ, status: 404, times: passing });
    const read = () => stage.calls().filter((call) => READ.test(call.replace(/\?.*/, ''))).length;
    await until(() => (passing += read()) > 4, 20_000);
    const shown = await stage.channel.press(who, receipt.card, 'Refresh');
    assert.doesNotMatch(shown.text, /Done|has left Intune/);
  });

  it('isn’t told as wiped because of a 404 that isn’t Graph’s, or is about the path', async () => {
    const message = "Resource not found for the segment 'managedDevices'.";
    for (const body of ['<html>A proxy</html>', { error: { code: 'BadRequest', message } }]) {
      const stage = await openStage({ data: withWipe(smallTenant()), ...POLICY });
      const receipt = await wipe(stage.channel);
      stage.sandbox.control.fail({ match: READ, status: 404, body });
      const shown = await stage.channel.press(who, receipt.card, 'Refresh');
      assert.doesNotMatch(shown.text, /Done|has left Intune/);
    }
  });

  it('is told as wiped if it is gone', async () => {
    const stage = await openStage({ data: withWipe(smallTenant()), ...POLICY });
    const receipt = await wipe(stage.channel);
    stage.sandbox.control.settle(phone, 'wipe', 'gone');
    assert.match((await stage.channel.press(who, receipt.card, 'Refresh')).text, /Done/);
  });

  it('isn’t told as wiped if scope tags may only hide it from the operator', async () => {
    const bot = await Production.open({ GraphAuth: 'delegated' }, withWipe(taggedTenant()));
    const app = await startApp(readConfig(bot.environment), bot.sandbox.url, {
      confirmAfterMs: 0,
      ...POLICY.app,
    });
    openFixture().onClose(() => app.close());
    bot.channel.botUrl = app.url;
    await bot.signedIn(who);
    bot.sandbox.control.script(phone, 'wipe', { end: 'never' });
    const receipt = await wipe(bot.channel);
    assert.match(receipt.text, /Accepted/);
    tagDevice(bot.sandbox.tenant.data, phone, [SOUTH]);
    bot.sandbox.tenant.changed();
    const shown = await bot.channel.press(who, receipt.card, 'Refresh');
    assert.match(shown.text, /Outcome unknown/);
    assert.match(shown.text, /scope tags no longer cover it/);
    assert.doesNotMatch(shown.text, /Done|has left Intune/);
    const settled = (await bot.audit()).filter(({ kind }) => kind === 'settled');
    assert.deepEqual(settled, []);
  });
});
