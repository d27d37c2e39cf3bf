import assert from 'node:assert/strict';
import {
  assignment,
  directoryRole,
  group,
  managed,
  role,
  start,
  tenant,
  tenantId,
  tokenOf,
  user,
  type Caller,
} from './support/tenant.ts';

const DEVICES = 'deviceManagement/managedDevices';

/** Miles and Adele hold assignments with different tags. Device 1 bears Miles’s, device 3 Adele’s, device 2 only the default one. */
function tagged() {
  const data = tenant();
  data.groups.push(
    { id: group(8), displayName: 'Holders A', members: [user(2)] },
    { id: group(9), displayName: 'Holders B', members: [user(3)] },
  );
  const holders = (n: number, tag: string) => ({
    id: assignment(n),
    displayName: `Desk ${tag}`,
    members: [group(n)],
    resourceScopes: [],
    scopeType: 'allDevices',
    roleScopeTagIds: [tag],
  });
  data.roleDefinitions[0]?.roleAssignments?.push(holders(8, '1'), holders(9, '2'));
  for (const [n, roleScopeTagIds] of [
    [1, ['1']],
    [3, ['2']],
  ] as const)
    Object.assign(data.managedDevices.find(({ id }) => id === managed(n)) ?? {}, { roleScopeTagIds });
  return data;
}

const as = (oid: string) => ({ Authorization: `Bearer ${tokenOf({ oid, tid: tenantId })}` });
const asApplication = { Authorization: `Bearer ${tokenOf({ appid: 'app', idtyp: 'app', tid: tenantId })}` };

describe('sandbox: scope tags', () => {
  let graph: Caller;
  beforeEach(async () => void (graph = await start({ data: tagged() })));
  afterEach(() => graph.sandbox.close());

  const listed = async (headers: Record<string, string>, path = `/v1.0/${DEVICES}`) =>
    (await graph.get(path, headers)).body.value.map(({ id }) => id);

  it('are on devices and assignments in beta alone, and a device without any bears the default one', async () => {
    for (const [path, tags] of [
      [`${DEVICES}/${managed(1)}`, ['1']],
      [`${DEVICES}/${managed(2)}`, ['0']],
      [`deviceManagement/roleAssignments/${assignment(8)}`, ['1']],
      [`deviceManagement/roleAssignments/${assignment(1)}`, []],
    ] as const) {
      assert.deepEqual((await graph.get(`/beta/${path}`, asApplication)).body.roleScopeTagIds, tags, path);
      assert.equal('roleScopeTagIds' in (await graph.get(`/v1.0/${path}`, asApplication)).body, false, path);
    }
  });

  it('limit what a person sees: in lists, in a person’s list, and by id', async () => {
    for (const [who, n, other] of [
      [user(2), 1, 3],
      [user(3), 3, 1],
    ] as const) {
      assert.deepEqual(await listed(as(who)), [managed(n)]);
      assert.deepEqual(await listed(as(who), `/beta/${DEVICES}?$filter=contains(deviceName,'-')`), [
        managed(n),
      ]);
      assert.equal((await graph.get(`/v1.0/${DEVICES}/${managed(n)}`, as(who))).status, 200);
      for (const hidden of [other, 2])
        for (const path of [`${DEVICES}/${managed(hidden)}`, `${DEVICES}/${managed(hidden)}/users`])
          assert.equal((await graph.get(`/v1.0/${path}`, as(who))).status, 404, path);
    }
    assert.deepEqual(await listed(as(user(2)), `/v1.0/users/${user(1)}/managedDevices`), [managed(1)]);
    assert.deepEqual(await listed(as(user(3)), `/v1.0/users/${user(1)}/managedDevices`), []);
  });

  it('limit what a person sends', async () => {
    const lock = (n: number, who: string) =>
      graph.post(`/v1.0/${DEVICES}/${managed(n)}/remoteLock`, {}, as(who));
    assert.equal((await lock(3, user(2))).status, 404);
    assert.equal((await lock(1, user(2))).status, 204);
  });

  it('don’t limit an application, an Entra administrator, or a holder of an assignment without tags', async () => {
    const all = [managed(1), managed(2), managed(3)];
    assert.deepEqual(await listed(asApplication), all);
    assert.deepEqual(await listed(as(user(1))), all, 'of the group with an assignment without tags');
    const { data } = graph.sandbox.tenant;
    Object.assign(data.directoryRoles.find(({ id }) => id === directoryRole) ?? {}, {
      roleTemplateId: '3a2c62db-5318-420d-8d74-23affee5d9d5',
      members: [user(2)],
    });
    graph.sandbox.tenant.changed();
    assert.deepEqual(await listed(as(user(2))), all);
  });

  it('hide a role that bears others from its own holder, who is told by getEffectivePermissions', async () => {
    const { data } = graph.sandbox.tenant;
    Object.assign(data.roleDefinitions[0] ?? {}, { roleScopeTagIds: ['2'] });
    const roles = '/beta/deviceManagement/roleDefinitions';
    assert.deepEqual(await listed(as(user(2)), roles), [role(2)]);
    assert.equal((await graph.get(`${roles}/${role(1)}`, as(user(2)))).status, 404);
    const own = `/beta/deviceManagement/roleAssignments/${assignment(8)}`;
    assert.equal((await graph.get(own, as(user(2)))).status, 404);
    assert.equal((await graph.get(own, asApplication)).status, 200);
    assert.deepEqual(await listed(as(user(3)), roles), [role(1), role(2)]);
    const path = "/v1.0/deviceManagement/getEffectivePermissions(scope='*')";
    assert.equal((await graph.get(path, as(user(2)))).body.value.length, 1);
  });

  it('have names in beta alone', async () => {
    const path = 'deviceManagement/roleScopeTags';
    assert.deepEqual((await graph.get(`/beta/${path}`)).body.value[0], { id: '0', displayName: 'Default' });
    graph.sandbox.tenant.data.nav[path] = [
      { id: '0', displayName: 'Default' },
      { id: '1', displayName: 'A' },
    ];
    assert.equal((await graph.get(`/beta/${path}`)).body.value.length, 2);
    assert.equal((await graph.get(`/v1.0/${path}`)).status, 400);
  });
});
