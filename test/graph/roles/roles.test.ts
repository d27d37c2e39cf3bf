import assert from 'node:assert/strict';
import type { Version } from '../../../bot/graph/http/request.ts';
import { guid, useGraph } from '../support/graph-fixture.ts';
import { problemFrom } from '../support/problem-from.ts';
import type { Reply } from '../support/fake-graph.ts';

const role = (id: string, assignments: string[], more: object = {}) => ({
  id,
  displayName: `Role ${id}`,
  isBuiltIn: true,
  rolePermissions: [
    {
      resourceActions: [
        { allowedResourceActions: ['read', 'lock', 'wipe'], notAllowedResourceActions: ['wipe'] },
      ],
    },
    { resourceActions: [{ allowedResourceActions: ['sync', 'read'], notAllowedResourceActions: [] }] },
    { resourceActions: [] },
  ],
  roleAssignments: assignments.map((one) => ({ id: one, displayName: one })),
  ...more,
});

describe('graph role assignments', () => {
  const at = useGraph();
  const read = () => at.api.roles.assignments();
  const roles = (version: Version, ...value: object[]) =>
    at.fake.get(`/${version}/deviceManagement/roleDefinitions`, { body: { value } });
  const assignment = (version: Version, id: string, reply: object | Reply) =>
    at.fake.get(
      `/${version}/deviceManagement/roleAssignments/${id}`,
      typeof reply === 'object' && 'status' in reply
        ? reply
        : { body: { id, displayName: `A ${id}`, members: [], ...(reply as object) } },
    );

  it('reads each assignment with its own request on beta', async () => {
    roles(
      'beta',
      role('r1', ['a', 'b']),
      role('r2', []),
      role('r3', ['c'], { isBuiltIn: null, displayName: null }),
    );
    assignment('beta', 'a', {
      description: 'front desk',
      members: [guid(1), guid(1), 'x'],
      scopeMembers: [guid(2), 'all', guid(2)],
      resourceScopes: [guid(3)],
      scopeType: 'resourceScope',
      roleScopeTagIds: ['0', '7'],
    });
    assignment('beta', 'b', {
      members: [],
      scopeMembers: [],
      resourceScopes: [guid(3), ''],
      scopeType: 'allDevices',
    });
    assignment('beta', 'c', { scopeType: null });
    const [a, b, c] = await read();
    assert.deepEqual(a, {
      id: 'a',
      displayName: 'A a',
      description: 'front desk',
      roleId: 'r1',
      roleName: 'Role r1',
      roleIsBuiltIn: true,
      permissions: new Set(['read', 'lock', 'sync']),
      memberGroups: [guid(1)],
      scopeGroups: [guid(2)],
      allUsers: false,
      allDevices: false,
      // `all` is no group
      reachUnread: true,
      scopeTags: ['0', '7'],
    });
    assert.deepEqual([b?.scopeGroups, b?.allUsers, b?.allDevices], [[guid(3)], false, true]);
    assert.deepEqual([c?.roleName, c?.roleIsBuiltIn, c?.memberGroups, c?.scopeGroups], ['r3', false, [], []]);
    assert.equal(at.fake.exchanges.length, 2);
    assert.equal(at.fake.asked[0]?.query.$expand, 'roleAssignments');
  });

  const reach = [
    ['allDevices', false, true],
    ['allLicensedUsers', true, false],
    ['allDevicesAndLicensedUsers', true, true],
    ['resourceScope', false, false],
    ['unknownFutureValue', false, false],
    ['constructor', false, false],
  ] as const;
  for (const [scopeType, allUsers, allDevices] of reach) {
    it(`reads scopeType ${scopeType}, and keeps the groups`, async () => {
      roles('beta', role('r', ['a']));
      assignment('beta', 'a', { scopeType, scopeMembers: [guid(4)] });
      const [a] = await read();
      assert.deepEqual([a?.allUsers, a?.allDevices, a?.scopeGroups], [allUsers, allDevices, [guid(4)]]);
    });
  }

  for (const status of [400, 403, 404, 429, 500]) {
    it(`reads v1.0 if beta answers ${status}; an empty scope covers nobody there`, async () => {
      at.fake.get('/beta/deviceManagement/roleDefinitions', { status });
      roles('v1.0', role('r', ['a', 'b']));
      assignment('v1.0', 'a', { members: [guid(1)], resourceScopes: [guid(2)], scopeType: 'allDevices' });
      assignment('v1.0', 'b', { members: [guid(1)], resourceScopes: [] });
      const read2 = await read();
      assert.deepEqual(
        read2.map((one) => [one.scopeGroups, one.allUsers, one.allDevices, one.reachUnread]),
        [
          [[guid(2)], false, false, undefined],
          [[], false, false, true],
        ],
      );
    });
  }

  it('reads all of it on v1.0 if one assignment fails on beta', async () => {
    roles('beta', role('r', ['a'])).get('/beta/deviceManagement/roleAssignments/a', { status: 403 });
    roles('v1.0', role('r', ['a']));
    assignment('v1.0', 'a', {});
    assert.equal((await read()).length, 1);
  });

  it('skips an assignment that is gone', async () => {
    roles('beta', role('r', ['a', 'b']));
    assignment('beta', 'a', { status: 404 });
    assignment('beta', 'b', {});
    assert.deepEqual(
      (await read()).map(({ id }) => id),
      ['b'],
    );
  });

  it('throws if an assignment can be read on neither', async () => {
    for (const version of ['beta', 'v1.0'] as const) {
      roles(version, role('r', ['a', 'b']));
      assignment(version, 'a', {});
      assignment(version, 'b', { status: 403 });
    }
    assert.equal((await problemFrom(read())).kind, 'forbidden');
  });

  it('throws if an assignment comes without an id', async () => {
    for (const version of ['beta', 'v1.0'] as const) {
      roles(version, role('r', ['a']));
      assignment(version, 'a', { id: null });
    }
    assert.equal((await problemFrom(read())).kind, 'unreadable');
  });

  it('does not begin again on v1.0 when the turn is over', async () => {
    at.fake.get('/beta/deviceManagement/roleDefinitions', 'silent');
    const { roles: mine } = at.graphFor({ signal: AbortSignal.timeout(50) });
    assert.equal((await problemFrom(mine.assignments())).kind, 'timeout');
    assert.equal(at.fake.exchanges.length, 1);
  });

  it('follows the pages of roles and of the assignments expanded in them', async () => {
    const route = '/beta/deviceManagement/roleDefinitions';
    const more = `${route}/r1/roleAssignments`;
    const r1 = role('r1', ['a'], { 'roleAssignments@odata.nextLink': `${at.fake.url}${more}?$skiptoken=1` });
    at.fake.get(
      route,
      () => ({ body: { value: [r1], '@odata.nextLink': `${at.fake.url}${route}?$skiptoken=1` } }),
      { body: { value: [role('r2', ['c'])] } },
    );
    at.fake.get(more, { body: { value: [{ id: 'b' }, { id: 'a' }] } });
    for (const id of ['a', 'b', 'c']) assignment('beta', id, {});
    assert.deepEqual(
      (await read()).map(({ id }) => id),
      ['a', 'b', 'c'],
    );
  });
});
