import assert from 'node:assert/strict';
import type { NewAssignment } from '../../../bot/helpdesk/contracts/graph.ts';
import { guid, useGraph } from '../support/graph-fixture.ts';
import { problemFrom } from '../support/problem-from.ts';

const LIST = 'deviceManagement/roleAssignments';
const ROLES = 'deviceManagement/roleDefinitions';
const permissions = (...allowedResourceActions: string[]) => ({
  rolePermissions: [{ resourceActions: [{ allowedResourceActions }] }],
});

describe('graph role definitions', () => {
  const at = useGraph();
  const read = () => at.api.roles.definitions();

  it('reads every role, assigned or not, page by page', async () => {
    const route = `/beta/${ROLES}`;
    at.fake.get(
      route,
      () => ({
        body: {
          value: [{ id: 'r1', displayName: 'One', isBuiltIn: true, ...permissions('lock') }],
          '@odata.nextLink': `${at.fake.url}${route}?$skiptoken=1`,
        },
      }),
      { body: { value: [{ id: 'r2' }] } },
    );
    assert.deepEqual(await read(), [
      { roleId: 'r1', roleName: 'One', roleIsBuiltIn: true, permissions: new Set(['lock']) },
      { roleId: 'r2', roleName: 'r2', roleIsBuiltIn: false, permissions: new Set() },
    ]);
    assert.deepEqual(at.fake.asked[0]?.query, {});
  });

  it('reads v1.0 if beta fails, and throws if both do', async () => {
    at.fake.get(`/beta/${ROLES}`, { status: 403 });
    at.fake.get(`/v1.0/${ROLES}`, { body: { value: [{ id: 'r1' }] } }, { status: 500 });
    assert.equal((await read()).length, 1);
    assert.equal((await problemFrom(read())).kind, 'unavailable');
  });
});

describe('graph one role assignment', () => {
  const at = useGraph();
  const read = (id = 'a') => at.api.roles.assignment(id);
  const from = { id: 'a', displayName: 'Desk', members: [guid(1)], resourceScopes: [guid(2)] };
  const role = { id: 'r', displayName: 'Role', isBuiltIn: true, ...permissions('lock') };
  const mapped = {
    id: 'a',
    displayName: 'Desk',
    description: undefined,
    roleId: 'r',
    roleName: 'Role',
    roleIsBuiltIn: true,
    permissions: new Set(['lock']),
    memberGroups: [guid(1)],
    scopeGroups: [guid(2)],
    allUsers: false,
    allDevices: false,
    scopeTags: undefined,
  };

  it('comes with its role', async () => {
    at.fake.get(`/beta/${LIST}/a`, {
      body: { ...from, scopeType: 'allLicensedUsers', roleDefinition: role },
    });
    assert.deepEqual(await read(), { ...mapped, allUsers: true });
    assert.deepEqual(at.fake.asked[0]?.query, { $expand: 'roleDefinition' });
  });

  for (const roleDefinition of [undefined, null, { id: 'r', displayName: 'Role' }]) {
    it(`finds the role if it comes with ${JSON.stringify(roleDefinition)}`, async () => {
      at.fake.get(`/beta/${LIST}/a`, { body: { ...from, roleDefinition } });
      const value = [
        { id: 'other', roleAssignments: [{ id: 'b' }] },
        { ...role, roleAssignments: [{ id: 'A' }] },
      ];
      at.fake.get(`/beta/${ROLES}`, { body: { value } });
      assert.deepEqual(await read(), mapped);
      assert.equal(at.fake.asked[1]?.query.$expand, 'roleAssignments');
    });
  }

  it('throws if its role doesn’t exist', async () => {
    at.fake.get(`/beta/${LIST}/a`, { body: from });
    at.fake.get(`/beta/${ROLES}`, { body: { value: [{ ...role, roleAssignments: [] }] } });
    assert.equal((await problemFrom(read())).kind, 'unreadable');
  });

  for (const status of [400, 403, 404, 500]) {
    it(`is read on v1.0 if beta answers ${status}, and there has no reach`, async () => {
      at.fake.get(`/beta/${LIST}/a`, { status });
      at.fake.get(`/v1.0/${LIST}/a`, { body: { ...from, scopeType: 'allDevices', roleDefinition: role } });
      assert.deepEqual(await read(), mapped);
    });
  }

  it('is gone if v1.0 says so too', async () => {
    at.fake.get(`/beta/${LIST}/a`, { status: 404 }).get(`/v1.0/${LIST}/a`, { status: 404 });
    assert.equal(await read(), undefined);
    assert.equal(await read('..'), undefined);
    assert.equal(at.fake.exchanges.length, 2);
  });

  it('is not gone if it, or its role, can’t be read', async () => {
    at.fake.get(`/beta/${LIST}/a`, { status: 404 }, { body: from });
    at.fake.get(`/v1.0/${LIST}/a`, { status: 403 });
    at.fake.get(`/beta/${ROLES}`, { status: 404 }).get(`/v1.0/${ROLES}`, { status: 404 });
    assert.equal((await problemFrom(read())).kind, 'forbidden');
    await problemFrom(read());
  });
});

describe('graph changing role assignments', () => {
  const at = useGraph();
  const given: NewAssignment = {
    displayName: 'Desk',
    description: 'front',
    roleId: guid(9),
    memberGroups: [guid(1)],
    scopeGroups: [guid(2)],
    allUsers: false,
    allDevices: false,
  };
  const create = (more: Partial<NewAssignment> = {}, api = at.api) => api.roles.create({ ...given, ...more });
  const remove = (id = 'a') => at.api.roles.remove(id);
  const made = { status: 201, headers: { 'request-id': 'r1' }, body: { id: 'new' } };
  const bound = (version: string) => `${at.fake.url}/${version}/${ROLES}('${guid(9)}')`;

  it('creates with scope groups on v1.0', async () => {
    at.fake.post(`/v1.0/${LIST}`, made);
    assert.deepEqual(await create(), { id: 'new', requestId: 'r1' });
    assert.deepEqual(at.fake.asked[0]?.body, {
      '@odata.type': '#microsoft.graph.deviceAndAppManagementRoleAssignment',
      displayName: 'Desk',
      description: 'front',
      members: [guid(1)],
      resourceScopes: [guid(2)],
      'roleDefinition@odata.bind': bound('v1.0'),
    });
  });

  const reaches = [
    [true, false, 'allLicensedUsers'],
    [false, true, 'allDevices'],
    [true, true, 'allDevicesAndLicensedUsers'],
    [false, false, 'resourceScope'],
  ] as const;
  for (const [allUsers, allDevices, scopeType] of reaches) {
    it(`creates ${scopeType} without scope groups on beta`, async () => {
      at.fake.post(`/beta/${LIST}`, made);
      await create({ allUsers, allDevices, scopeGroups: [], description: undefined });
      assert.deepEqual(at.fake.asked[0]?.body, {
        '@odata.type': '#microsoft.graph.deviceAndAppManagementRoleAssignment',
        displayName: 'Desk',
        members: [guid(1)],
        resourceScopes: [],
        scopeType,
        'roleDefinition@odata.bind': bound('beta'),
      });
    });
  }

  it('keeps scope groups together with all users', async () => {
    at.fake.post(`/beta/${LIST}`, made);
    await create({ allUsers: true });
    const { resourceScopes, scopeType } = at.fake.asked[0]?.body as Record<string, unknown>;
    assert.deepEqual([resourceScopes, scopeType], [[guid(2)], 'allLicensedUsers']);
  });

  it('keeps the id of the role inside its key', async () => {
    at.fake.post(`/v1.0/${LIST}`, made);
    await create({ roleId: "x')?$y='" });
    const body = at.fake.asked[0]?.body as Record<string, string>;
    assert.ok(body['roleDefinition@odata.bind']?.endsWith("('x%27%27%29%3F%24y%3D%27%27')"));
    for (const roleId of ['', 'a/b']) assert.equal((await problemFrom(create({ roleId }))).kind, 'notFound');
  });

  it('may have been created if no id comes back', async () => {
    at.fake.post(`/v1.0/${LIST}`, { ...made, body: {} });
    const { outcomeUnknown, requestId } = await problemFrom(create());
    assert.deepEqual([outcomeUnknown, requestId], [true, 'r1']);
  });

  it('deletes', async () => {
    at.fake.delete(`/v1.0/${LIST}/a`, { status: 204, headers: { 'request-id': 'r2' } });
    assert.deepEqual(await remove(), { requestId: 'r2' });
    assert.equal(at.fake.asked[0]?.body, undefined);
    for (const none of ['', '..', 'a/b']) assert.equal((await problemFrom(remove(none))).kind, 'notFound');
  });

  it('retries a change only on 429', async () => {
    at.fake.post(`/v1.0/${LIST}`, { status: 429 }, made);
    at.fake.delete(`/v1.0/${LIST}/a`, { status: 429 }, { status: 204 });
    await create();
    await remove();
    assert.equal(at.fake.exchanges.length, 4);
  });

  for (const failure of [
    { status: 401 },
    { status: 409 },
    { status: 500 },
    { status: 502 },
    { status: 503 },
    { status: 504 },
    'lost' as const,
  ]) {
    it(`sends a change once if ${JSON.stringify(failure)} comes back, and to no other version`, async () => {
      at.fake.post(`/beta/${LIST}`, failure).delete(`/v1.0/${LIST}/a`, failure);
      const problems = [await problemFrom(create({ allUsers: true })), await problemFrom(remove())];
      const unknown = failure === 'lost' || failure.status >= 500;
      assert.deepEqual(
        problems.map(({ outcomeUnknown }) => outcomeUnknown),
        [unknown, unknown],
      );
      assert.equal(at.fake.exchanges.length, 2);
    });
  }

  it('is unknown if the turn ended before the answer', async () => {
    at.fake.post(`/v1.0/${LIST}`, 'silent');
    const problem = await problemFrom(create({}, at.graphFor({ signal: AbortSignal.timeout(50) })));
    assert.deepEqual([problem.kind, problem.outcomeUnknown], ['timeout', true]);
  });

  it('never goes into a batch', async () => {
    at.fake.post(`/v1.0/${LIST}`, made).delete(`/v1.0/${LIST}/a`, { status: 204 });
    await Promise.all([create(), create(), remove()]);
    assert.ok(at.fake.asked.every(({ batched }) => !batched));
  });

  it('needs an approval if Graph says so', async () => {
    const message = JSON.stringify({ Message: 'Multi admin', CustomApiErrorPhrase: 'ApprovalRequired' });
    const error = { code: 'Forbidden', message, innerError: { 'request-id': 'r3' } };
    const reply = { status: 403, body: { error } };
    at.fake.post(`/v1.0/${LIST}`, reply).delete(`/v1.0/${LIST}/a`, reply);
    for (const change of [create(), remove()]) {
      const { kind, code, requestId, outcomeUnknown } = await problemFrom(change);
      assert.deepEqual(
        [kind, code, requestId, outcomeUnknown],
        ['approvalRequired', 'ApprovalRequired', 'r3', false],
      );
    }
  });
});
