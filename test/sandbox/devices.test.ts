import assert from 'node:assert/strict';
import { remoteActions } from '../../sandbox/graph/actions/catalogue.ts';
import { id, managed, start, tenant, user, type Answer, type Caller } from './support/tenant.ts';

const path = (n: number, version = 'v1.0'): string =>
  `/${version}/deviceManagement/managedDevices/${managed(n)}`;

describe('sandbox: managed devices', () => {
  let graph: Caller;
  beforeEach(async () => void (graph = await start()));
  afterEach(() => graph.sandbox.close());

  const results = async (n: number): Promise<Record<string, unknown>[]> =>
    (await graph.get(`${path(n)}?$select=deviceActionResults`)).body.deviceActionResults;
  const act = (n: number, name: string, body?: unknown, version?: string): Promise<Answer> =>
    graph.post(`${path(n, version)}/${name}`, body);

  it("lists a person's devices without action results and never shows the sandbox's own", async () => {
    await act(1, 'syncDevice');
    const { body } = await graph.get(`/v1.0/users/zoe@contoso.com/managedDevices`);
    assert.equal(body.value.length, 2);
    for (const device of body.value) {
      assert.deepEqual(device.deviceActionResults, []);
      assert.equal(device.notes, null);
    }
    for (const version of ['v1.0', 'beta']) {
      assert.equal('sandbox' in (await graph.get(path(2, version))).body, false);
      assert.equal('sandbox' in (await graph.get(`${path(2, version)}?$select=sandbox`)).body, false);
    }
    assert.equal((await graph.get(path(1))).body.notes, null);
    assert.equal((await graph.get(`${path(1)}?$select=notes`)).body.notes, 'a note');
    assert.equal((await results(1)).length, 1);
    assert.equal((await graph.get(`${path(1)}/users?$select=id`)).body.value[0]?.id, user(1));
    const one = await graph.get(
      `/v1.0/users/${user(1)}/managedDevices/${managed(1)}/deviceCompliancePolicyStates/state1`,
    );
    assert.equal(one.body.state, 'nonCompliant');
    assert.equal(
      (await graph.get(`${path(1)}/deviceCompliancePolicyStates/state1/settingStates`)).body.value.length,
      1,
    );
    assert.deepEqual((await graph.get(`${path(2)}/deviceCompliancePolicyStates`)).body.value, []);
    const configurations = '/v1.0/deviceManagement/deviceEnrollmentConfigurations';
    assert.equal((await graph.get(configurations)).body.value.length, 2);
    assert.equal((await graph.get(`${configurations}/limit`)).body.limit, 5);
    const cast = `${configurations}/microsoft.graph.deviceEnrollmentLimitConfiguration`;
    assert.equal((await graph.get(cast)).body.value.length, 1);
  });

  it('accepts every remote action, those of beta on beta only', async () => {
    graph.sandbox.tenant.data.nav['deviceManagement/deviceHealthScripts'] = [{ id: 'script' }];
    for (const [name, { version, method, refers = {} }] of Object.entries(remoteActions)) {
      // a DELETE of the device, and no action
      if (method) {
        assert.equal((await act(1, name)).status, 400, name);
        continue;
      }
      const body = Object.fromEntries(Object.keys(refers).map((parameter) => [parameter, 'script']));
      if (Object.keys(refers).length > 0) assert.equal((await act(1, name, {}, 'beta')).status, 400, name);
      const beta = await act(1, name, body, 'beta');
      assert.equal(beta.status, name === 'createDeviceLogCollectionRequest' ? 200 : 204, name);
      assert.equal((await act(1, name)).status, version === 'beta' ? 400 : 204, name);
    }
    assert.equal((await act(1, 'selfDestruct')).status, 400);
    assert.equal((await act(1, 'toString')).status, 400);
    assert.equal((await act(9, 'syncDevice')).status, 404);
    assert.equal((await act(1, 'wipe', { keepUserData: 'yes' })).status, 400);
    assert.equal((await act(1, 'wipe', { nonsense: true })).status, 400);
  });

  it('derives the state from the clock', async () => {
    assert.equal((await act(1, 'rebootNow')).status, 204);
    const [pending] = await results(1);
    assert.deepEqual(pending, {
      actionName: 'rebootNow',
      actionState: 'pending',
      startDateTime: '2030-01-01T00:00:00.000Z',
      lastUpdatedDateTime: '2030-01-01T00:00:00.000Z',
    });
    graph.pass(7.9);
    assert.equal((await results(1))[0]?.actionState, 'pending');
    graph.pass(0.1);
    const [done] = await results(1);
    assert.equal(done?.actionState, 'done');
    assert.equal(done.lastUpdatedDateTime, '2030-01-01T00:00:08.000Z');
    assert.equal((await graph.get(path(1))).body.lastSyncDateTime, '2030-01-01T00:00:08.000Z');
    assert.equal((await graph.get(path(2))).body.lastSyncDateTime, '2024-01-01T00:00:00Z');
  });

  it('follows the file’s script and the settings at run time', async () => {
    const { control } = graph.sandbox;
    await act(2, 'rebootNow');
    control.script(managed(1), 'syncDevice', { after: 1, end: 'notSupported' });
    control.script('*', 'shutDown', { end: 'never' });
    await act(1, 'syncDevice');
    await act(1, 'shutDown');
    graph.pass(100);
    assert.equal((await results(2))[0]?.actionState, 'failed');
    assert.deepEqual(
      (await results(1)).map((result) => result.actionState),
      ['notSupported', 'pending'],
    );
    control.settle(managed(1), 'shutDown', 'done');
    assert.equal((await results(1))[1]?.actionState, 'done');
    const refused = await act(3, 'retire');
    assert.equal(refused.status, 403);
    assert.equal(refused.body.error.code, 'Forbidden');
    assert.deepEqual(await results(3), []);
    assert.throws(() => control.script('*', 'nonsense', {}), /nonsense is no remote action/);
  });

  it('returns a Mac’s PIN, a passcode and a location when they are available', async () => {
    await act(2, 'remoteLock');
    const [pending] = await results(2);
    assert.equal(pending?.actionState, 'pending');
    assert.match(String(pending.unlockPin), /^\d{6}$/);
    graph.pass(3);
    const [lock] = await results(2);
    assert.equal(lock?.['@odata.type'], '#microsoft.graph.remoteLockActionResult');
    assert.match(String(lock.unlockPin), /^\d{6}$/);
    await act(3, 'resetPasscode');
    await act(3, 'locateDevice');
    graph.pass(8);
    const [reset, located] = await results(3);
    assert.match(String(reset?.passcode), /^\d{8}$/);
    const place = located?.deviceLocation as Record<string, unknown>;
    assert.equal(typeof place.latitude, 'number');
    assert.equal(place.lastCollectedDateTime, '2030-01-01T00:00:11.000Z');
  });

  it('cancels pending actions on a wipe, shows it in managementState, and removes the device', async () => {
    await act(3, 'syncDevice');
    await act(3, 'wipe', { keepUserData: false });
    assert.deepEqual(
      (await results(3)).map((result) => result.actionState),
      ['canceled', 'pending'],
    );
    assert.equal((await graph.get(path(3))).body.managementState, 'wipePending');
    const pending = await graph.get(
      "/v1.0/deviceManagement/managedDevices?$filter=managementState eq 'wipePending'",
    );
    assert.equal(pending.body.value.length, 1);
    graph.pass(5);
    assert.equal((await graph.get(path(3))).status, 404);
    await act(1, 'retire');
    assert.equal((await graph.get(path(1))).body.managementState, 'retirePending');
    graph.pass(4);
    assert.equal((await graph.get(path(1))).body.managementState, 'retireIssued');
    graph.pass(4);
    assert.equal((await graph.get(path(1))).status, 404);
  });

  it('shows a changed primary user at once', async () => {
    const found = graph.sandbox.tenant.managedDevice(managed(1));
    if (found) found.userId = user(3);
    assert.equal((await graph.get(`${path(1)}?$select=userId`)).body.userId, user(3));
    assert.equal((await graph.get(`/v1.0/users/${user(3)}/managedDevices`)).body.value.length, 1);
    assert.equal((await graph.get(`/v1.0/users/${id(1, 9)}/managedDevices`)).status, 404);
  });

  it('moves dates to now if the content has asOf', async () => {
    const data = { ...tenant(), asOf: '2024-01-01T00:10:00Z' };
    const own = await start({ data });
    assert.equal((await own.get(path(1))).body.lastSyncDateTime, '2029-12-31T23:50:00Z');
    await own.sandbox.close();
  });
});
