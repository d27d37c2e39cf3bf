import assert from 'node:assert/strict';
import { directoryRole, id, managed, start, user, type Caller } from './support/tenant.ts';

const KEYS = '/v1.0/informationProtection/bitlocker/recoveryKeys';
const CREDENTIALS = `/v1.0/directory/deviceLocalCredentials/${id(8, 1)}`;
const FILE_VAULT = `/beta/deviceManagement/managedDevices/${managed(1)}/getFileVaultKey`;
const KEY = { id: 'a1b2c3d4-1111-4222-8333-444455556666', deviceId: id(8, 2), key: 'sample' };
const HELPDESK = '729827e3-9c14-49f7-bb1b-9608f156bbb8';
const CLOUD_DEVICE = '7698a772-787b-4ac8-901f-60d6b08affd2';

describe('sandbox: keys of devices', () => {
  let graph: Caller;
  beforeEach(async () => {
    graph = await start();
    const { nav } = graph.sandbox.tenant.data;
    nav['informationProtection/bitlocker/recoveryKeys'] = [KEY, { ...KEY, id: 'another' }];
    nav['directory/deviceLocalCredentials'] = [{ id: id(8, 1), credentials: [{ accountName: 'Sample' }] }];
    nav[`managedDevices/${managed(1)}/getFileVaultKey`] = 'SAMPLE';
  });
  afterEach(() => graph.sandbox.close());

  /** The caller holds this role of Entra. */
  function hold(roleTemplateId: string): void {
    const { tenant } = graph.sandbox;
    const role = tenant.data.directoryRoles.find((one) => one.id === directoryRole);
    Object.assign(role ?? {}, { roleTemplateId, members: [user(1)] });
    tenant.changed();
  }
  const status = async (path: string) => (await graph.get(path)).status;

  it('of FileVault are in a file as they are, or as Graph’s answer', async () => {
    hold('3a2c62db-5318-420d-8d74-23affee5d9d5');
    const { nav } = graph.sandbox.tenant.data;
    for (const kept of ['SAMPLE', { value: 'SAMPLE' }]) {
      nav[`managedDevices/${managed(1)}/getFileVaultKey`] = kept;
      assert.equal((await graph.get(FILE_VAULT)).body.value, 'SAMPLE');
    }
  });

  it('are listed by device or a page at a time, and in no other way', async () => {
    hold(HELPDESK);
    assert.equal(await status(KEYS), 200);
    assert.equal(await status(`${KEYS}?$filter=deviceId eq '${id(8, 2)}'`), 200);
    for (const query of [
      '$top=1',
      '$search="a1b2"',
      '$orderby=createdDateTime',
      '$count=true',
      `$filter=id eq '${KEY.id}'`,
      `$filter=startswith(id,'a1b2')`,
      `$filter=deviceId eq 'x' or deviceId eq 'y'`,
    ])
      assert.equal(await status(`${KEYS}?${query}`), 400, query);
    graph.sandbox.control.pageSize(1);
    const page = (await graph.get(KEYS)).body;
    assert.equal(page.value.length, 1);
    assert.equal('key' in (page.value[0] ?? {}), false);
    assert.equal(typeof page['@odata.nextLink'], 'string');
  });

  it('are given to people with the role alone, each in its own way', async () => {
    const answers = async () => [
      await status(KEYS),
      await status(`${KEYS}/${KEY.id}?$select=key`),
      await status(`${CREDENTIALS}?$select=credentials`),
    ];
    hold('fe930be7-5e62-47db-91af-98c3a49a38b1');
    assert.deepEqual(await answers(), [403, 403, 403]);
    hold(HELPDESK);
    assert.deepEqual(await answers(), [200, 200, 403]);
    hold(CLOUD_DEVICE);
    assert.deepEqual(await answers(), [200, 200, 200]);
  });

  it('of a Mac are given by beta to holders of the permission', async () => {
    hold(HELPDESK);
    assert.equal(await status(FILE_VAULT.replace('beta', 'v1.0')), 400);
    assert.equal(await status(FILE_VAULT), 403);
    hold('3a2c62db-5318-420d-8d74-23affee5d9d5');
    assert.equal((await graph.get(FILE_VAULT)).body.value, 'SAMPLE');
  });

  it('that are read are in the tenant’s audit', async () => {
    hold(CLOUD_DEVICE);
    await graph.get(`${KEYS}/${KEY.id}`);
    const audit = () => graph.sandbox.tenant.data.nav['auditLogs/directoryAudits'] as { category: string }[];
    assert.equal(audit(), undefined, 'metadata isn’t a key');
    await graph.get(`${KEYS}/${KEY.id}?$select=key`);
    await graph.get(`${CREDENTIALS}?$select=credentials`);
    assert.deepEqual(
      audit().map(({ category }) => category),
      ['KeyManagement', 'Device'],
    );
  });
});
