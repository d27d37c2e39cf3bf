import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadTenant } from '../../sandbox/graph/tenant/load.ts';
import { temporaryFolder } from '../support/fixture.ts';
import { managed, start, tenant, user, type Caller } from './support/tenant.ts';

/** The sandbox with these navigations in its file. */
const withNav = (nav: Record<string, unknown>): Promise<Caller> => {
  const data = tenant();
  return start({ data: { ...data, nav: { ...data.nav, ...nav } } });
};

describe('sandbox: a file’s navigations', () => {
  const license = [{ id: 'own', skuPartNumber: 'SAMPLE', servicePlans: [] }];
  const spellings: [string, string, string][] = [
    ['an id in capitals', `users/${user(2).toUpperCase()}/licenseDetails`, `users/${user(2)}/licenseDetails`],
    ['a user principal name', "users/O'Brien@contoso.com/licenseDetails", `users/${user(2)}/licenseDetails`],
    ['a leading slash', `/users/${user(2)}/licenseDetails`, `users/${user(2)}/licenseDetails`],
    [
      'the whole path of a managed device',
      `deviceManagement/managedDevices/${managed(2)}/deviceConfigurationStates`,
      `deviceManagement/managedDevices/${managed(2)}/deviceConfigurationStates`,
    ],
  ];
  for (const [how, path, asked] of spellings)
    it(`are found by ${how}`, async () => {
      const graph = await withNav({ [path]: license });
      const { body } = await graph.get(`/v1.0/${asked}`);
      await graph.sandbox.close();
      assert.deepEqual(
        body.value.map(({ id }) => id),
        ['own'],
      );
    });

  it('are found where the entity’s own id is in capitals', async () => {
    const data = tenant();
    const upper = user(2).toUpperCase();
    const users = data.users.map((one) => (one.id === user(2) ? { ...one, id: upper } : one));
    const graph = await start({
      data: { ...data, users, nav: { [`users/${user(2)}/manager`]: { id: user(3) } } },
    });
    const { body } = await graph.get(`/v1.0/users/${user(2)}/manager`);
    await graph.sandbox.close();
    assert.equal(body.displayName, 'Adele Vance');
  });

  it('name a device’s primary user by the id alone', async () => {
    const graph = await withNav({ [`managedDevices/${managed(1)}/users`]: [{ id: user(2).toUpperCase() }] });
    const { body } = await graph.get(`/v1.0/deviceManagement/managedDevices/${managed(1)}/users`);
    await graph.sandbox.close();
    assert.deepEqual(
      body.value.map(({ userPrincipalName }) => userPrincipalName),
      ["o'brien@contoso.com"],
    );
  });

  it('may be any, and need no permission that the sandbox doesn’t know', async () => {
    const graph = await withNav({ 'deviceManagement/windowsAutopilotDeviceIdentities': [{ id: 'one' }] });
    const path = '/v1.0/deviceManagement/windowsAutopilotDeviceIdentities';
    const { status } = await graph.get(path);
    const { status: absent } = await graph.get('/v1.0/deviceManagement/auditEvents');
    await graph.sandbox.close();
    assert.deepEqual([status, absent], [200, 403]);
  });

  it('come with accounts that are enabled, unless the file says otherwise', () => {
    const [given] = tenant().users;
    assert.ok(given);
    const { id, displayName, userPrincipalName } = given;
    const users = [
      { id, displayName, userPrincipalName },
      { ...given, accountEnabled: null },
      { ...given, accountEnabled: false },
    ];
    const loaded = loadTenant({ ...tenant(), users }, new Date()).users;
    assert.deepEqual(
      loaded.map(({ accountEnabled }) => accountEnabled),
      [true, null, false],
    );
  });

  it('and the rest of a file may begin with a byte order mark', async () => {
    const file = join(await temporaryFolder(), 'tenant.json');
    await writeFile(file, `\uFEFF${JSON.stringify(tenant())}`);
    assert.equal(loadTenant(file, new Date()).users.length, tenant().users.length);
  });

  it('are of a tenant whose id is spelled in any case', async () => {
    const graph = await start({ data: { ...tenant(), tenantId: tenant().tenantId.toUpperCase() } });
    const { status } = await graph.get(`/v1.0/users/${user(1)}`);
    await graph.sandbox.close();
    assert.equal(status, 200);
  });
});
