import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { demoTokens, openGraph, type Graph, type TraceLine } from '../../bot/graph/index.ts';
import type { NewAssignment, GraphApi } from '../../bot/helpdesk/contracts/graph.ts';
import { startSandbox, type Sandbox, type TenantData } from '../../sandbox/graph/index.ts';
import { temporaryFolder } from '../support/fixture.ts';
import { checkTrace } from '../support/shared.ts';
import { guid, OPERATOR, quiet, TENANT } from './support/graph-fixture.ts';

const [ANN, BOB, PC] = [guid(1), guid(2), guid(3)];
const [OUTER, INNER, TEAM, ROLE] = [guid(11), guid(12), guid(13), guid(21)];
const CHANNEL = '19:helpdesk-admins@thread.tacv2';
const LOCK = 'Microsoft.Intune_RemoteTasks_RemoteLock';

const person = (id: string, displayName: string) => ({ id, displayName, userPrincipalName: `${id}@x` });
const group = (id: string, displayName: string, ...members: string[]) => ({
  id,
  displayName,
  groupTypes: [],
  securityEnabled: true,
  members,
});
const tenant: TenantData = {
  tenantId: TENANT,
  users: [person(OPERATOR, 'Op'), person(ANN, 'Ann'), person(BOB, 'Bob')],
  groups: [
    group(OUTER, 'Sales', INNER, ANN),
    group(INNER, 'Inside sales', ANN, BOB, PC),
    group(TEAM, 'Team', ANN, BOB),
  ],
  directoryRoles: [],
  teams: [
    {
      id: TEAM,
      displayName: 'Team',
      channels: [
        { id: CHANNEL, displayName: 'Admins', membershipType: 'private', members: [ANN] },
        { id: '19:general@thread.tacv2', displayName: 'General', membershipType: 'standard' },
      ],
    },
  ],
  devices: [{ id: PC, deviceId: guid(4), displayName: 'PC' }],
  managedDevices: [],
  roleDefinitions: [
    {
      id: ROLE,
      displayName: 'Help Desk Operator',
      isBuiltIn: true,
      rolePermissions: [
        { resourceActions: [{ allowedResourceActions: [LOCK], notAllowedResourceActions: [] }] },
      ],
    },
  ],
  nav: {},
};
const given: NewAssignment = {
  displayName: 'Desk',
  description: 'front',
  roleId: ROLE,
  memberGroups: [INNER],
  scopeGroups: [OUTER],
  allUsers: false,
  allDevices: false,
};

describe('graph against the sandbox', () => {
  let sandbox: Sandbox;
  let graph: Graph;
  let api: GraphApi;
  const trace: TraceLine[] = [];

  before(async () => {
    sandbox = await startSandbox({ data: tenant, maxPageSize: 2 });
    const tokens = demoTokens(TENANT);
    graph = openGraph({ url: sandbox.url, tokens, log: quiet, trace: (line) => trace.push(line) });
    api = graph.graphFor({ personId: OPERATOR, signal: AbortSignal.timeout(20_000) });
  });
  after(async () => {
    await graph.close();
    await sandbox.close();
  });

  const reaches = [
    { allUsers: false, allDevices: false, scopeGroups: [OUTER] },
    { allUsers: false, allDevices: false, scopeGroups: [] },
    { allUsers: true, allDevices: false, scopeGroups: [] },
    { allUsers: false, allDevices: true, scopeGroups: [] },
    { allUsers: true, allDevices: true, scopeGroups: [OUTER, INNER] },
  ];
  for (const reach of reaches) {
    it(`creates, reads and removes an assignment of ${JSON.stringify(reach)}`, async () => {
      const { id, requestId } = await api.roles.create({ ...given, ...reach });
      const { roleId, ...asked } = { ...given, ...reach };
      const role = {
        roleId,
        roleName: 'Help Desk Operator',
        roleIsBuiltIn: true,
        permissions: new Set([LOCK]),
      };
      const created = { ...asked, ...role, id, scopeTags: [] };
      assert.match(requestId ?? '', /^[0-9a-f-]{36}$/);
      assert.deepEqual(await api.roles.assignment(id), created);
      assert.deepEqual(await api.roles.assignments(), [created]);
      assert.deepEqual(await api.roles.definitions(), [role]);
      assert.match((await api.roles.remove(id)).requestId ?? '', /^[0-9a-f-]{36}$/);
      assert.equal(await api.roles.assignment(id), undefined);
      assert.deepEqual(await api.roles.assignments(), []);
    });
  }

  it('knows a channel and who is in it', async () => {
    const { channels } = api;
    assert.deepEqual(await channels.channel(TEAM, CHANNEL), { membershipType: 'private' });
    assert.deepEqual(await channels.members(TEAM, CHANNEL), new Set([ANN]));
    assert.deepEqual(await channels.channel(TEAM, '19:general@thread.tacv2'), { membershipType: 'standard' });
    assert.equal(await channels.channel(TEAM, '19:none@thread.tacv2'), undefined);
    assert.equal(await channels.channel(OUTER, CHANNEL), undefined);
  });

  it('knows groups, how big they are and what they are in', async () => {
    const { directory } = api;
    const outer = { id: OUTER, displayName: 'Sales', securityEnabled: true };
    const inner = { id: INNER, displayName: 'Inside sales', securityEnabled: true };
    assert.deepEqual(await directory.group(OUTER), outer);
    assert.equal(await directory.group(guid(99)), undefined);
    assert.deepEqual((await directory.findGroups('sales', 10)).items, [outer, inner]);
    assert.deepEqual((await directory.findGroups('sales', 1)).items, [outer]);
    assert.deepEqual(await directory.groupSize(OUTER), { users: 2, devices: 1 });
    const ids = [OUTER, TEAM, ...Array.from({ length: 20 }, (_, n) => guid(n + 50))];
    assert.deepEqual(await directory.groupIsIn(INNER, ids), new Set([OUTER]));
    assert.deepEqual(await directory.groupIsIn(OUTER, [INNER]), new Set());
  });

  it("asks and gives nothing that Graph's own metadata doesn't have", async function () {
    const file = join(await temporaryFolder(), 'trace.jsonl');
    await writeFile(file, trace.map((line) => JSON.stringify(line)).join('\n'));
    checkTrace(this, file);
  });
});
