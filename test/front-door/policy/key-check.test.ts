import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { until } from '../../support/act.ts';
import type { Answered, Json } from '../../support/channel.ts';
import { buttons, wordsOf } from '../../support/channel.ts';
import { temporaryFolder } from '../../support/fixture.ts';
import { asksToSignIn, Production } from '../../support/production.ts';
import type { Stage } from '../../support/stage.ts';
import { openStage, quick } from '../../support/stage.ts';
import { devices, entraId, people, smallTenant } from '../../support/tenant.ts';
import { lastSentTo, numberOn } from './support/employee.ts';

/** An Intune Administrator: may see every key. */
const OPERATOR = people.admin;
const OTHER = people.otherAdmin;
const CALLER = people.aino;
const VALUES = {
  recoveryKey: '111111-222222-333333-444444-555555-666666-777777-888888',
  localAdminPassword: 'Sample-Password-1',
  fileVaultKey: 'SAMP-LEKE-YOFA-MACO-FSAM-POLA',
};
const SHOW = {
  recoveryKey: 'Show recovery key',
  localAdminPassword: 'Show local admin password',
  fileVaultKey: 'Show FileVault key',
};
type Kind = keyof typeof SHOW;
const DEVICE: Record<Kind, string> = {
  recoveryKey: devices.ainoLaptop,
  localAdminPassword: devices.ainoLaptop,
  fileVaultKey: devices.ainoMac,
};

/** The small tenant, in which Aino's laptop and her Mac have keys. */
function withKeys() {
  const data = smallTenant();
  Object.assign(data.managedDevices.find(({ id }) => id === devices.ainoLaptop) ?? {}, { isEncrypted: true });
  const deviceId = entraId(2);
  data.nav['informationProtection/bitlocker/recoveryKeys'] = [
    {
      id: 'key-1',
      createdDateTime: '2026-01-01T00:00:00Z',
      volumeType: 1,
      deviceId,
      key: VALUES.recoveryKey,
    },
  ];
  data.nav['directory/deviceLocalCredentials'] = [
    {
      id: deviceId,
      deviceName: 'AINO-LAPTOP',
      credentials: [
        {
          accountName: 'Administrator',
          accountSid: 'S-1',
          backupDateTime: '2026-01-01T00:00:00Z',
          passwordBase64: Buffer.from(VALUES.localAdminPassword, 'utf8').toString('base64'),
        },
      ],
    },
  ];
  data.nav[`managedDevices/${devices.ainoMac}/getFileVaultKey`] = VALUES.fileVaultKey;
  return data;
}

describe('before a key is shown', () => {
  let stage: Stage;
  let minutes = 0;

  async function open(rules?: object) {
    minutes = 0;
    const path = join(await temporaryFolder(), 'policy.json');
    if (rules) await writeFile(path, JSON.stringify(rules));
    const now = () => new Date(Date.now() + minutes * 60_000);
    stage = await openStage({
      data: withKeys(),
      environment: { PolicyFile: rules ? path : '' },
      app: { pace: quick(50), now },
    });
  }
  const ask = async (kind: Kind, who: string = OPERATOR) =>
    stage.channel.press(who, (await stage.channel.say(who, `device ${DEVICE[kind]}`)).card, SHOW[kind]);
  const press = (card: Answered, title: string, who: string = OPERATOR, typed: Json = {}) =>
    stage.channel.press(who, card.card, title, {}, {}, typed);
  const theirs = (): Json | undefined => lastSentTo(stage, CALLER);
  const answer = (title: string) => stage.channel.press(CALLER, theirs(), title);
  async function verified(asked: Answered, who: string = OPERATOR): Promise<Answered> {
    const open = await press(asked, 'Verify caller', who);
    await answer(numberOn(open));
    return open;
  }
  const reads = () =>
    stage.sandbox.calls.filter(({ url }) => /select=key|select=credentials|getFileVaultKey/.test(url));
  const hidden = ({ text }: Answered) => {
    for (const value of Object.values(VALUES)) assert.ok(!text.includes(value), text);
    assert.deepEqual(reads(), []);
  };

  it('a key that Graph keeps waiting isn’t shown any more after That’s not me', async () => {
    await open();
    const asked = await verified(await ask('localAdminPassword'));
    const card = theirs();
    stage.sandbox.control.fail({ match: /select=credentials/, status: 429, retryAfter: 1, times: 1 });
    const showing = press(asked, SHOW.localAdminPassword);
    await until(() => reads().length === 1);
    await stage.channel.press(CALLER, card, 'That’s not me');
    const { text } = await showing;
    assert.doesNotMatch(text, new RegExp(VALUES.localAdminPassword));
    assert.match(text, /“That’s not me” was pressed about the person/);
    const outcomes = (await stage.audit()).filter(({ what }) => what === 'localAdminPassword');
    assert.deepEqual(
      outcomes.map(({ kind, outcome }) => [kind, outcome]),
      [
        ['started', undefined],
        ['ended', 'nothing'],
        ['refused', 'fenced'],
      ],
    );
  });

  for (const kind of Object.keys(SHOW) as Kind[])
    it(`${SHOW[kind]} asks for a caller check by default, and shows it once to whoever asked`, async () => {
      await open();
      const asked = await ask(kind);
      hidden(asked);
      assert.match(asked.text, /verify the caller first/);
      hidden(await press(asked, SHOW[kind]));
      const waiting = await press(asked, 'Verify caller');
      assert.ok(wordsOf(theirs()).includes(`${SHOW[kind]} on`), wordsOf(theirs()));
      await answer(numberOn(waiting));
      assert.match(wordsOf(stage.channel.updates.at(-1)?.card), /Verified: Aino Virtanen/);
      const shown = await press(waiting, SHOW[kind]);
      assert.ok(shown.text.includes(VALUES[kind]), shown.text);
      // the same card, and the grant, are used up
      assert.ok(!(await press(waiting, SHOW[kind])).text.includes(VALUES[kind]));
      assert.match((await press(await ask(kind), SHOW[kind])).text, /Not yet: [^]*verify the caller first/);
      const told = (await stage.audit())
        .filter(({ what }) => what === kind)
        .map(({ outcome, kind: k }) => [k, outcome].join(' ').trim());
      assert.equal(told.filter((one) => one.startsWith('read')).length, 1);
      assert.ok(told.includes('refused noGrant'));
    });

  it('a grant is for one key, of one device, by one operator', async () => {
    await open();
    const open_ = await verified(await ask('recoveryKey'));
    for (const [kind, who] of [
      ['localAdminPassword', OPERATOR],
      ['recoveryKey', OTHER],
      ['fileVaultKey', OPERATOR],
    ] as const)
      hidden(await press(await ask(kind, who), SHOW[kind], who));
    assert.ok((await press(open_, SHOW.recoveryKey)).text.includes(VALUES.recoveryKey));
  });

  it('a grant for a key allows no action, and one for an action no key', async () => {
    await open({ start: { remoteLock: ['callerCheck'], recoveryKey: ['callerCheck'] } });
    const shown = await stage.channel.say(OPERATOR, `device ${devices.ainoPhone}`);
    const lock = await press(shown, 'Remote lock');
    await verified(lock);
    hidden(await press(await ask('recoveryKey'), SHOW.recoveryKey));
  });

  it('nobody else can press the card that asks', async () => {
    await open({ start: { recoveryKey: ['reason'] } });
    const asked = await ask('recoveryKey');
    hidden(await press(asked, SHOW.recoveryKey, OTHER, { reason: 'Mine now' }));
    assert.ok(
      (await press(asked, SHOW.recoveryKey, OPERATOR, { reason: 'x' })).text.includes(VALUES.recoveryKey),
    );
  });

  it('what was asked about one person is over once the device is another one’s', async () => {
    await open({ start: { recoveryKey: ['reason'] } });
    const asked = await ask('recoveryKey');
    const laptop = stage.sandbox.tenant.managedDevice(devices.ainoLaptop);
    Object.assign(laptop ?? {}, { userId: people.bo });
    stage.sandbox.tenant.changed();
    hidden(await press(asked, SHOW.recoveryKey, OPERATOR, { reason: 'x' }));
  });

  it('the device, the key and its id come from what was asked, not from the press', async () => {
    await open();
    const asked = await ask('localAdminPassword');
    await verified(asked);
    const [button] = buttons(asked.card).filter(({ title }) => title === SHOW.localAdminPassword);
    const data = { ...(button?.data as Json), device: devices.ainoLaptop, key: 'recoveryKey', id: 'key-1' };
    const { text } = await stage.channel.invoke(OPERATOR, 'key.show', data);
    assert.ok(text.includes(VALUES.localAdminPassword));
    assert.ok(!text.includes(VALUES.recoveryKey));
  });

  it('the card is good for two minutes after the last step', async () => {
    await open();
    const open_ = await verified(await ask('recoveryKey'));
    minutes = 3;
    assert.match((await press(open_, SHOW.recoveryKey)).text, /time to show this key of AINO-LAPTOP is over/);
    assert.deepEqual(reads(), []);
    // the grant is good for half an hour, on a new card
    assert.ok((await press(await ask('recoveryKey'), SHOW.recoveryKey)).text.includes(VALUES.recoveryKey));
  });

  it('That’s not me takes it back, and no key of theirs is shown for a day', async () => {
    await open();
    const open_ = await verified(await ask('recoveryKey'));
    await answer('That’s not me');
    hidden(await press(open_, SHOW.recoveryKey));
    const later = await ask('recoveryKey');
    assert.match(later.text, /“That’s not me” was pressed about the person/);
    hidden(later);
    minutes = 25 * 60;
    assert.match((await ask('recoveryKey')).text, /verify the caller first/);
  });

  it('a reason and a ticket are asked for where the policy says so, and the ticket is in the audit', async () => {
    await open({ start: { recoveryKey: ['reason', 'ticket'] } });
    const asked = await ask('recoveryKey');
    const missing = await press(asked, SHOW.recoveryKey);
    assert.match(missing.text, /Nothing was shown. Check the highlighted fields./);
    assert.match(missing.text, /asks for a reason/);
    assert.match(missing.text, /asks for a ticket number/);
    const none = await press(missing, SHOW.recoveryKey, OPERATOR, {
      reason: 'Locked out',
      ticket: 'no number',
    });
    assert.match(none.text, /ticket/);
    hidden(none);
    const shown = await press(none, SHOW.recoveryKey, OPERATOR, {
      reason: 'Locked out',
      ticket: 'INC0004711',
    });
    assert.ok(shown.text.includes(VALUES.recoveryKey));
    assert.ok(
      (await stage.audit()).some(({ what, ticket }) => what === 'recoveryKey' && ticket === 'INC0004711'),
    );
  });

  it('nothing is asked where the policy asks nothing', async () => {
    await open({ start: { '*': [] } });
    assert.ok((await ask('recoveryKey')).text.includes(VALUES.recoveryKey));
  });

  for (const [need, why] of [
    ['denied', /organization’s policy doesn’t allow it/],
    ['secondOperator', /a second operator, who can’t be asked for a key/],
  ] as const)
    it(`it isn’t shown where the floor says ${need}, also for everything`, async () => {
      for (const floor of [{ recoveryKey: [need] }, { '*': [need] }]) {
        await open({ start: { '*': [] }, floor });
        const answered = await ask('recoveryKey');
        assert.match(answered.text, why);
        hidden(answered);
      }
    });

  it('a new password isn’t the way round: what rotating brings back is asked about, too', async () => {
    await open({ start: { rotateLocalAdminPassword: [], localAdminPassword: ['callerCheck'] } });
    const actions = await press(
      await stage.channel.say(OPERATOR, `device ${devices.ainoLaptop}`),
      'More actions',
    );
    const confirm = await press(actions, 'Rotate local admin password');
    const receipt = await press(confirm, 'Confirm password rotation');
    stage.sandbox.control.settle(devices.ainoLaptop, 'rotateLocalAdminPassword', 'done');
    let done = receipt;
    await until(async () => (done = await press(receipt, 'Refresh')).text.includes('Done'));
    const title = buttons(done.card)
      .map((one) => String(one.title))
      .find((one) => one.startsWith('Show'));
    assert.ok(title);
    const before = reads().length;
    // the receipt keeps its message
    const pressed = await press(done, title);
    const asked = { ...pressed, card: pressed.opened, text: wordsOf(pressed.opened) };
    assert.match(asked.text, /verify the caller first/);
    assert.equal(reads().length, before);
    const open_ = await verified(asked);
    const shown = await press(open_, SHOW.localAdminPassword);
    assert.match(shown.text, /Local admin password/);
    assert.ok(reads().length > before);
    assert.match((await press(done, title)).text, /shown/i);
  });
});

for (const auth of ['delegated', 'application'] as const)
  describe(`before a key is shown, with GraphAuth=${auth}`, () => {
    it('the caller is verified, and only then Graph is asked for it', async () => {
      const production = await Production.open({ GraphAuth: auth, PolicyFile: '' }, withKeys());
      const { channel, sandbox } = production;
      await production.start();
      const proven = async (answered: Answered) =>
        asksToSignIn(answered) ? production.exchange(OPERATOR, answered) : answered;
      await proven(await channel.say(OPERATOR, 'whoami'));
      const device = await channel.say(OPERATOR, `device ${devices.ainoLaptop}`);
      const reads = () => sandbox.calls.filter(({ url }) => url.includes('select=key'));
      const asked = await proven(await channel.press(OPERATOR, device.card, SHOW.recoveryKey));
      const waiting = await channel.press(OPERATOR, asked.card, 'Verify caller');
      assert.deepEqual(reads(), []);
      const theirs = lastSentTo({ channel }, CALLER);
      const number = numberOn(waiting);
      await channel.press(CALLER, theirs, number);
      const shown = await proven(await channel.press(OPERATOR, waiting.card, SHOW.recoveryKey));
      assert.ok(shown.text.includes(VALUES.recoveryKey), shown.text);
    });
  });
