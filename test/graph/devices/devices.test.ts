import assert from 'node:assert/strict';
import type { Reply } from '../support/fake-graph.ts';
import { guid, useGraph } from '../support/graph-fixture.ts';
import { problemFrom } from '../support/problem-from.ts';

const LIST = '/v1.0/deviceManagement/managedDevices';
const ONE = `${LIST}/${guid(5)}`;
const BETA = `/beta/deviceManagement/managedDevices/${guid(5)}`;

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
    const { items: devices } = await at.api.devices.ofPerson(guid(1));
    assert.deepEqual(devices.map(known), [
      { ...device, userDisplayName: 'Person One', userPrincipalName: 'one@contoso.example' },
      { id: guid(7), deviceName: 'M7', notInEntra: true },
      { id: guid(8), deviceName: guid(8) },
    ]);
  });

  it('reads one with the results of its actions, but not their secrets', async () => {
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
    at.fake.get(BETA, { body: { id: guid(5) } });
    at.fake.get(ONE, {
      body: { ...device, activationLockBypassCode: 'secret', freeStorageSpaceInBytes: '7' },
    });
    assert.deepEqual(JSON.parse(JSON.stringify(await at.api.devices.one(guid(5)))), {
      ...device,
      deviceActionResults: [
        {
          actionName: 'remoteLock',
          actionState: 'done',
          startDateTime: '2026-01-01T00:00:00Z',
          secretReady: true,
        },
        { actionName: 'resetPasscode', actionState: 'none', secretReady: true },
      ],
    });
    const fields = at.fake.asked.find(({ path }) => path === ONE)?.query.$select?.split(',') ?? [];
    assert.ok(fields.includes('deviceActionResults') && !fields.includes('activationLockBypassCode'));
  });

  it('returns no details for a device that is gone, or without an id', async () => {
    at.fake.get(ONE, { status: 404 }, { body: { deviceName: 'PHONE' } });
    at.fake.get(`${ONE}/users`, { status: 404 });
    at.fake.get(BETA, { status: 404 });
    assert.equal((await problemFrom(at.api.devices.one(guid(5)))).kind, 'notFound');
    assert.equal((await problemFrom(at.api.devices.one(guid(5)))).kind, 'unreadable');
    assert.equal((await problemFrom(at.api.devices.one('..'))).kind, 'notFound');
  });
});

describe('what only beta says of a device', () => {
  const at = useGraph();
  const answer = (beta: Reply) => {
    at.fake.get(`${ONE}/users`, { body: { value: [] } });
    at.fake.get(ONE, { body: { id: guid(5), deviceName: 'PHONE' } });
    at.fake.get(BETA, beta);
  };
  const read = async (tags: boolean) => {
    const { lostModeState, scopeTags, deviceName } = await at.api.devices.one(guid(5), { tags });
    return { lostModeState, scopeTags, deviceName };
  };
  const said = { lostModeState: 'enabled', roleScopeTagIds: ['7'], deviceName: 'another' };

  it('is read beside it: whether Lost Mode is on, and its tags if they are wanted', async () => {
    answer({ body: { id: guid(5), ...said } });
    const known = { lostModeState: 'enabled', deviceName: 'PHONE' };
    assert.deepEqual(await read(true), { ...known, scopeTags: ['7'] });
    assert.deepEqual(await read(false), { ...known, scopeTags: undefined });
    assert.deepEqual(
      at.fake.asked.filter(({ path }) => path === BETA).map(({ query }) => query.$select),
      ['id,roleScopeTagIds,lostModeState,joinType', 'id,lostModeState,joinType'],
    );
  });

  for (const [what, beta] of [
    ['fails', { status: 500 }],
    ['is refused', { status: 403 }],
    ['answers for another device', { body: { id: guid(6), ...said } }],
    ['has no answer', 'silent'],
  ] as const)
    it(`hides nothing else if it ${what}, and is believed in nothing`, async () => {
      answer(beta);
      assert.deepEqual(await read(false), {
        lostModeState: undefined,
        scopeTags: undefined,
        deviceName: 'PHONE',
      });
    });
});

describe('graph actions', () => {
  const at = useGraph();
  const act = (body?: Record<string, unknown>) =>
    at.api.devices.act(guid(5), { name: 'wipe', version: 'beta', ...(body && { body }) });
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

  it('says when Graph answered, by its own clock', async () => {
    const date = 'Thu, 01 Jan 2026 00:00:07 GMT';
    at.fake.post(ROUTE, { status: 204, headers: { date } }, { status: 204, headers: { date: 'never' } });
    const answered = [];
    for (let i = 0; i < 2; i++) answered.push((await act()).answeredAt);
    assert.deepEqual(answered, [Date.parse('2026-01-01T00:00:07Z'), undefined]);
  });

  for (const reply of [
    { status: 200, body: { error: { code: 'Failed', message: 'no' } } },
    { status: 200, body: '<html>proxy</html>' },
    { status: 200, body: null },
    { status: 200 },
    { status: 201, body: { id: 'a' } },
    { status: 202 },
    { status: 206 },
  ])
    it(`doesn’t treat ${JSON.stringify(reply)} as a yes: the outcome is unknown`, async () => {
      at.fake.post(ROUTE, { headers: { 'request-id': 'r1' }, ...reply });
      const problem = await problemFrom(act());
      assert.equal(problem.outcomeUnknown, true);
      assert.equal(problem.requestId, 'r1');
      assert.equal(at.fake.asked.length, 1, 'never sent again');
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
