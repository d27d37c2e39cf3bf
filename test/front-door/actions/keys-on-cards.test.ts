import assert from 'node:assert/strict';
import type { Entity } from '../../../sandbox/graph/types.ts';
import { titles } from '../../support/act.ts';
import { actionTenant, deviceFor, mayAll } from '../../support/action-tenant.ts';
import type { Answered, Json } from '../../support/channel.ts';
import type { Stage } from '../../support/stage.ts';
import { openStage } from '../../support/stage.ts';
import { keepWritten } from '../../support/written.ts';

const RECOVERY_KEYS = 'informationProtection/bitlocker/recoveryKeys';
const CREDENTIALS = 'directory/deviceLocalCredentials';

describe('a key on a card', () => {
  const windows = { operatingSystem: 'Windows', isEncrypted: true, managedDeviceOwnerType: 'company' };
  const laptop = deviceFor(2_400, 'KEYS-LAPTOP', windows);
  const mac = deviceFor(2_401, 'KEYS-MAC', { ...windows, operatingSystem: 'macOS' });
  const ownMac = deviceFor(2_402, 'OWN-MAC', {
    operatingSystem: 'macOS',
    managedDeviceOwnerType: 'personal',
  });
  const phone = deviceFor(2_403, 'KEYS-PHONE', { operatingSystem: 'iOS' });
  const written = keepWritten();
  const seen: string[] = [];
  let stage: Stage;
  before(async () => {
    const data = actionTenant([laptop, mac, ownMac, phone]);
    for (const { rolePermissions } of data.roleDefinitions)
      for (const { resourceActions } of rolePermissions as { resourceActions: Json[] }[])
        for (const one of resourceActions)
          (one.allowedResourceActions as string[]).push('Microsoft.Intune_RemoteTasks_GetFileVaultKey');
    stage = await openStage({ data, ...written.options });
  });
  after(async () => {
    await stage.close();
    await written.remove();
  });
  beforeEach(() => {
    nav()[RECOVERY_KEYS] = [system, old, data];
    nav()[CREDENTIALS] = [];
  });

  const nav = () => stage.sandbox.tenant.data.nav;
  const key = (
    start: string,
    volumeType: string | undefined,
    createdDateTime: string,
    digit: string,
  ): Entity & { key: string } => ({
    id: `${start}-1111-4222-8333-444455556666`,
    deviceId: laptop.azureADDeviceId,
    volumeType,
    createdDateTime,
    key: Array.from({ length: 8 }, () => digit.repeat(6)).join('-'),
  });
  const system = key('a1b2c3d4', 'operatingSystemVolume', '2026-01-02T00:00:00Z', '1');
  const old = key('a1b2c3d5', 'operatingSystemVolume', '2025-01-02T00:00:00Z', '2');
  const data = key('0f1e2d3c', 'fixedDataVolume', '2026-01-03T00:00:00Z', '3');
  const rotation = 'BitLocker key rotation';

  const open = (id: string) => stage.channel.say(mayAll, `device ${id}`);
  async function show(id: string, button: string): Promise<Answered> {
    const card = await open(id);
    return stage.channel.press(mayAll, card.card, button);
  }
  const rotates = () =>
    stage.sandbox.calls.filter(({ method, url }) => method === 'POST' && /rotate/i.test(url));

  it('is each of the device’s with its id, its volume and when it was kept, and nothing is rotated', async () => {
    const { text, card } = await show(laptop.id, 'Show recovery key');
    seen.push(system.key, old.key, data.key);
    for (const one of [system, old, data]) {
      assert.ok(text.includes(one.key), text);
      assert.ok(text.includes(`key id ${one.id.slice(0, 8)} · stored`), text);
      assert.ok(text.includes(`Whole id ${one.id}`), text);
    }
    assert.match(text, /Operating system drive.*\n[^]*Operating system drive.*\n[^]*Data drive/);
    assert.match(text, /should be rotated afterwards/);
    assert.deepEqual(titles(card), ['Hide', rotation]);
    assert.deepEqual(rotates(), []);
  });

  it('is the one alone that was asked for by its id', async () => {
    const { text } = await stage.channel.invoke(mayAll, 'key.show', {
      key: 'recoveryKey',
      device: laptop.id,
      id: data.id.toUpperCase(),
    });
    assert.ok(text.includes(data.key) && !text.includes(system.key) && !text.includes(old.key), text);
  });

  it('stays while the rotation beside it opens as a message of its own', async () => {
    const shown = await show(laptop.id, 'Show recovery key');
    const message = stage.channel.messageOf(shown.card);
    // the device's card may have grown in it before the press
    const updates = () => stage.channel.updates.filter(({ activityId }) => activityId === message).length;
    const before = updates();
    const asked = await stage.channel.press(mayAll, shown.card, rotation);
    assert.ok(titles(asked.opened).includes('Confirm key rotation'), asked.text);
    assert.notEqual(stage.channel.messageOf(asked.opened), message);
    assert.equal(updates(), before);
    const hidden = await stage.channel.press(mayAll, shown.card, 'Hide');
    assert.ok(!hidden.text.includes(system.key), hidden.text);
    assert.match(hidden.text, /Recovery key of KEYS-LAPTOP: shown at .*removed from this card/);
    assert.deepEqual(titles(hidden.card), [rotation, 'Show recovery key', 'Show device']);
  });

  it('is hidden by its own operator alone', async () => {
    const shown = await show(laptop.id, 'Show recovery key');
    const other = 'aaaa0000-0000-4000-8000-000000000001';
    const { text } = await stage.channel.press(other, shown.card, 'Hide');
    assert.match(text, /shown to another operator/);
  });

  it('is told as none if there is none, and not if another device’s come back', async () => {
    const others = [system, data].map((one) => ({
      ...one,
      deviceId: 'dddd0000-0000-4000-8000-000000000001',
    }));
    stage.sandbox.control.fail({ match: /recoveryKeys$/, status: 200, body: { value: others } });
    const wrong = await show(laptop.id, 'Show recovery key');
    stage.sandbox.control.clearFaults();
    assert.doesNotMatch(wrong.text, /none is stored|Whole id/);
    assert.ok(!wrong.text.includes(system.key));
    nav()[RECOVERY_KEYS] = [];
    const { text } = await show(laptop.id, 'Show recovery key');
    assert.match(text, /Recovery key of KEYS-LAPTOP: none is stored\.[^]*never backed up/);
    assert.match((await show(laptop.id, 'Show local admin password')).text, /none is stored\.[^]*LAPS/);
    assert.match((await show(mac.id, 'Show FileVault key')).text, /none is stored\.[^]*escrowed/);
    const last = (await stage.audit()).at(-1);
    assert.deepEqual([last?.what, last?.kind, last?.outcome], ['fileVaultKey', 'ended', 'nothing']);
  });

  it('is a Mac’s FileVault key, for corporate Macs alone', async () => {
    const value = 'SAMP-LEKE-YOFA-MACO-FSAM-POLB';
    seen.push(value);
    nav()[`managedDevices/${mac.id}/getFileVaultKey`] = value;
    nav()[`managedDevices/${ownMac.id}/getFileVaultKey`] = value;
    assert.ok((await show(mac.id, 'Show FileVault key')).text.split('\n').includes(value));
    assert.ok(!titles((await open(ownMac.id)).card).includes('Show FileVault key'));
    const forced = await stage.channel.invoke(mayAll, 'key.show', { key: 'fileVaultKey', device: ownMac.id });
    assert.match(forced.text, /Intune shows it for corporate Macs only/);
  });

  it('is offered where the platform has it, and refused in words elsewhere', async () => {
    assert.deepEqual(
      titles((await open(phone.id)).card).filter((title) => title.startsWith('Show')),
      [],
    );
    const cases = {
      recoveryKey: 'only Windows',
      localAdminPassword: 'only passwords of Windows',
      fileVaultKey: 'only a Mac',
    };
    for (const [kind, words] of Object.entries(cases)) {
      const { text } = await stage.channel.invoke(mayAll, 'key.show', { key: kind, device: phone.id });
      assert.ok(text.includes(words), text);
    }
    const odd = await stage.channel.invoke(mayAll, 'key.show', { key: 'constructor', device: phone.id });
    assert.match(odd.text, /I don’t know this button/);
  });

  it('comes with a failure in words, and the audit has how it ended', async () => {
    stage.sandbox.control.fail({ match: /recoveryKeys/, status: 500 });
    const { text } = await show(laptop.id, 'Show recovery key');
    stage.sandbox.control.clearFaults();
    assert.match(text, /Graph is unavailable/);
    const [started, ended] = (await stage.audit()).slice(-2);
    assert.deepEqual([started?.kind, ended?.kind, ended?.outcome], ['started', 'ended', 'failed']);
    assert.equal(ended?.of, started?.id);
  });

  // In a group, so that it comes last.
  describe('all together', () => {
    it('is in no file and no log line', async () => {
      await written.assertWithout(stage, seen, ['key', 'passwordBase64', 'credentials']);
    });
  });
});
