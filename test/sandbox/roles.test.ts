import assert from 'node:assert/strict';
import { assignment, group, innerMessage, role, start, type Caller } from './support/tenant.ts';

const definitions = 'deviceManagement/roleDefinitions';
const assignments = 'deviceManagement/roleAssignments';

describe("sandbox: Intune's roles", () => {
  let graph: Caller;
  beforeEach(async () => void (graph = await start()));
  afterEach(() => graph.sandbox.close());

  it('leaves members out of the list of roles, in both versions', async () => {
    for (const [version, scoped] of [
      ['v1.0', false],
      ['beta', true],
    ] as const) {
      const { body } = await graph.get(`/${version}/${definitions}?$expand=roleAssignments`);
      const [first, second] = body.value;
      assert.ok(first && second);
      assert.equal(first.roleAssignments[0]?.id, assignment(1));
      assert.equal('members' in first.roleAssignments[0], false);
      assert.equal('scopeType' in first.roleAssignments[0], scoped);
      assert.equal('isBuiltInRoleDefinition' in first, scoped);
      assert.deepEqual(second.roleAssignments, []);
      const plain = await graph.get(`/${version}/${definitions}`);
      assert.equal('roleAssignments' in (plain.body.value[0] ?? {}), false);
    }
  });

  it('returns an assignment by id with its members, and beta the kind of its scope', async () => {
    const v1 = await graph.get(`/v1.0/${assignments}/${assignment(1)}`);
    assert.deepEqual(v1.body, {
      '@odata.context': `https://graph.microsoft.com/v1.0/$metadata#${assignments}/${assignment(1)}/$entity`,
      id: assignment(1),
      displayName: 'Sales desk',
      description: null,
      members: [group(1)],
      resourceScopes: [group(2)],
    });
    const beta = await graph.get(`/beta/${assignments}/${assignment(1)}?$expand=roleDefinition`);
    assert.equal(beta.body.scopeType, 'resourceScope');
    assert.deepEqual(beta.body.scopeMembers, []);
    assert.equal(beta.body.roleDefinition?.id, role(1));
    assert.equal((await graph.get(`/v1.0/${assignments}`)).body.value.length, 1);
    assert.equal((await graph.get(`/v1.0/${definitions}/${role(1)}`)).body.displayName, 'Help Desk Operator');
    const missing = await graph.get(`/v1.0/${assignments}/${assignment(9)}`);
    assert.equal(missing.status, 404);
    assert.match(innerMessage(missing), /could not be found/);
  });

  it('creates, changes and deletes', async () => {
    const made = await graph.post(`/beta/${assignments}`, {
      '@odata.type': '#microsoft.graph.deviceAndAppManagementRoleAssignment',
      displayName: 'New',
      members: [group(3)],
      scopeType: 'allLicensedUsers',
      'roleDefinition@odata.bind': `https://graph.microsoft.com/beta/${definitions}('${role(2)}')`,
    });
    assert.equal(made.status, 201);
    assert.equal(made.body.scopeType, 'allLicensedUsers');
    const path = `/beta/${assignments}/${made.body.id}`;
    assert.deepEqual((await graph.get(path)).body.members, [group(3)]);
    const changed = await graph.call('PATCH', path, { members: [group(1), group(3)] });
    assert.deepEqual(changed.body.members, [group(1), group(3)]);
    assert.equal(graph.sandbox.tenant.data.roleDefinitions[1]?.roleAssignments?.length, 1);
    assert.equal((await graph.call('DELETE', path)).status, 204);
    assert.equal((await graph.get(path)).status, 404);
  });

  it('refuses properties that v1.0 doesn’t know, and an empty assignment', async () => {
    const bound = { 'roleDefinition@odata.bind': `x/${definitions}('${role(1)}')` };
    for (const body of [
      { ...bound, displayName: 'x', scopeType: 'allDevices' },
      { ...bound },
      { displayName: 'x' },
      { displayName: 'x', 'roleDefinition@odata.bind': `x/${definitions}('${role(9)}')` },
      { ...bound, displayName: 'x', members: 'x' },
    ]) {
      assert.equal((await graph.post(`/v1.0/${assignments}`, body)).status, 400, JSON.stringify(body));
    }
    assert.equal((await graph.call('DELETE', `/v1.0/${definitions}/${role(1)}`)).status, 405);
  });

  it('tells the caller what they may do', async () => {
    const { body } = await graph.get("/v1.0/deviceManagement/getEffectivePermissions(scope='*')");
    assert.deepEqual(body.value[0]?.resourceActions?.[0]?.allowedResourceActions, [
      'Microsoft.Intune_RemoteTasks_RemoteLock',
    ]);
  });
});
