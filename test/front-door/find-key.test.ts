import assert from 'node:assert/strict';
import type { Entity } from '../../sandbox/graph/types.ts';
import { titles, until } from '../support/act.ts';
import { buttons } from '../support/channel.ts';
import type { Stage } from '../support/stage.ts';
import { openStage } from '../support/stage.ts';
import { deviceId, entraId, people, smallTenant } from '../support/tenant.ts';
import { timePasses } from '../support/waits.ts';

const KEYS = 'informationProtection/bitlocker/recoveryKeys';
const SECRET = '111111-222222-333333-444444-555555-666666-777777-888888';
/** The small tenant's operator for the field group: Aino is in it, Bo isn't. */
const OPERATOR = people.fieldOperator;
const WHOLE = 'a1b2c3d4-1111-4222-8333-444455556666';

const key = (id: string, deviceId: string, volumeType: unknown = 'operatingSystemVolume'): Entity => ({
  id,
  deviceId,
  volumeType,
  createdDateTime: '2026-01-02T00:00:00Z',
  key: SECRET,
});
const filler = (count: number): Entity[] =>
  Array.from({ length: count }, (_, n) =>
    key(`${n.toString(16).padStart(8, '0')}-0000-4000-8000-000000000000`, entraId(500 + n)),
  );

describe('a BitLocker key’s id', () => {
  let stage: Stage;
  before(async () => {
    const data = smallTenant();
    data.directoryRoles.push({
      id: '99990000-0000-4000-8000-000000000009',
      displayName: 'Helpdesk Administrator',
      roleTemplateId: '729827e3-9c14-49f7-bb1b-9608f156bbb8',
      members: [OPERATOR],
    });
    // a laptop of somebody who is outside the field operator's scope
    data.managedDevices.push({
      ...(data.managedDevices.find(({ id }) => id === deviceId(2)) ?? { id: '' }),
      id: deviceId(90),
      userId: people.bo,
      azureADDeviceId: entraId(90),
      deviceName: 'BO-LAPTOP',
    });
    stage = await openStage({ data });
  });
  after(() => stage.close());
  beforeEach(() => {
    stage.sandbox.tenant.data.nav[KEYS] = [...filler(5), key(WHOLE, entraId(2))];
  });
  afterEach(async () => {
    stage.sandbox.control.clearFaults();
    stage.sandbox.control.latency(0);
    stage.sandbox.control.pageSize(1_000);
    await stage.channel.say(OPERATOR, 'clear');
  });

  const say = (words: string, who: string = OPERATOR) => stage.channel.say(who, words);
  const keep = (...kept: Entity[]) => void (stage.sandbox.tenant.data.nav[KEYS] = kept);
  const last = async () => (await stage.audit()).at(-1);

  const labels = [
    'ID: A1B2C3D4',
    'id A1B2C3D4',
    'identifier: a1b2c3d4',
    '“A1B2C3D4”',
    'A1B2C3D4…',
    '(a1b2c3d4).',
  ];
  for (const typed of [
    WHOLE,
    `{${WHOLE.toUpperCase()}}`,
    'A1B2C3D4',
    'a1b2 c3d4',
    'A1B2-C3D4-1111',
    ...labels,
  ])
    it(`finds the device and person: ${typed}`, async () => {
      const { text, card } = await say(`key ${typed}`);
      assert.match(text, /One key matches/);
      assert.match(text, new RegExp(`Aino Virtanen.*Whole id ${WHOLE} · Operating system drive`));
      assert.deepEqual(titles(card), ['AINO-LAPTOP', 'Show recovery key']);
      assert.ok(!text.includes(SECRET));
      const entry = await last();
      assert.deepEqual([entry?.what, entry?.kind, entry?.deviceId], ['key', 'read', deviceId(2)]);
    });

  it('is found as people say it, if no device and nobody is called like it', async () => {
    for (const words of ['recovery key a1b2c3d4', 'BitLocker key A1B2C3D4-1111', `recovery key ${WHOLE}`])
      assert.match((await say(words)).text, /One key matches[^]*AINO-LAPTOP/, words);
    assert.match((await say('recovery key of AINO-LAPTOP')).text, /Intune device id/);
  });

  it('leads to that key alone', async () => {
    const other = key('ffffffff-1111-4222-8333-444455556666', entraId(2), 2);
    keep(key(WHOLE, entraId(2)), { ...other, key: '999999-'.repeat(8).slice(0, -1) });
    const found = await say('key a1b2c3d4');
    const shown = await stage.channel.press(OPERATOR, found.card, 'Show recovery key');
    assert.ok(shown.text.includes(SECRET) && !shown.text.includes('999999'), shown.text);
  });

  it('is looked for among the selected person’s devices first', async () => {
    keep(key(WHOLE, entraId(2)), key('a1b2c3d4-2222-4222-8333-444455556666', entraId(90)));
    await say('select user aino@contoso.example');
    stage.calls();
    const { text } = await say('key a1b2c3d4');
    assert.match(text, /One key matches[^]*Found among the devices of Aino Virtanen/);
    assert.ok(
      stage.calls().every((call) => !call.endsWith(KEYS)),
      'the tenant’s list isn’t walked',
    );
  });

  it('that several keys share shows them all, and only those in scope', async () => {
    keep(
      key(WHOLE, entraId(2)),
      key('a1b2c3d4-2222-4222-8333-444455556666', entraId(2), 2),
      key('a1b2c3d4-3333-4222-8333-444455556666', entraId(90)),
    );
    const { text } = await say('key a1b2c3d4');
    assert.match(text, /2 keys match/);
    assert.match(text, /Data drive/);
    assert.match(text, /Others match that are outside your scope/);
    assert.doesNotMatch(text, /BO-LAPTOP|Bo Sample/);
  });

  it('of a device outside the scope names nobody, and is in the audit', async () => {
    keep(key(WHOLE, entraId(90)));
    for (const typed of [WHOLE, 'a1b2c3d4']) {
      assert.match((await say(`key ${typed}`)).text, /outside your scope/);
      const entry = await last();
      assert.deepEqual([entry?.kind, entry?.outcome, entry?.deviceId], ['refused', 'scope', deviceId(90)]);
    }
  });

  describe('of a machine that has a newer record', () => {
    const NEWER = 'NEWER-RECORD';
    const enrolledAgain = (owner: string, lastSyncDateTime = '2026-06-01T08:00:00Z') => {
      const { data } = stage.sandbox.tenant;
      const laptop = data.managedDevices.find(({ id }) => id === deviceId(2)) ?? assert.fail();
      data.managedDevices = data.managedDevices.filter(({ deviceName }) => deviceName !== NEWER);
      const again = { id: deviceId(92), deviceName: NEWER, userId: owner, lastSyncDateTime };
      data.managedDevices.push({ ...laptop, ...again });
      stage.sandbox.tenant.changed();
    };
    const shown = (device: string) =>
      stage.channel.invoke(OPERATOR, 'key.show', { key: 'recoveryKey', device });
    afterEach(() => {
      const { data } = stage.sandbox.tenant;
      data.managedDevices = data.managedDevices.filter(({ deviceName }) => deviceName !== NEWER);
      stage.sandbox.tenant.changed();
    });

    it('isn’t shown through the older one to somebody who may not read the newer one', async () => {
      enrolledAgain(people.bo);
      const { text, card } = await shown(deviceId(2));
      assert.match(text, /outside your scope/);
      assert.ok(!JSON.stringify(card ?? {}).includes(SECRET));
      assert.match((await say('key a1b2c3d4')).text, /outside your scope/);
      assert.equal((await last())?.personId, people.bo);
    });

    it('is shown as the newer one’s', async () => {
      enrolledAgain(people.aino);
      const { text } = await shown(deviceId(2));
      assert.match(text, new RegExp(NEWER));
      assert.ok(text.includes(SECRET));
      assert.deepEqual(titles((await say('key a1b2c3d4')).card), [NEWER, 'Show recovery key']);
    });

    it('is the older one’s if the other never checked in or checked in before', async () => {
      for (const never of ['0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z', '2020-01-01T00:00:00Z']) {
        enrolledAgain(people.bo, never);
        const { text } = await shown(deviceId(2));
        assert.match(text, /AINO-LAPTOP/, never);
        assert.ok(text.includes(SECRET));
      }
    });

    it('isn’t shown if nobody can say whether there is a newer one', async () => {
      const unread = stage.sandbox.control.fail({ match: /filter=azureADDeviceId/, status: 500 });
      const { text } = await shown(deviceId(2));
      assert.match(text, /Graph/);
      assert.ok(!text.includes(SECRET));
      unread.remove();
    });
  });

  it('of a device that isn’t in Intune is told as that', async () => {
    keep(key(WHOLE, entraId(77)));
    assert.match((await say('key a1b2c3d4')).text, /its device isn’t in Intune/);
  });

  it('of a device that isn’t in Entra is no other device that isn’t there either', async () => {
    const { data } = stage.sandbox.tenant;
    const [none, laptop] = [
      '00000000-0000-0000-0000-000000000000',
      data.managedDevices.find(({ id }) => id === deviceId(2)) ?? assert.fail(),
    ];
    data.managedDevices.push({
      ...laptop,
      id: deviceId(91),
      deviceName: 'NOT-IN-ENTRA',
      azureADDeviceId: none,
    });
    stage.sandbox.tenant.changed();
    keep(key(WHOLE, none));
    for (const typed of ['a1b2c3d4', WHOLE]) {
      const { text } = await say(`key ${typed}`);
      assert.match(text, /its device isn’t in Intune/);
      assert.doesNotMatch(text, /NOT-IN-ENTRA/);
    }
  });

  it('is none only if the whole list was read', async () => {
    stage.sandbox.control.pageSize(2);
    assert.match((await say('key bbbbbbbb')).text, /starts with BBBBBBBB\. I looked through all .* 6 keys/);
    assert.match((await say('key a1b2c3d4')).text, /One key matches/);
    const { text } = await say(`key ${WHOLE.replace('a', 'b')}`);
    assert.match(text, /Entra has no BitLocker key with the id B1B2C3D4/);
  });

  /** A turn looks through keys for six seconds. They pass while its first page is on its way. */
  async function untilTimeIsNearlyUp(): Promise<void> {
    const before = stage.sandbox.calls.length;
    stage.sandbox.control.latency(100);
    await until(() => stage.sandbox.calls.slice(before).some(({ url }) => url.endsWith('/recoveryKeys')));
    timePasses(5_800);
  }

  it('is never a confident none after a page that failed or never came', async () => {
    stage.sandbox.control.pageSize(2);
    for (const fault of [{ status: 403 }, { status: 500 }, { kind: 'hang' }] as const) {
      stage.sandbox.control.fail({ match: /recoveryKeys\?.*skiptoken/, ...fault });
      const asking = say('key bbbbbbbb');
      if ('kind' in fault) await untilTimeIsNearlyUp();
      const none = await asking;
      assert.match(none.text, /can’t say whether[^]*looked through 2 keys[^]*the tenant has more/, none.text);
      assert.ok(titles(none.card).includes('Keep searching'));
      stage.sandbox.control.clearFaults();
    }
  });

  it('shows what was found before a page failed, and says that there is more', async () => {
    keep(key(WHOLE, entraId(2)), ...filler(5));
    stage.sandbox.control.pageSize(2);
    stage.sandbox.control.fail({ match: /recoveryKeys\?.*skiptoken/, status: 500 });
    const { text } = await say('key a1b2c3d4');
    assert.match(text, /One key matches[^]*I looked through 2 keys, and the tenant has more/);
  });

  it('is searched for on, from where the search was cut, and found once', async () => {
    keep(key('a1b2c3d4-2222-4222-8333-444455556666', entraId(2)), ...filler(5), key(WHOLE, entraId(2)));
    stage.sandbox.control.pageSize(2);
    const fault = stage.sandbox.control.fail({ match: /recoveryKeys\?.*skiptoken/, status: 500 });
    const cut = await say('key a1b2c3d4');
    assert.match(cut.text, /One key matches[^]*I looked through 2 keys, and the tenant has more/);
    const again = await stage.channel.press(OPERATOR, cut.card, 'Keep searching');
    assert.match(again.text, /One key matches[^]*I looked through 2 keys, and the tenant has more/);
    fault.remove();
    stage.calls();
    const found = await stage.channel.press(OPERATOR, again.card, 'Keep searching');
    assert.match(found.text, /2 keys match/);
    assert.ok(
      !titles(found.card).includes('Keep searching') && !found.text.includes('tenant has more'),
      found.text,
    );
    const pages = stage.calls().filter((call) => call.includes('recoveryKeys'));
    assert.ok(
      pages.every((call) => call.includes('skiptoken')),
      'what was read isn’t read again',
    );
    assert.deepEqual([(await last())?.what, (await last())?.kind], ['key', 'read']);
  });

  it('is said to be none once the rest was searched, too', async () => {
    stage.sandbox.control.pageSize(2);
    const fault = stage.sandbox.control.fail({ match: /recoveryKeys\?.*skiptoken/, status: 500 });
    const cut = await say('key bbbbbbbb');
    fault.remove();
    const none = await stage.channel.press(OPERATOR, cut.card, 'Keep searching');
    assert.match(none.text, /starts with BBBBBBBB\. I looked through all .* 6 keys/);
  });

  it('isn’t searched for on by anybody else, nor by whoever lost the role, nor from a made-up place', async () => {
    stage.sandbox.control.pageSize(2);
    const fault = stage.sandbox.control.fail({ match: /recoveryKeys\?.*skiptoken/, status: 500 });
    const cut = await say('key bbbbbbbb');
    fault.remove();
    const [button] = buttons(cut.card);
    const press = (who: string, data: object) => stage.channel.invoke(who, 'key.search-on', { ...data });
    stage.calls();
    for (const [who, data] of [
      [people.operatorOfAll, button?.data],
      [OPERATOR, { search: 'made-up' }],
      [OPERATOR, { search: '/users?$top=999', next: '/users' }],
    ] as const)
      assert.match((await press(who, data as object)).text, /can’t continue/);
    const role = stage.sandbox.tenant.data.directoryRoles.find(({ members }) => members?.includes(OPERATOR));
    assert.ok(role);
    role.members = [];
    stage.sandbox.tenant.changed();
    assert.match(
      (await press(OPERATOR, button?.data as object)).text,
      /you need one of these Microsoft Entra roles/,
    );
    role.members = [OPERATOR];
    stage.sandbox.tenant.changed();
    assert.deepEqual(
      stage.calls().filter((call) => call.includes('recoveryKeys')),
      [],
    );
  });

  it('isn’t taken from an answer about another key', async () => {
    const body = { id: 'ffffffff-1111-4222-8333-444455556666', deviceId: entraId(2) };
    stage.sandbox.control.fail({ match: new RegExp(WHOLE), status: 200, body });
    const { text } = await say(`key ${WHOLE}`);
    assert.match(text, /Graph/);
    assert.doesNotMatch(text, /AINO|Entra has no|matches/);
  });

  it('is refused without a role of Entra, and nothing is read', async () => {
    stage.calls();
    const { text } = await say('key a1b2c3d4', people.reader);
    assert.match(text, /you need one of these Microsoft Entra roles: Cloud Device Administrator/);
    assert.ok(stage.calls().every((call) => !call.includes(KEYS)));
    assert.deepEqual([(await last())?.kind, (await last())?.outcome], ['refused', 'entraRole']);
  });

  it('that can’t be one is answered with what is wrong, and isn’t repeated', async () => {
    stage.calls();
    const said: [string, RegExp][] = [
      ['', /Say which key/],
      ['a1b2c3', /at least eight digits of the key’s id. This has 6/],
      ['A1B2C3DO', /has only the digits 0–9.*This has “O”.*is a zero/],
      [`${WHOLE}00`, /longer than a key’s id/],
      [SECRET, /looks like the recovery key itself/],
    ];
    for (const [typed, words] of said) {
      const { text } = await say(`key ${typed}`);
      assert.match(text, words);
      if (typed.length > 8) assert.ok(!text.includes(typed), text);
    }
    assert.ok(stage.calls().every((call) => !call.includes(KEYS)));
  });
});
