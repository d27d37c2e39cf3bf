import assert from 'node:assert/strict';
import { until } from '../../support/act.ts';
import { type Json, wordsOf } from '../../support/channel.ts';
import { Rounds } from '../../support/rounds.ts';
import type { Stage } from '../../support/stage.ts';
import { openStage } from '../../support/stage.ts';
import { deviceId, devices, people, smallTenant } from '../../support/tenant.ts';
import { heldBack } from '../../support/waits.ts';

const operator = people.fieldOperator;
const policiesOf = (device: string) => `managedDevices/${device}/deviceCompliancePolicyStates`;
const failing = (setting: string) => [
  {
    id: `policy of ${setting}`,
    displayName: 'Sample baseline',
    state: 'nonCompliant',
    settingStates: [{ setting: `Sample.${setting}`, settingName: null, state: 'nonCompliant', errorCode: 0 }],
  },
];

/** Aino’s laptop checked in an hour ago and fails a setting; the others are well, or have an action that waits. */
function tenant(over: { devices?: number } = {}) {
  const data = smallTenant();
  const anHourAgo = new Date(Date.now() - 3_600_000).toISOString();
  const laptop = data.managedDevices.find(({ id }) => id === devices.ainoLaptop);
  assert.ok(laptop);
  for (const device of data.managedDevices) device.lastSyncDateTime = anHourAgo;
  Object.assign(laptop, { complianceState: 'noncompliant', isEncrypted: true });
  for (let n = 0; n < (over.devices ?? 0); n += 1)
    data.managedDevices.push({
      ...laptop,
      id: deviceId(500 + n),
      deviceName: `AINO-${n}`,
      azureADDeviceId: null,
    });
  data.nav[policiesOf(devices.ainoLaptop)] = failing('PasswordRequired');
  return data;
}

describe('what takes one more round', () => {
  let stage: Stage;
  const open = async (...options: Parameters<typeof openStage>) => (stage = await openStage(...options));
  const select = () => stage.channel.say(operator, 'select user aino@contoso.example');
  const last = () => stage.channel.updates.at(-1);
  const changed = (words: RegExp) =>
    until(() => words.test(wordsOf(last()?.card))).catch(() => assert.fail(wordsOf(last()?.card)));
  const reads = () =>
    stage.sandbox.calls.filter(({ path }) => path.endsWith('/deviceCompliancePolicyStates'));

  it('changes the first card: which setting fails', async () => {
    await open({ data: tenant() });
    const first = await select();
    assert.match(first.text, /Not compliant/);
    assert.match(first.text, /Still reading: compliance policies\. This card changes by itself/);
    await changed(/a setting isn’t met[^]*AINO-LAPTOP[^]*Require a password/);
    assert.doesNotMatch(wordsOf(last()?.card), /Still reading/);
    assert.equal(stage.channel.updates.length, 1);
    assert.deepEqual(
      reads().map(({ path }) => path.includes(devices.ainoLaptop)),
      [true],
      'only of the device that needs it',
    );
  });

  it('comes within one more round, and the first card within one', async () => {
    const rounds = new Rounds();
    await open({ data: tenant(), between: (url) => rounds.inFrontOf(url) });
    await select();
    await changed(/Not compliant/);
    rounds.count();
    await select();
    await until(() => stage.channel.updates.length === 2);
    const second = rounds.rounds.findIndex((round) => round.some((call) => call.includes('PolicyStates')));
    assert.equal(second, 1, JSON.stringify(rounds.rounds));
    assert.equal(rounds.rounds.length, 2);
  });

  it('is named if Graph refuses it, and the card changes all the same', async () => {
    await open({ data: tenant() });
    stage.sandbox.control.fail({ match: /deviceCompliancePolicyStates/, status: 403 });
    await select();
    await changed(/Could not be read: compliance policies/);
    assert.match(wordsOf(last()?.card), /Not compliant/);
  });

  it('looks into twenty devices at most, and says how many are left', async () => {
    await open({ data: tenant({ devices: 25 }) });
    await select();
    await changed(/Not read: compliance policies of 6 more devices/);
    assert.equal(reads().length, 20);
  });

  it('isn’t read where it could not be told: of a blocked account, or of a device that is silent', async () => {
    const blocked = tenant();
    const aino = blocked.users.find(({ id }) => id === people.aino);
    Object.assign(aino ?? {}, { accountEnabled: false });
    await open({ data: blocked });
    assert.doesNotMatch((await select()).text, /Still reading/);
    assert.deepEqual(reads(), []);
    await stage.close();
    const silent = tenant();
    for (const device of silent.managedDevices) device.lastSyncDateTime = '2020-01-01T00:00:00Z';
    await open({ data: silent });
    assert.doesNotMatch((await select()).text, /Still reading/);
    assert.deepEqual(reads(), []);
  });

  it('never takes the place of what somebody opened on that card meanwhile', async () => {
    const { goOn, waits, ...app } = heldBack();
    await open({ data: tenant(), app });
    const hold = stage.sandbox.control.fail({
      match: /deviceCompliancePolicyStates/,
      status: 503,
      headers: { 'Retry-After': '1' },
    });
    const over: Json = { replyToId: 'the-card' };
    const first = await stage.channel.invoke(operator, 'user.show', { user: people.aino }, over);
    assert.match(first.text, /Still reading/);
    const groups = await stage.channel.invoke(operator, 'user.account', { user: people.aino }, over);
    assert.match(groups.text, /Account/);
    await until(() => waits.length > 0);
    hold.remove();
    const before = reads().length;
    goOn();
    await until(() => reads().length > before);
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.deepEqual(stage.channel.updates, []);
  });

  it('is in the card at once where it goes one-to-one from a channel', async () => {
    await open({ data: tenant() });
    const said = await stage.channel.say(operator, 'select user aino@contoso.example', {
      conversation: { id: 'a-group', conversationType: 'groupChat', tenantId: stage.channel.tenantId },
    });
    const sent = said.sent.map(({ activity }) => JSON.stringify(activity)).join('\n');
    assert.doesNotMatch(sent, /Still reading/);
    assert.match(sent, /AINO-LAPTOP/);
  });
});
