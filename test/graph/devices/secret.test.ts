import assert from 'node:assert/strict';
import type { ManagedDevice } from '../../../bot/helpdesk/contracts/model.ts';
import { passwordOf } from '../../../bot/graph/devices/local-admin-password.ts';
import { guid, useGraph } from '../support/graph-fixture.ts';
import { problemFrom } from '../support/problem-from.ts';

const KEYS = '/v1.0/informationProtection/bitlocker/recoveryKeys';
const CREDENTIALS = `/v1.0/directory/deviceLocalCredentials/${guid(6)}`;
const device: ManagedDevice = { id: guid(5), deviceName: 'PC', azureADDeviceId: guid(6) };

describe('recovery keys of a device', () => {
  const at = useGraph();
  const read = () => at.api.devices.secret(device, 'recoveryKey', undefined);
  const listed = (n: number, more: object = {}) => ({
    id: guid(n),
    deviceId: guid(6),
    volumeType: 'operatingSystemVolume',
    createdDateTime: `19${String(n).padStart(2, '0')}-01-01T00:00:00Z`,
    ...more,
  });
  const list = (...value: object[]) => at.fake.get(KEYS, { body: { value } });
  const key = (n: number, body: object = { key: `key-${n}` }, status = 200) =>
    at.fake.get(`${KEYS}/${guid(n)}`, { status, body: { id: guid(n), ...body } });
  const ids = async () => {
    const secret = await read();
    return secret && secret.kind !== 'location' ? secret.values.map(({ id }) => id) : [];
  };

  it('are those of the device, even if Graph ignores the filter', async () => {
    list(
      listed(10),
      listed(11, { deviceId: guid(7) }),
      listed(12, { deviceId: undefined }),
      listed(13, { deviceId: guid(6).toUpperCase() }),
    );
    for (const n of [10, 13]) key(n);
    assert.deepEqual(await ids(), [guid(13), guid(10)]);
  });

  it('are at most forty, of every volume, and the rest is counted', async () => {
    const many = Array.from({ length: 60 }, (_, n) => listed(30 + n, { volumeType: 2 }));
    list(...many, listed(10), listed(11));
    for (const n of [10, 11, ...Array.from({ length: 38 }, (_, i) => 52 + i)]) key(n);
    const secret = await read();
    assert.ok(secret?.kind === 'recoveryKey');
    assert.deepEqual([secret.values.length, secret.left], [40, 22]);
    assert.deepEqual(
      secret.values.slice(0, 3).map(({ id, volume }) => [id, volume]),
      [
        [guid(11), 'operatingSystem'],
        [guid(10), 'operatingSystem'],
        [guid(89), 'fixed'],
      ],
    );
  });

  it('leave out one that is gone, and one of another id', async () => {
    list(listed(10), listed(11), listed(12));
    key(10);
    key(11, {}, 404);
    key(12, { id: guid(99), key: 'of another' });
    const secret = await read();
    assert.ok(secret?.kind === 'recoveryKey');
    assert.deepEqual(
      secret.values.map(({ id, value }) => [id, value]),
      [
        [guid(12), undefined],
        [guid(10), 'key-10'],
      ],
    );
  });

  it('are missing if all are gone, and fail if all fail', async () => {
    list(listed(10), listed(11));
    at.fake.get(`${KEYS}/${guid(10)}`, { status: 404 }, { status: 404 });
    at.fake.get(`${KEYS}/${guid(11)}`, { status: 404 }, { status: 403 });
    assert.equal(await read(), undefined);
    assert.equal((await problemFrom(read())).kind, 'forbidden');
  });
});

describe('the local admin password of a device', () => {
  const at = useGraph();
  const read = () => at.api.devices.secret(device, 'localAdminPassword', undefined);

  it('is the newest that can be read, with its account, and one that may be newer is named', async () => {
    const one = (text: string | undefined, backupDateTime: string | undefined, accountName?: string) => ({
      accountName,
      backupDateTime,
      passwordBase64: text && Buffer.from(text).toString('base64'),
    });
    const credentials = [
      one('older', '2025-01-01T00:00:00Z', 'A'),
      one(undefined, '2027-01-01T00:00:00Z', 'B'),
      one('newest', '2026-01-01T00:00:00Z', 'C'),
      one('undated', undefined),
    ];
    at.fake.get(CREDENTIALS, { body: { id: guid(6).toUpperCase(), credentials } });
    assert.deepEqual(await read(), {
      kind: 'localAdminPassword',
      values: [
        { value: undefined, account: 'B', keptAt: '2027-01-01T00:00:00Z' },
        { value: 'newest', account: 'C', keptAt: '2026-01-01T00:00:00Z' },
      ],
    });
  });

  it('can’t be read if Graph returns another device’s record', async () => {
    const credentials = [{ passwordBase64: Buffer.from('x').toString('base64') }];
    at.fake.get(CREDENTIALS, { body: { id: guid(7), credentials } });
    assert.equal((await problemFrom(read())).kind, 'unreadable');
  });

  it('is read in UTF-8 and UTF-16LE', () => {
    for (const text of ['Plain7!', 'Größe', 'пароль', '密码', '😀x', 'a'])
      for (const encoding of ['utf8', 'utf16le'] as const)
        assert.equal(passwordOf(Buffer.from(text, encoding).toString('base64')), text, encoding);
    assert.equal(passwordOf(Buffer.from('Sample7\0').toString('base64')), 'Sample7');
  });

  it('is never half a password, or another text', () => {
    const bytes = (...all: number[]) => Buffer.from(all).toString('base64');
    for (const [title, base64] of [
      ['a password that isn’t encoded', 'Sample-Plain7!'],
      ['the same without its signs', 'SamplePlain7'],
      ['an empty text', ''],
      ['text around base64', `${Buffer.from('Sample7!').toString('base64')} (new)`],
      ['base64 that was cut', Buffer.from('Sample-Plain7').toString('base64').slice(0, 17)],
      ['two in one', 'QQ==QUI='],
      ['half a character', bytes(0x53, 0x61, 0xc3)],
      ['an odd number of bytes', bytes(0x53, 0, 0x37, 0, 0xff)],
      ['half a pair', bytes(0x53, 0, 0x00, 0xd8)],
      ['only an end', bytes(0, 0)],
      ['controls', bytes(0x53, 0, 0x07, 0)],
      ['private signs', bytes(0x00, 0xe0, 0x01, 0xe0)],
      ['letters of everywhere', bytes(0x3d, 0x04, 0x2c, 0xac, 0x4a, 0x5e, 0x10, 0x05)],
    ] as const)
      assert.equal(passwordOf(base64), undefined, title);
  });
});
