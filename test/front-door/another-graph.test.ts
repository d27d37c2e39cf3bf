import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from '../support/fixture.ts';
import { checkTrace } from '../support/shared.ts';
import type { Stage } from '../support/stage.ts';
import { openStage } from '../support/stage.ts';
import { devices, people, smallTenant } from '../support/tenant.ts';

const operator = people.fieldOperator;

async function walk(stage: Stage): Promise<string> {
  const shown = await stage.channel.say(operator, 'select user aino@contoso.example');
  await stage.channel.say(operator, 'select user aino');
  await stage.channel.say(operator, 'whoami');
  await stage.channel.say(operator, 'device AINO');
  await stage.channel.invoke(operator, 'device.show', { device: devices.ainoPhone });
  await stage.channel.say(people.deviceOperator, 'select user bo@contoso.example');
  const asked = await stage.channel.press(operator, shown.card, 'Remote lock', { device: devices.ainoMac });
  const receipt = await stage.channel.press(operator, asked.card, 'Confirm remote lock');
  stage.sandbox.control.settle(devices.ainoMac, 'remoteLock', 'done');
  const done = await stage.channel.press(operator, receipt.card, 'Refresh');
  assert.match(done.text, /Done/);
  return shown.text;
}

describe('another Graph', () => {
  let stage: Stage | undefined;
  afterEach(() => stage?.close());

  it('may have pages of one', async () => {
    stage = await openStage();
    stage.sandbox.control.pageSize(1);
    const text = await walk(stage);
    for (const shown of ['AINO-PHONE', 'AINO-LAPTOP', 'AINO-MAC', 'Groups · 3'])
      assert.ok(text.includes(shown), shown);
  });

  it('may have no $batch', async () => {
    stage = await openStage();
    stage.sandbox.control.fail({ match: 'POST /v1.0/$batch', status: 404 });
    stage.sandbox.control.fail({ match: 'POST /beta/$batch', status: 404 });
    assert.match(await walk(stage), /AINO-PHONE/);
  });

  it('may omit optional properties, give null for them, and have properties that the bot doesn’t know', async () => {
    for (const empty of [null, undefined]) {
      const data = smallTenant();
      for (const device of data.managedDevices) {
        for (const name of [
          'serialNumber',
          'osVersion',
          'complianceState',
          'isEncrypted',
          'lastSyncDateTime',
          'managementState',
        ])
          Object.assign(device, { [name]: empty });
        Object.assign(device, { managementAgent: 'somethingNew', complianceState: 'somethingNew' });
      }
      for (const user of data.users)
        for (const name of ['mail', 'department', 'jobTitle', 'usageLocation', 'createdDateTime'])
          Object.assign(user, { [name]: empty });
      // whoever presses has to be known as enabled
      for (const user of data.users)
        if (user.id === people.aino || user.id === people.bo) Object.assign(user, { accountEnabled: empty });
      for (const group of data.groups) Object.assign(group, { mailEnabled: empty });
      await stage?.close();
      stage = await openStage({ data });
      const text = await walk(stage);
      assert.match(text, /AINO-PHONE/);
      assert.doesNotMatch(text, /undefined|null|NaN|Invalid/);
    }
  });

  const traced = async () => {
    const trace = join(await temporaryFolder(), 'trace.jsonl');
    stage = await openStage({ environment: { GraphTrace: trace } });
    await walk(stage);
    // The trace is complete once the bot has stopped.
    await stage.stop();
    return trace;
  };

  it('leaves no secret in the trace', async () => {
    const text = await readFile(await traced(), 'utf8');
    assert.match(text, /"unlockPin":null/);
    assert.doesNotMatch(text, /"unlockPin":"|Bearer|eyJ/);
  });

  it('is called as its own metadata says, from the first call to the last', async function () {
    checkTrace(this, await traced());
  });
});
