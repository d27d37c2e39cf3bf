import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AppOptions } from '../../../bot/app.ts';
import type { TenantData } from '../../../sandbox/graph/types.ts';
import { posts, titles, until } from '../../support/act.ts';
import { type ActionRow, actionRows, rowOn } from '../../support/action-rows.ts';
import { actionTenant, deviceFor, mayAll } from '../../support/action-tenant.ts';
import type { Answered, Json } from '../../support/channel.ts';
import { attachedCard, wordsOf } from '../../support/channel.ts';
import { temporaryFolder } from '../../support/fixture.ts';
import type { Stage } from '../../support/stage.ts';
import { openStage, quick } from '../../support/stage.ts';
import { people } from '../../support/tenant.ts';
import { keepWritten } from '../../support/written.ts';

/** Five seconds of Graph’s and three and a half of an answer’s, both fifty times as quick. */
const SLOW_MS = 100;
const LIMITS = { checkingMs: 70, lookingMs: 90, tellEveryMs: 30, workMs: 20_000 };
/** A look-up doesn’t wait longer for one answer, where that counts. */
const GIVES_UP_MS = 400;

const company = { managedDeviceOwnerType: 'company' };
const laptop = deviceFor(2_700, 'SLOW-LAPTOP', { operatingSystem: 'Windows', isEncrypted: true, ...company });
const mac = deviceFor(2_701, 'SLOW-MAC', { operatingSystem: 'macOS', ...company });
const phone = deviceFor(2_702, 'SLOW-PHONE', { operatingSystem: 'AndroidEnterprise', ...company });

/** Keys that are kept of a device, and what a remote action brings back. */
const keys = [
  { button: 'Show recovery key', device: laptop, value: '111111-222222-333333-444444-555555-666666-777777' },
  { button: 'Show local admin password', device: laptop, value: 'Sample-Password-1' },
  { button: 'Show FileVault key', device: mac, value: 'SAMP-LEKE-YOFA-MACO' },
] as const;
const results = [
  { action: 'remoteLock', button: 'Show unlock PIN', device: mac, value: /^\d{6}$/m },
  { action: 'locateDevice', button: 'Show location', device: phone, value: /47\.6\d+/ },
] as const;

function tenant(): TenantData {
  const data = actionTenant([laptop, mac, phone]);
  for (const { rolePermissions } of data.roleDefinitions)
    for (const { resourceActions } of rolePermissions as { resourceActions: Json[] }[])
      for (const one of resourceActions)
        (one.allowedResourceActions as string[]).push('Microsoft.Intune_RemoteTasks_GetFileVaultKey');
  const [deviceId, createdDateTime] = [String(laptop.azureADDeviceId), '2026-01-01T00:00:00Z'];
  data.nav['informationProtection/bitlocker/recoveryKeys'] = [
    { id: 'ab000001-1111-4222-8333-000000000001', deviceId, createdDateTime, key: keys[0].value },
  ];
  data.nav['directory/deviceLocalCredentials'] = [
    {
      id: deviceId,
      deviceName: 'SLOW-LAPTOP',
      credentials: [
        {
          accountName: 'Admin',
          backupDateTime: createdDateTime,
          passwordBase64: Buffer.from(keys[1].value).toString('base64'),
        },
      ],
    },
  ];
  Object.assign(data.nav, { [`managedDevices/${mac.id}/getFileVaultKey`]: keys[2].value });
  return data;
}

describe('a secret that takes longer than its answer may', function () {
  this.timeout(60_000);
  const written = keepWritten();
  const seen: string[] = [];
  let stage: Stage;
  async function openWith(environment: Record<string, string> = {}, graph: AppOptions['graph'] = {}) {
    const app = { limits: LIMITS, pace: quick(60_000), graph };
    const { options } = written;
    stage = await openStage({
      data: tenant(),
      environment: { ...options.environment, ...environment },
      app: { ...options.app, ...app },
    });
  }
  beforeEach(() => openWith());
  afterEach(async () => {
    stage.sandbox.control.latency(0);
    await written.assertWithout(stage, seen, []);
    await stage.close();
  });
  after(() => written.remove());

  /** A bot that has just started may need longer for its first card. */
  const open = async (id: string) => {
    const said = await stage.channel.say(mayAll, `device ${id}`);
    if (titles(said.card).includes('Refresh')) return said;
    await until(() => titles(lastCard()).includes('Refresh'));
    return { ...said, card: lastCard() };
  };
  const message = { replyToId: 'message-1' };
  const lastCard = () => stage.channel.updates.at(-1)?.card;
  const shows = (value: string | RegExp) =>
    until(
      () =>
        typeof value === 'string' ? wordsOf(lastCard()).includes(value) : value.test(wordsOf(lastCard())),
      10_000,
    );
  const slow = (ms = SLOW_MS) => stage.sandbox.control.latency(ms);
  const kept = async () => {
    const state = JSON.parse(await readFile(join(stage.dataDir, 'state.json'), 'utf8')) as {
      showings: Record<string, { card?: { activityId: string } }>;
    };
    return Object.values(state.showings).map(({ card }) => card?.activityId);
  };

  /** Sends an action that is done, and opens its receipt. On a busy machine, each press may take longer than its answer, too. */
  const doneOf = async (row: ActionRow, { id }: { id: string }, button: string): Promise<Answered> => {
    const asked = await stage.channel.invoke(mayAll, 'action.ask', { action: row.id, device: id }, message);
    const isAsked = () => titles(lastCard()).includes(row.confirm);
    if (!titles(asked.card).includes(row.confirm)) await until(isAsked, 10_000);
    const card = isAsked() ? lastCard() : asked.card;
    let answered = await stage.channel.press(mayAll, card, row.confirm, {}, message);
    await until(() => posts(stage, { id }).length === 1, 10_000);
    stage.sandbox.control.settle(id, row.id, 'done');
    await until(async () => {
      answered = await stage.channel.press(mayAll, answered.card, 'Refresh', {}, message);
      return titles(answered.card).includes(button);
    }, 10_000);
    return answered;
  };

  for (const { button, device, value } of keys)
    it(`is looked up to the end: ${button}`, async () => {
      const card = await open(device.id);
      slow();
      const pressed = await stage.channel.press(mayAll, card.card, button, {}, message);
      assert.match(pressed.text, /Checking for 1 second\./);
      assert.match(pressed.text, /Nothing has been shown yet\./);
      assert.ok(pressed.text.includes(button), pressed.text);
      assert.deepEqual(titles(pressed.card), ['Show device']);
      seen.push(value);
      await shows(value);
      assert.equal(stage.channel.updates.at(-1)?.activityId, 'message-1');
      assert.deepEqual(await kept(), ['message-1']);
      assert.ok(titles(lastCard()).includes('Hide'));
    });

  it('is named with its device, too, if something was asked first', async () => {
    await stage.close();
    const path = join(await temporaryFolder(), 'policy.json');
    await writeFile(path, JSON.stringify({ start: { fileVaultKey: ['reason'] } }));
    await openWith({ PolicyFile: path });
    const { button, device, value } = keys[2];
    const card = await open(device.id);
    const opened = await stage.channel.press(mayAll, card.card, button, {}, message);
    const later = () =>
      stage.channel.updates.findLast(({ activityId }) => activityId === message.replyToId)?.card;
    if (!titles(opened.card).includes(button)) await until(() => titles(later()).includes(button), 10_000);
    const asked = later() ?? opened.card;
    slow();
    const pressed = await stage.channel.press(mayAll, asked, button, {}, message, {
      reason: 'Locked out',
    });
    assert.match(pressed.text, /Checking for 1 second\./);
    assert.ok(pressed.text.split('\n').includes(button), pressed.text);
    seen.push(value);
    await shows(value);
    // nobody else learns from the press what it is about
    const others = await stage.channel.press(people.admin, asked, button, {}, { replyToId: 'message-2' });
    assert.match(others.text, /Checking for/);
    assert.ok(!others.text.split('\n').includes(button), others.text);
    assert.deepEqual(titles(others.card), []);
    slow(0);
    await until(async () =>
      (await stage.channel.press(mayAll, pressed.card, 'Show device')).text.includes('SLOW-MAC'),
    );
  });

  for (const { action, button, device, value } of results)
    it(`is looked up to the end: ${button}`, async () => {
      const known = actionRows.find(({ id }) => id === action);
      assert.ok(known);
      const done = await doneOf(rowOn(known, device), device, button);
      slow();
      const pressed = await stage.channel.press(mayAll, done.card, button, {}, message);
      assert.match(pressed.text, /Checking for 1 second\./);
      assert.doesNotMatch(pressed.text, value);
      await shows(value);
      seen.push(value.exec(wordsOf(lastCard()))?.[0] ?? '');
      assert.equal(stage.channel.updates.at(-1)?.activityId, 'message-1');
      assert.ok(titles(lastCard()).includes('Hide'));
    });

  it('is waited for longer than a look-up waits', async () => {
    await stage.close();
    await openWith({}, { attemptMs: GIVES_UP_MS });
    const { button, device, value } = keys[2];
    const card = await open(device.id);
    slow(GIVES_UP_MS + 200);
    await stage.channel.press(mayAll, card.card, button, {}, message);
    seen.push(value);
    await until(() => wordsOf(lastCard()).includes(value), 20_000);
  });

  it('is read once for a press and another a moment later', async () => {
    const { button, device, value } = keys[0];
    const card = await open(device.id);
    slow();
    const press = () => stage.channel.press(mayAll, card.card, button, {}, message);
    const [one, two] = await Promise.all([press(), press()]);
    for (const { text } of [one, two]) assert.match(text, /Checking for/);
    seen.push(value);
    await shows(value);
    await new Promise((resolve) => setTimeout(resolve, 4 * SLOW_MS));
    assert.equal((await kept()).length, 1);
    const reads = (await stage.audit()).filter(
      ({ what, kind }) => what === 'recoveryKey' && kind === 'started',
    );
    assert.ok(reads.length <= 1, JSON.stringify(reads));
  });

  it('is known by the message that it came to be in, so that it can be taken off again', async () => {
    const { button, device, value } = keys[1];
    const card = await open(device.id);
    slow();
    stage.channel.refuseUpdate = (id) => (id === 'message-1' ? 404 : undefined);
    await stage.channel.press(mayAll, card.card, button, {}, message);
    seen.push(value);
    const holds = (activity: unknown) => JSON.stringify(activity).includes(value);
    const shown = () =>
      stage.channel.updates.find((one) => holds(one.card))?.activityId ??
      stage.channel.sent
        .map(({ activity }) => attachedCard(activity))
        .filter(holds)
        .map((one) => stage.channel.messageOf(one))[0];
    await until(() => shown() !== undefined, 10_000);
    await until(async () => (await kept())[0] !== 'message-1');
    assert.deepEqual(await kept(), [shown()]);
  });

  it('isn’t shown to who lost the right meanwhile, and that is told on the card', async () => {
    const { button, device, value } = keys[2];
    const card = await open(device.id);
    const { data } = stage.sandbox.tenant;
    for (const group of data.groups) group.members = group.members?.filter((id) => id !== mayAll) ?? [];
    stage.sandbox.tenant.changed();
    slow();
    const pressed = await stage.channel.press(mayAll, card.card, button, {}, message);
    assert.match(pressed.text, /Checking for/);
    await until(() => lastCard() !== undefined && !wordsOf(lastCard()).includes('Checking for'), 10_000);
    assert.ok(!wordsOf(lastCard()).includes(value));
    assert.deepEqual(await kept(), []);
  });
});
