import assert from 'node:assert/strict';
import { buttons, parts, type Answered, type Json } from '../support/channel.ts';
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

  const all = [devices.ainoPhone, devices.ainoLaptop, devices.ainoMac];
  const deviceOf = (id: string) => {
    const device = stage.sandbox.tenant.data.managedDevices.find((one) => one.id === id);
    assert.ok(device);
    return device;
  };
  const wentTo = () => posts().map((call) => call.split('/')[0]);

  it('says all faults at once, each device with its reason', async () => {
    deviceOf(devices.ainoMac).managementAgent = 'jamf';
    const inputs = { user: people.aino, action: 'remoteLock', devices: all.join(',') };
    const { text } = await stage.channel.invoke(operator, 'devices.ask', inputs);
    assert.match(text, /Remote lock isn’t possible on 2 of 3 devices\. Nothing was sent\./);
    assert.match(text, /AINO-LAPTOP: .*Windows can[’']t be locked remotely/);
    assert.match(text, /AINO-MAC: .*Intune doesn’t manage this device/);
    assert.doesNotMatch(text, /AINO-PHONE: /);
    const refused = (await stage.audit()).filter(({ kind }) => kind === 'refused');
    assert.deepEqual(
      refused.map(({ deviceId, outcome }) => [deviceId, outcome]).toSorted(),
      [
        [devices.ainoLaptop, 'device'],
        [devices.ainoMac, 'device'],
      ].toSorted(),
    );
  });

  it('calls the action as these devices do', async () => {
    deviceOf(devices.ainoMac).operatingSystem = 'iOS';
    deviceOf(devices.ainoMac).managementAgent = 'jamf';
    const ask = async (...some: string[]) => {
      const inputs = { user: people.aino, action: 'resetPasscode', devices: some.join(',') };
      return (await stage.channel.invoke(operator, 'devices.ask', inputs)).text;
    };
    const { ainoPhone, ainoMac, ainoLaptop } = devices;
    assert.match(await ask(ainoPhone, ainoMac), /^\S*\s*Remove passcode isn’t possible on \d of 2 devices/m);
    assert.match(await ask(ainoPhone, ainoLaptop), /Reset passcode isn’t possible on \d of 2 devices/);
    deviceOf(devices.ainoMac).operatingSystem = 'AndroidEnterprise';
    assert.match(await ask(ainoPhone, ainoMac), /Reset passcode isn’t possible on \d of 2 devices/);
  });

  it('carries on with those that can, at the press of one button', async () => {
    const answer = await choose('remoteLock', all);
    const asked = await stage.channel.press(operator, answer.card, 'Do the 2 that can');
    assert.match(asked.text, /Remote lock on 2 devices\?/);
    assert.doesNotMatch(asked.text, /AINO-LAPTOP/);
    assert.deepEqual(posts(), [], 'nothing before Confirm');
    await confirm(asked);
    assert.deepEqual(wentTo().toSorted(), [devices.ainoPhone, devices.ainoMac].toSorted());
  });

  it('carries on with a single one', async () => {
    const answer = await choose('remoteLock', [devices.ainoPhone, devices.ainoLaptop]);
    const asked = await stage.channel.press(operator, answer.card, 'Do the one that can');
    assert.match(asked.text, /Lock this device\?(.|\n)*AINO-PHONE/);
    await confirm(asked);
    assert.deepEqual(wentTo(), [devices.ainoPhone]);
  });

  it('offers to carry on with none if none can', async () => {
    const answer = await choose('rebootNow', [devices.ainoPhone, devices.hostilePhone]);
    assert.ok(buttons(answer.card).every(({ title }) => !String(title).startsWith('Do the')));
  });

  it('doesn’t believe the button: rights and devices are read again', async () => {
    const answer = await choose('remoteLock', all);
    deviceOf(devices.ainoMac).managementAgent = 'jamf';
    stage.sandbox.tenant.changed();
    const again = await stage.channel.press(operator, answer.card, 'Do the 2 that can');
    assert.match(again.text, /AINO-MAC: .*Intune doesn’t manage this device/);
    const carry = (action: string, chosen: readonly string[]) =>
      stage.channel.invoke(operator, 'devices.ask', { user: people.aino, action, devices: chosen.join(',') });
    assert.match((await carry('wipe', [devices.ainoPhone, devices.ainoMac])).text, /Choose an action/);
    const field = await stage.channel.invoke(people.fieldOperator, 'devices.ask', {
      user: people.aino,
      action: 'remoteLock',
      devices: [devices.ainoPhone, devices.boPhone].join(','),
    });
    assert.match(field.text, /A device is outside your scope/);
    assert.doesNotMatch(field.text, /BO-/, 'it isn’t named');
    assert.deepEqual(posts(), []);
  });

  it('says for each device why none was sent, if all are refused at Confirm', async () => {
    const asked = await choose('remoteLock', [devices.ainoPhone, devices.ainoMac]);
    deviceOf(devices.ainoPhone).managementState = 'retirePending';
    deviceOf(devices.ainoMac).userId = people.bo;
    stage.sandbox.tenant.changed();
    const { text } = await confirm(asked);
    assert.match(text, /AINO-PHONE: .*being retired, wiped or deleted/);
    assert.match(text, /AINO-MAC has a new primary user/);
    assert.deepEqual(posts(), []);
    const whys = (await stage.audit())
      .filter(({ kind, what }) => kind === 'refused' && what === 'remoteLock')
      .map(({ deviceId, outcome }) => [deviceId, outcome]);
    assert.deepEqual(whys, [
      [devices.ainoPhone, 'device'],
      [devices.ainoMac, 'changed'],
    ]);
  });

  it('offers only devices of the person, and says of each action which of them can’t take it', async () => {
    const shown = await stage.channel.say(operator, 'select user aino@contoso.example');
    const form = await stage.channel.press(operator, shown.card, 'Several devices');
    const choices = [...parts(form.card)].flatMap(({ type, id, choices: own }) =>
      type === 'Input.ChoiceSet' && id === 'action' ? (own as { title: string; value: string }[]) : [],
    );
    const title = (action: string) => choices.find(({ value }) => value === action)?.title;
    assert.equal(title('syncDevice'), 'Sync');
    assert.equal(title('remoteLock'), 'Remote lock · not AINO-LAPTOP');
    assert.match(title('quickScan') ?? '', /Quick scan · only AINO-LAPTOP/);
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
