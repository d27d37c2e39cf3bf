import assert from 'node:assert/strict';
import { device, id, managed, start, user, type Answer, type Caller, type Item } from './support/tenant.ts';

const path = (n: number, version = 'beta'): string =>
  `/${version}/deviceManagement/managedDevices/${managed(n)}`;
const KEYS = `/v1.0/informationProtection/bitlocker/recoveryKeys`;
const CREDENTIALS = `/v1.0/directory/deviceLocalCredentials/${id(8, 1)}`;

describe('sandbox: what remote actions change', () => {
  let graph: Caller;
  beforeEach(async () => void (graph = await start()));
  afterEach(() => graph.sandbox.close());

  const act = async (n: number, name: string, body?: unknown): Promise<Answer> => {
    const answer = await graph.post(`${path(n)}/${name}`, body);
    graph.pass(10);
    return answer;
  };

  it('renames a device in Intune and in Entra', async () => {
    await act(1, 'setDeviceName', { deviceName: 'NEW-NAME' });
    assert.equal((await graph.get(path(1))).body.deviceName, 'NEW-NAME');
    const found = await graph.get(
      "/v1.0/deviceManagement/managedDevices?$filter=deviceName eq 'NEW-NAME'&$select=id",
    );
    assert.equal(found.body.value.length, 1);
    assert.equal((await graph.get(`/v1.0/devices/${device(1)}`)).body.displayName, 'NEW-NAME');
  });

  it('changes nothing if the device reports a failure', async () => {
    graph.sandbox.control.script(managed(1), 'setDeviceName', { end: 'failed' });
    await act(1, 'setDeviceName', { deviceName: 'NEW-NAME' });
    assert.equal((await graph.get(path(1))).body.deviceName, 'WINDOWS-1');
  });

  it('keeps the newest twenty actions of a device, however long an older one waits', async () => {
    graph.sandbox.control.script(managed(1), 'syncDevice', { end: 'never' });
    await act(1, 'syncDevice');
    for (let n = 0; n < 25; n += 1) await act(1, 'rebootNow');
    const { deviceActionResults: results } = (await graph.get(path(1))).body as unknown as {
      deviceActionResults: Item[];
    };
    assert.equal(results.length, 20);
    assert.deepEqual([results[0]?.actionName, results[0]?.actionState], ['syncDevice', 'pending']);
  });

  it('turns Lost Mode on and off, and locates only in Lost Mode if the mode is known', async () => {
    const ipad = graph.sandbox.tenant.managedDevice(managed(3));
    Object.assign(ipad ?? {}, { operatingSystem: 'iPadOS', sandbox: { lostMode: false } });
    const state = async (): Promise<unknown> => {
      assert.equal('lostModeState' in (await graph.get(path(3, 'v1.0'))).body, false);
      return (await graph.get(path(3))).body.lostModeState;
    };
    assert.equal(await state(), 'disabled');
    await act(3, 'locateDevice');
    await act(3, 'enableLostMode', { message: 'a', phoneNumber: '', footer: '' });
    assert.equal(await state(), 'enabled');
    await act(3, 'locateDevice');
    await act(3, 'disableLostMode');
    assert.equal(await state(), 'disabled');
    const results = (await graph.get(path(3))).body.deviceActionResults;
    assert.deepEqual(
      results.map((one) => one.actionState),
      ['failed', 'done', 'done', 'done'],
    );
  });

  it('makes a new recovery key, which lists leave out and clients without a name don’t get', async () => {
    const list = async (): Promise<Item[]> =>
      (await graph.get(`${KEYS}?$filter=deviceId eq '${id(8, 1)}'`)).body.value;
    assert.deepEqual(await list(), []);
    await act(1, 'rotateBitLockerKeys');
    await act(1, 'rotateBitLockerKeys');
    const keys = await list();
    assert.equal(keys.length, 2);
    assert.ok(keys.every((one) => !('key' in one)));
    const read = async (key: string | undefined, query = '?$select=key') =>
      (await graph.get(`${KEYS}/${key ?? ''}${query}`)).body;
    assert.equal('key' in (await read(keys[0]?.id, '')), false);
    const values = await Promise.all(keys.map(async (one) => (await read(one.id)).key));
    assert.equal(new Set(values).size, 2);
    for (const value of values) assert.match(String(value), /^(\d{6}-){7}\d{6}$/);
    const nameless = await graph.get(`${KEYS}/${keys[0]?.id ?? ''}?$select=key`, { 'User-Agent': '' });
    assert.equal(nameless.status, 400);
  });

  it('makes a new password for the local administrator', async () => {
    assert.equal((await graph.get(`${CREDENTIALS}?$select=credentials`)).status, 404);
    graph.sandbox.tenant.data.directoryRoles.push({
      id: id(7, 2),
      roleTemplateId: '7698a772-787b-4ac8-901f-60d6b08affd2',
      displayName: 'Cloud Device Administrator',
      members: [user(1)],
    });
    await act(1, 'rotateLocalAdminPassword');
    await act(1, 'rotateLocalAdminPassword');
    assert.equal('credentials' in (await graph.get(CREDENTIALS)).body, false);
    const { credentials } = (await graph.get(`${CREDENTIALS}?$select=credentials`)).body;
    const passwords = (credentials as { passwordBase64: string }[]).map(({ passwordBase64 }) =>
      Buffer.from(passwordBase64, 'base64').toString(),
    );
    assert.equal(new Set(passwords).size, 2);
    assert.match(passwords[0] ?? '', /^Sample-\d{12}$/);
  });

  it('collects logs, which can be downloaded when they are there', async () => {
    const asked = await graph.post(`${path(1)}/createDeviceLogCollectionRequest`, {
      templateType: { templateType: 'predefined' },
    });
    const requests = `${path(1)}/logCollectionRequests`;
    const url = `${requests}/${asked.body.id}/createDownloadUrl`;
    assert.equal((await graph.get(requests)).body.value[0]?.status, 'pending');
    assert.equal((await graph.post(url)).status, 400);
    graph.pass(10);
    assert.equal((await graph.get(requests)).body.value[0]?.status, 'completed');
    const link: unknown = (await graph.post(url)).body.value;
    assert.ok(typeof link === 'string');
    assert.match(link, /^https:\/\/logs\.example\//);
  });

  it('takes on beta alone what v1.0’s wipe doesn’t have', async () => {
    for (const body of [{ useProtectedWipe: true }, { obliterationBehavior: 'always' }]) {
      assert.equal((await graph.post(`${path(1, 'v1.0')}/wipe`, body)).status, 400);
      assert.equal((await graph.post(`${path(1)}/wipe`, body)).status, 204);
    }
  });

  it('has wipes that no result shows, and wipes that keep the device', async () => {
    graph.sandbox.control.script(managed(1), 'wipe', { after: 20, unlisted: true });
    await act(1, 'wipe');
    const told = (await graph.get(path(1))).body;
    assert.deepEqual(told.deviceActionResults, []);
    assert.equal(told.managementState, 'wipeIssued');
    graph.pass(10);
    assert.equal((await graph.get(path(1))).status, 404);
    await act(2, 'wipe', { keepEnrollmentData: true });
    assert.equal((await graph.get(path(2))).body.managementState, 'managed');
  });
});
