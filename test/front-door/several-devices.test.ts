import assert from 'node:assert/strict';
import { buttons, type Answered, type Json } from '../support/channel.ts';
import type { Stage } from '../support/stage.ts';
import { openStage } from '../support/stage.ts';
import { devices, people } from '../support/tenant.ts';
import { drillTenant } from '../drill/support/desk.ts';

const operator = people.operatorOfAll;

describe('one action on several devices of a person', () => {
  let stage: Stage;
  beforeEach(async () => (stage = await openStage({ data: drillTenant() })));
  afterEach(() => stage.close());

  const choose = async (action: string, chosen: readonly string[]): Promise<Answered> => {
    const shown = await stage.channel.say(operator, 'select user aino@contoso.example');
    const form = await stage.channel.press(operator, shown.card, 'Several devices');
    const inputs: Json = { action, devices: chosen.join(',') };
    return stage.channel.press(operator, form.card, 'Continue', {}, {}, inputs);
  };
  const confirm = (asked: Answered) => {
    const button = buttons(asked.card).find(({ verb }) => verb === 'action.confirm');
    return stage.channel.press(operator, asked.card, String(button?.title));
  };
  const posts = () =>
    stage
      .calls()
      .filter((call) => call.startsWith('POST') && call.includes('/managedDevices/'))
      .map((call) => call.split('/').slice(-2).join('/'));

  it('is confirmed once on a card that names each device, with one receipt for all', async () => {
    const asked = await choose('syncDevice', [devices.ainoPhone, devices.ainoLaptop, devices.ainoMac]);
    for (const name of ['AINO-PHONE', 'AINO-LAPTOP', 'AINO-MAC', 'SERIAL-1', 'SERIAL-2', 'SERIAL-3'])
      assert.ok(asked.text.includes(name), name);
    assert.deepEqual(posts(), []);
    const receipt = await confirm(asked);
    for (const name of ['AINO-PHONE', 'AINO-LAPTOP', 'AINO-MAC'])
      assert.ok(receipt.text.includes(name), name);
    assert.equal(receipt.text.match(/^\S*\s*Accepted$/gm)?.length, 3);
    assert.deepEqual(
      posts().toSorted(),
      [devices.ainoPhone, devices.ainoLaptop, devices.ainoMac].map((id) => `${id}/syncDevice`),
    );
    assert.equal((await confirm(asked)).text.match(/^\S*\s*Accepted$/gm)?.length, 3);
    assert.deepEqual(posts(), [], 'pressed again, it sends nothing');
  });

  it('continues with the rest if one fails at Graph or on the device', async () => {
    stage.sandbox.control.fail({ match: `${devices.ainoLaptop}/syncDevice`, status: 403 });
    stage.sandbox.control.script(devices.ainoPhone, 'syncDevice', { after: 0, end: 'done' });
    stage.sandbox.control.script(devices.ainoMac, 'syncDevice', { after: 0, end: 'failed' });
    const receipt = await confirm(
      await choose('syncDevice', [devices.ainoPhone, devices.ainoLaptop, devices.ainoMac]),
    );
    const { text } = await stage.channel.press(operator, receipt.card, 'Refresh');
    const after = (name: string) => text.slice(text.indexOf(name)).split('\n').slice(1, 6).join('\n');
    assert.match(after('AINO-PHONE'), /Done/);
    assert.match(after('AINO-LAPTOP'), /Failed/);
    assert.match(after('AINO-MAC'), /Failed/);
  });

  it('skips a device that has left the operator’s scope meanwhile, says so, and sends to the others', async () => {
    const asked = await choose('syncDevice', [devices.ainoPhone, devices.ainoLaptop]);
    const laptop = stage.sandbox.tenant.data.managedDevices.find(({ id }) => id === devices.ainoLaptop);
    Object.assign(laptop ?? {}, { userId: people.bo });
    stage.sandbox.tenant.changed();
    const receipt = await confirm(asked);
    assert.deepEqual(posts(), [`${devices.ainoPhone}/syncDevice`]);
    assert.match(receipt.text, /AINO-LAPTOP[^]*Failed/);
    const kinds = (await stage.audit()).map(({ kind, deviceId, outcome }) => [kind, deviceId, outcome]);
    assert.ok(
      kinds.some(([kind, id, why]) => kind === 'refused' && id === devices.ainoLaptop && why === 'changed'),
    );
  });

  it('says which device can’t do it, and keeps the choice', async () => {
    const answer = await choose('remoteLock', [devices.ainoPhone, devices.ainoLaptop]);
    assert.match(answer.text, /AINO-LAPTOP: .*Windows can[’']t be locked remotely/);
    assert.deepEqual(posts(), []);
    assert.ok(JSON.stringify(answer.card).includes(`${devices.ainoPhone},${devices.ainoLaptop}`));
  });

  it('asks for a missing action or device, and offers nothing irreversible', async () => {
    assert.match((await choose('syncDevice', [])).text, /at least one device/);
    assert.match((await choose('', [devices.ainoPhone])).text, /Choose an action/);
    assert.match((await choose('wipe', [devices.ainoPhone, devices.ainoMac])).text, /Choose an action/);
    const forged = { action: 'wipe', device: `${devices.ainoPhone},${devices.ainoMac}` };
    assert.match(
      (await stage.channel.invoke(operator, 'action.ask', forged)).text,
      /no longer|not found|isn[’']t/i,
    );
    assert.deepEqual(posts(), []);
  });
});
