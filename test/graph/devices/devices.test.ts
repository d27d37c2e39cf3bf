import assert from 'node:assert/strict';
import { guid, useGraph } from '../support/graph-fixture.ts';
import { problemFrom } from '../support/problem-from.ts';
import type { Reply } from '../support/fake-graph.ts';

const LIST = '/v1.0/deviceManagement/managedDevices';
const ONE = `${LIST}/${guid(5)}`;

function known(of: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(of).filter(([, value]) => value !== undefined));
}

describe('graph devices', () => {
  const at = useGraph();

  it('reads those of a person', async () => {
    const device = {
      id: guid(5),
      deviceName: 'PHONE',
      azureADDeviceId: guid(6),
      userId: guid(1),
      complianceState: 'somethingNew',
      isEncrypted: true,
      jailBroken: 'Unknown',
      lastSyncDateTime: '2026-01-01T00:00:00Z',
    };
    const none = '00000000-0000-0000-0000-000000000000';
    const user = { id: guid(1), displayName: 'Person One', userPrincipalName: 'one@contoso.example' };
    const value = [
      { ...device, users: [user] },
      { id: guid(7), deviceName: '', managedDeviceName: 'M7', azureADDeviceId: none, userId: '', users: [] },
      {
        users: [],
        id: guid(8),
        deviceName: null,
        isEncrypted: 'yes',
        lastSyncDateTime: '0001-01-01T00:00:00Z',
        extra: {},
      },
      { deviceName: 'no id' },
      null,
    ];
    at.fake.get(`/v1.0/users/${guid(1)}/managedDevices`, { body: { value } });
    const devices = await at.api.devices.ofPerson(guid(1));
    assert.deepEqual(devices.map(known), [
      { ...device, userDisplayName: 'Person One', userPrincipalName: 'one@contoso.example' },
      { id: guid(7), deviceName: 'M7' },
      { id: guid(8), deviceName: guid(8) },
    ]);
  });

  it('reads one with what its actions came to, and none of their secrets', async () => {
    const deviceActionResults = [
      {
        actionName: 'remoteLock',
        actionState: 'done',
        startDateTime: '2026-01-01T00:00:00Z',
        unlockPin: '123456',
      },
      { actionName: 'resetPasscode', actionState: null, passcode: 'secret' },
      { actionName: null, actionState: 'done' },
    ];
    const device = {
      id: guid(5),
      deviceName: 'PHONE',
      imei: '35',
      totalStorageSpaceInBytes: 5,
      deviceActionResults,
    };
    at.fake.get(`${ONE}/users`, { body: { value: [] } });
    at.fake.get(ONE, {
      body: { ...device, activationLockBypassCode: 'secret', freeStorageSpaceInBytes: '7' },
    });
    assert.deepEqual(JSON.parse(JSON.stringify(await at.api.devices.one(guid(5)))), {
      ...device,
      deviceActionResults: [
        { actionName: 'remoteLock', actionState: 'done', startDateTime: '2026-01-01T00:00:00Z' },
        { actionName: 'resetPasscode', actionState: 'none' },
      ],
    });
    const fields = at.fake.asked[0]?.query.$select?.split(',') ?? [];
    assert.ok(fields.includes('deviceActionResults') && !fields.includes('activationLockBypassCode'));
  });

  it('has no details of a device that is gone, and none without an id', async () => {
    at.fake.get(ONE, { status: 404 }, { body: { deviceName: 'PHONE' } });
    at.fake.get(`${ONE}/users`, { status: 404 });
    assert.equal((await problemFrom(at.api.devices.one(guid(5)))).kind, 'notFound');
    assert.equal((await problemFrom(at.api.devices.one(guid(5)))).kind, 'unavailable');
    assert.equal((await problemFrom(at.api.devices.one('..'))).kind, 'notFound');
  });
});

describe('graph finding devices', () => {
  const at = useGraph();
  const script = (reply: (filter: string) => Reply) =>
    at.fake.get(LIST, ({ query }) => reply(query.$filter ?? ''));
  const list = (...ids: string[]) => ({ body: { value: ids.map((id) => ({ id, users: [] })) } });
  const find = async (text: string) => (await at.api.devices.find(text)).map(({ id }) => id);

  it('asks for name, serial number and IMEI, then for part of the name, in one round', async () => {
    script((filter) => (filter.startsWith('contains') ? list('b', 'a') : list('a')));
    assert.deepEqual(await find("ann's"), ['a', 'b']);
    assert.deepEqual(
      at.fake.asked.map(({ query }) => query.$filter),
      [
        "deviceName eq 'ann''s'",
        "serialNumber eq 'ann''s'",
        "imei eq 'ann''s'",
        "contains(deviceName,'ann''s')",
      ],
    );
    assert.equal(at.fake.exchanges.length, 1);
  });

  it('asks for ids if it looks like one', async () => {
    script((filter) => (filter.startsWith('azureADDeviceId') ? list('b') : list()));
    at.fake.get(ONE, { body: { id: guid(5), users: [] } }, { status: 404 });
    assert.deepEqual(await find(guid(5)), [guid(5), 'b']);
    assert.deepEqual(await find(guid(5)), ['b']);
  });

  it('skips what is refused, unless everything is', async () => {
    script((filter) => (filter.startsWith('serial') ? list('a') : { status: 400 }));
    assert.deepEqual(await find('x'), ['a']);
  });

  it('throws if everything is refused, or anything fails otherwise', async () => {
    let status = 400;
    script((filter) => (filter.startsWith('serial') ? { status } : { status: 400 }));
    assert.equal((await problemFrom(find('x'))).kind, 'badRequest');
    status = 403;
    assert.equal((await problemFrom(find('x'))).kind, 'forbidden');
  });

  it('stops at fifty, and asks nothing for nothing', async () => {
    script(() => list(...Array.from({ length: 70 }, (_, n) => `d${n}`)));
    assert.equal((await find('x')).length, 50);
    assert.deepEqual(await find(' '), []);
  });
});

describe('graph actions', () => {
  const at = useGraph();
  const act = (body?: Record<string, unknown>) =>
    at.api.devices.act(guid(5), { name: 'wipe', version: 'beta', ...(body && { body }) });
  const accepted = (ahead: number) => ({
    status: 204,
    headers: { 'request-id': 'r', date: new Date(at.time + ahead).toUTCString() },
  });
  const ROUTE = `/beta/deviceManagement/managedDevices/${guid(5)}/wipe`;

  it('posts to the action by its name and version', async () => {
    at.fake.post(ROUTE, { status: 204 });
    await act({ keepUserData: true });
    await act();
    assert.deepEqual(
      at.fake.asked.map(({ body }) => body),
      [{ keepUserData: true }, undefined],
    );
  });

  it("returns how far Graph's clock is ahead, at least: a second too early misses no result, a second too late does", async () => {
    at.time = Date.parse('2026-01-01T00:00:00Z');
    at.fake.post(ROUTE, accepted(60_000), accepted(-60_000), accepted(2000), accepted(-1000), {
      status: 202,
      headers: { date: 'never' },
    });
    const clocks = [];
    for (let i = 0; i < 5; i++) clocks.push((await act()).clockAheadMs);
    assert.deepEqual(clocks, [60_000, -60_000, 2000, -1000, 0]);
  });

  it('throws if Graph does not accept', async () => {
    at.fake.post(ROUTE, { status: 403, body: { error: { code: 'ApprovalRequired', message: '' } } });
    assert.equal((await problemFrom(act())).kind, 'approvalRequired');
    assert.equal(
      (await problemFrom(at.api.devices.act('', { name: 'wipe', version: 'v1.0' }))).kind,
      'notFound',
    );
  });
});
