import assert from 'node:assert/strict';
import { guid, useGraph } from '../support/graph-fixture.ts';
import { problemFrom } from '../support/problem-from.ts';

const ANN = 'ann@contoso.com';
const ROUTE = '/v1.0/users/ann%40contoso.com';

describe('graph people', () => {
  const at = useGraph();

  it('reads the speaker', async () => {
    at.fake.get(`/v1.0/users/${guid(1)}`, {
      body: {
        id: guid(1),
        displayName: 'Ann',
        userPrincipalName: ANN,
        userType: 'Guest',
        accountEnabled: false,
        more: 1,
      },
    });
    assert.deepEqual(await at.api.directory.speaker(guid(1)), {
      id: guid(1),
      displayName: 'Ann',
      userPrincipalName: ANN,
      userType: 'Guest',
      accountEnabled: false,
    });
    assert.equal(at.fake.asked[0]?.query.$select, 'id,displayName,userPrincipalName,userType,accountEnabled');
  });

  it('reads an account by name of each property', async () => {
    const account = {
      id: guid(1),
      displayName: 'Ann',
      userPrincipalName: ANN,
      mail: ANN,
      department: 'Sales',
      accountEnabled: true,
      jobTitle: 'Lead',
      officeLocation: '1/2',
      usageLocation: 'DE',
      createdDateTime: '2020-01-01T00:00:00Z',
      lastPasswordChangeDateTime: '2024-01-01T02:00:00+02:00',
      onPremisesSyncEnabled: true,
      onPremisesLastSyncDateTime: '0001-01-01T00:00:00Z',
      userType: 'Member',
    };
    const told = {
      passwordPolicies: 'DisableStrongPassword, DisablePasswordExpiration',
      licenseAssignmentStates: [{ error: 'None' }, { error: 'CountViolation' }, { error: 'CountViolation' }],
    };
    at.fake.get(ROUTE, { body: { ...account, ...told } });
    assert.deepEqual(await at.api.directory.account(ANN), {
      ...account,
      lastPasswordChangeDateTime: '2024-01-01T00:00:00.000Z',
      onPremisesLastSyncDateTime: undefined,
      passwordNeverExpires: true,
      licenseErrors: ['CountViolation'],
    });
    assert.deepEqual(
      at.fake.asked[0]?.query.$select?.split(',').sort(),
      Object.keys({ ...account, ...told }).sort(),
    );
  });

  it('makes do with an account of little', async () => {
    at.fake.get(ROUTE, {
      body: { id: guid(1), displayName: null, mail: null, accountEnabled: 'yes', jobTitle: 7 },
    });
    const account = await at.api.directory.account(ANN);
    const known = Object.entries(account).filter(([, value]) => value !== undefined);
    assert.deepEqual(Object.fromEntries(known), {
      id: guid(1),
      displayName: guid(1),
      userPrincipalName: guid(1),
    });
  });

  it('has no account for a person that Graph does not know', async () => {
    at.fake.get(ROUTE, { status: 404 });
    assert.equal((await problemFrom(at.api.directory.account(ANN))).kind, 'notFound');
    assert.equal((await problemFrom(at.api.directory.account(''))).kind, 'notFound');
  });

  it('reads the manager, if one is set', async () => {
    const manager = {
      id: guid(2),
      displayName: 'Bo',
      userPrincipalName: 'bo@x',
      '@odata.type': '#microsoft.graph.user',
    };
    at.fake.get(`${ROUTE}/manager`, { body: manager }, { status: 404 }, { status: 403 });
    assert.equal((await at.api.directory.manager(ANN))?.displayName, 'Bo');
    assert.equal(await at.api.directory.manager(ANN), undefined);
    assert.equal((await problemFrom(at.api.directory.manager(ANN))).kind, 'forbidden');
  });

  const plans = [
    [[['INTUNE_A', 'Success']], { state: 'active', plan: 'INTUNE_A' }],
    [
      [
        ['EXCHANGE_S', 'Success'],
        ['INTUNE_A_VL', 'PendingInput'],
      ],
      { state: 'pending', plan: 'INTUNE_A_VL' },
    ],
    [[['INTUNE_EDU', 'PendingActivation']], { state: 'pending', plan: 'INTUNE_EDU' }],
    [[['INTUNE_SMBIZ', 'PendingProvisioning']], { state: 'pending', plan: 'INTUNE_SMBIZ' }],
    [[['INTUNE_A', 'SomethingNew']], { state: 'pending', plan: 'INTUNE_A' }],
    [[['INTUNE_A', 'Disabled']], { state: 'disabled', plan: 'INTUNE_A' }],
    [
      [
        ['INTUNE_A', 'Disabled'],
        ['INTUNE_EDU', 'Success'],
      ],
      { state: 'active', plan: 'INTUNE_EDU' },
    ],
    [
      [
        ['INTUNE_O365', 'Success'],
        ['INTUNE_P2', 'Success'],
      ],
      { state: 'none' },
    ],
    [[], { state: 'none' }],
  ] as const;
  for (const [given, license] of plans) {
    it(`makes ${license.state} of ${JSON.stringify(given)}`, async () => {
      const servicePlans = given.map(([servicePlanName, provisioningStatus]) => ({
        servicePlanName,
        provisioningStatus,
      }));
      at.fake.get(`${ROUTE}/licenseDetails`, {
        body: {
          value: [
            { id: 'a', servicePlans: [] },
            { id: 'b', servicePlans },
          ],
        },
      });
      assert.deepEqual(await at.api.directory.intuneLicense(ANN), license);
    });
  }

  it('reads registered and owned devices, each once', async () => {
    at.fake.get(`${ROUTE}/registeredDevices/microsoft.graph.device`, {
      body: { value: [{ id: 'a', deviceId: 'da', displayName: 'A', isManaged: true }, { id: null }] },
    });
    at.fake.get(`${ROUTE}/ownedDevices/microsoft.graph.device`, {
      body: { value: [{ id: 'a' }, { id: 'b' }] },
    });
    const { items: devices } = await at.api.directory.registeredDevices(ANN);
    assert.deepEqual(
      devices.map(({ id, displayName }) => [id, displayName]),
      [
        ['a', 'A'],
        ['b', 'b'],
      ],
    );
    assert.equal(at.fake.exchanges.length, 1);
  });

  it('reads them uncast if Graph takes no cast', async () => {
    at.fake.get(`${ROUTE}/registeredDevices/microsoft.graph.device`, { status: 400 });
    at.fake.get(`${ROUTE}/registeredDevices`, {
      body: {
        value: [
          { id: 'a', '@odata.type': '#microsoft.graph.device' },
          { id: 'x', '@odata.type': '#microsoft.graph.endpoint' },
        ],
      },
    });
    at.fake.get(`${ROUTE}/ownedDevices/microsoft.graph.device`, { body: { value: [] } });
    assert.deepEqual(
      (await at.api.directory.registeredDevices(ANN)).items.map(({ id }) => id),
      ['a'],
    );
  });

  it('says why registered devices can’t be read', async () => {
    at.fake.get(`${ROUTE}/registeredDevices/microsoft.graph.device`, { status: 403 });
    at.fake.get(`${ROUTE}/ownedDevices/microsoft.graph.device`, { body: { value: [] } });
    assert.equal((await problemFrom(at.api.directory.registeredDevices(ANN))).kind, 'forbidden');
  });

  it('reads template ids of directory roles', async () => {
    at.fake.get(`${ROUTE}/transitiveMemberOf/microsoft.graph.directoryRole`, {
      body: {
        value: [
          { id: 'a', roleTemplateId: 't1' },
          { id: 'b', roleTemplateId: 't1' },
        ],
      },
    });
    assert.deepEqual(await at.api.directory.directoryRoles(ANN), ['t1']);
    const { query, headers } = at.fake.asked[0] ?? {};
    assert.deepEqual(query, { $select: 'id,roleTemplateId', $count: 'true' });
    assert.equal(headers?.consistencylevel, 'eventual');
  });

  it('reads the Entra object of a device by its deviceId', async () => {
    at.fake.get(`/v1.0/devices(deviceId=%27${guid(3)}%27)`, {
      body: { id: 'o3', deviceId: guid(3), displayName: 'PC' },
    });
    assert.equal((await at.api.directory.deviceObject(guid(3)))?.id, 'o3');
  });

  for (const status of [400, 404]) {
    it(`filters for it if the key gets ${status}`, async () => {
      at.fake.get(`/v1.0/devices(deviceId=%27${guid(3)}%27)`, { status });
      at.fake.get(
        '/v1.0/devices',
        { body: { value: [{ id: 'o3', deviceId: guid(3) }] } },
        { body: { value: [] } },
      );
      assert.equal((await at.api.directory.deviceObject(guid(3)))?.id, 'o3');
      assert.equal(await at.api.directory.deviceObject(guid(3)), undefined);
      assert.equal(at.fake.asked[1]?.query.$filter, `deviceId eq '${guid(3)}'`);
    });
  }

  it('asks nothing for no deviceId, and throws what is neither', async () => {
    assert.equal(await at.api.directory.deviceObject(''), undefined);
    assert.equal(await at.api.directory.deviceObject('00000000-0000-0000-0000-000000000000'), undefined);
    at.fake.get(`/v1.0/devices(deviceId=%27${guid(3)}%27)`, { status: 403 });
    assert.equal((await problemFrom(at.api.directory.deviceObject(guid(3)))).kind, 'forbidden');
  });

  it('names groups, without those that are gone', async () => {
    at.fake.get('/v1.0/groups/a', { body: { id: 'a', displayName: 'Sales' } });
    at.fake
      .get('/v1.0/groups/b', { status: 404 })
      .get('/v1.0/groups/c', { body: { id: 'c', displayName: null } });
    const names = await at.api.directory.groupNames(['a', 'b', 'c', 'a']);
    assert.deepEqual(
      [...names],
      [
        ['a', 'Sales'],
        ['c', 'c'],
      ],
    );
    assert.equal((await at.api.directory.groupNames([])).size, 0);
  });
});

describe('graph memberships', () => {
  const at = useGraph();
  const ids = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => guid(from + i));

  it('asks for twenty groups a call, all calls at once', async () => {
    at.fake.post(`${ROUTE}/checkMemberGroups`, ({ body }) => ({
      body: { value: (body as { groupIds: string[] }).groupIds.slice(0, 1).map((id) => id.toUpperCase()) },
    }));
    const found = await at.api.directory.personIsIn(ANN, [...ids(0, 45), guid(0)]);
    assert.deepEqual([...found], [guid(0), guid(20), guid(40)]);
    assert.deepEqual(
      at.fake.asked.map(({ body }) => (body as { groupIds: string[] }).groupIds.length),
      [20, 20, 5],
    );
    assert.equal(at.fake.exchanges.length, 1);
  });

  it('asks for the groups of a device by its object', async () => {
    at.fake.post('/v1.0/devices/o1/checkMemberGroups', { body: { value: [guid(1)] } });
    assert.deepEqual([...(await at.api.directory.deviceIsIn('o1', [guid(1), guid(2)]))], [guid(1)]);
  });

  it('asks nothing about no groups', async () => {
    assert.equal((await at.api.directory.personIsIn(ANN, [])).size, 0);
    assert.equal((await at.api.directory.deviceIsIn('o1', [])).size, 0);
  });

  it('throws if any of the calls fails or answers without a list', async () => {
    at.fake.post(`${ROUTE}/checkMemberGroups`, { body: { value: [] } }, { status: 403 }, { body: {} });
    assert.equal((await problemFrom(at.api.directory.personIsIn(ANN, ids(0, 30)))).kind, 'forbidden');
    assert.equal((await problemFrom(at.api.directory.personIsIn(ANN, ids(0, 1)))).kind, 'unreadable');
  });
});

describe('graph groups of a person', () => {
  const at = useGraph();
  const ALL = `${ROUTE}/transitiveMemberOf/microsoft.graph.group`;
  const NEAR = `${ROUTE}/memberOf/microsoft.graph.group`;

  it('returns direct ones first, then by name', async () => {
    const value = [
      { id: 'd', displayName: 'Zoo', groupTypes: [], securityEnabled: true },
      { id: 'c', displayName: 'B', groupTypes: ['DynamicMembership', 'Unified'], securityEnabled: null },
      { id: 'b', displayName: 'a', groupTypes: null },
      { id: 'b', displayName: 'a' },
    ];
    at.fake.get(ALL, { body: { '@odata.count': 4, value } }).get(NEAR, { body: { value: [{ id: 'd' }] } });
    const plain = { dynamic: false, microsoft365: false, securityEnabled: false };
    assert.deepEqual(await at.api.directory.groups(ANN), {
      items: [
        { ...plain, id: 'd', displayName: 'Zoo', direct: true, securityEnabled: true },
        { ...plain, id: 'b', displayName: 'a', direct: false },
        { ...plain, id: 'c', displayName: 'B', direct: false, dynamic: true, microsoft365: true },
      ],
      total: 3,
      exact: true,
    });
    for (const { query, headers } of at.fake.asked) {
      assert.equal(query.$count, 'true');
      assert.equal(query.$top, '999');
      assert.equal(headers.consistencylevel, 'eventual');
    }
    assert.equal(at.fake.exchanges.length, 1);
  });

  for (const count of [500, undefined]) {
    it(`stops after twelve pages and says so, with @odata.count ${String(count)}`, async () => {
      let n = 0;
      at.fake.get(ALL, () => ({
        body: {
          '@odata.count': count,
          value: [{ id: guid(n), displayName: `G${n++}` }],
          '@odata.nextLink': `${at.fake.url}${ALL}?$skiptoken=${n}`,
        },
      }));
      at.fake.get(NEAR, { body: { value: [] } });
      const { items, total, exact } = await at.api.directory.groups(ANN);
      assert.deepEqual([items.length, total, exact], count ? [12, 500, true] : [12, 12, false]);
    });
  }
});
