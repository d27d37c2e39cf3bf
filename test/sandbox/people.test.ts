import assert from 'node:assert/strict';
import { device, directoryRole, group, id, start, user, type Answer, type Caller } from './support/tenant.ts';

const ids = (answer: Answer): string[] => answer.body.value.map((item) => item.id);

describe('sandbox: people, groups and Entra devices', () => {
  let graph: Caller;
  before(async () => void (graph = await start()));
  after(() => graph.sandbox.close());

  it('returns a person by id and by UPN in any case and spelling', async () => {
    for (const key of [
      `/${user(2)}`,
      `/${user(2).toUpperCase()}`,
      "/O'BRIEN@contoso.com",
      '/o%27brien%40contoso.com',
      "('o''brien@contoso.com')",
      "('o%27%27brien%40contoso.com')",
    ]) {
      const { status, body } = await graph.get(`/v1.0/users${key}?$select=id`);
      assert.equal(status, 200, key);
      assert.equal(body.id, user(2), key);
    }
  });

  it('serves the default properties unless some are selected, null as null and absent as absent', async () => {
    const plain = await graph.get(`/v1.0/users/${user(4)}`);
    assert.equal('department' in plain.body, false);
    assert.equal(plain.body.jobTitle, null);
    const chosen = await graph.get(`/v1.0/users/${user(4)}?$select=department,usageLocation`);
    assert.deepEqual(Object.keys(chosen.body), ['@odata.context', 'department']);
    assert.equal(chosen.body.department, null);
    const beta = await graph.get(`/beta/users/${user(1)}`);
    assert.equal(beta.body.department, 'Sales');
    assert.equal('signInActivity' in beta.body, false);
  });

  it("answers a missing person as Graph does, with the client's request id", async () => {
    const answer = await graph.get('/v1.0/users/nobody@contoso.com', { 'client-request-id': 'mine' });
    assert.equal(answer.status, 404);
    const { code, message, innerError } = answer.body.error;
    assert.equal(code, 'Request_ResourceNotFound');
    assert.match(message, /^Resource 'nobody@contoso.com' does not exist/);
    assert.equal(innerError['client-request-id'], 'mine');
    assert.equal(innerError['request-id'], answer.headers.get('request-id'));
    assert.equal(innerError.date, '2030-01-01T00:00:00');
    assert.equal(answer.headers.get('client-request-id'), 'mine');
    assert.equal(answer.headers.get('date'), 'Tue, 01 Jan 2030 00:00:00 GMT');
  });

  it('knows manager, licenses and navigations that Graph has no name for', async () => {
    const manager = await graph.get(`/v1.0/users/${user(1)}/manager?$select=displayName`);
    assert.equal(manager.body.displayName, "Miles O'Brien");
    const none = await graph.get(`/v1.0/users/${user(2)}/manager`);
    assert.equal(none.status, 404);
    assert.equal(none.body.error.code, 'Request_ResourceNotFound');
    assert.deepEqual(ids(await graph.get(`/v1.0/users/zoe@contoso.com/licenseDetails`)), ['lic1']);
    assert.deepEqual(ids(await graph.get(`/v1.0/users/${user(2)}/licenseDetails`)), []);
    assert.deepEqual(ids(await graph.get(`/v1.0/users/${user(1)}/authentication/methods`)), []);
    // other people's take one of Entra's roles, and so do sign-ins
    assert.equal((await graph.get(`/v1.0/users/${user(2)}/authentication/methods`)).status, 403);
    assert.equal((await graph.get(`/v1.0/users/${user(1)}/authentication/methods?$top=1`)).status, 400);
    assert.equal((await graph.get('/v1.0/auditLogs/signIns')).status, 403);
    assert.equal((await graph.get(`/v1.0/users/${user(2)}/photo/$value`)).status, 404);
    assert.equal((await graph.get(`/v1.0/users/${user(2)}/nonsense`)).status, 400);
    assert.equal((await graph.get(`/v1.0/me?$select=id`)).body.id, user(1));
    const wide = await graph.get(`/v1.0/users/${user(1)}?$select=id&$expand=manager($select=id,department)`);
    assert.deepEqual(wide.body.manager, {
      '@odata.type': '#microsoft.graph.user',
      id: user(2),
      department: 'IT',
    });
  });

  it('follows memberships through nested groups and cycles', async () => {
    const direct = await graph.get(`/v1.0/users/${user(1)}/memberOf`);
    assert.deepEqual(ids(direct), [group(2), group(3)]);
    const all = await graph.get(`/v1.0/users/${user(1)}/transitiveMemberOf`);
    assert.deepEqual(ids(all).sort(), [group(1), group(2), group(3), directoryRole].sort());
    assert.equal(all.body.value[0]?.['@odata.type'], '#microsoft.graph.group');
    const path = `/v1.0/users/${user(1)}/transitiveMemberOf/microsoft.graph`;
    assert.deepEqual(ids(await graph.get(`${path}.group?$select=id`)).sort(), [group(1), group(2), group(3)]);
    const roles = await graph.get(`${path}.directoryRole?$select=id,roleTemplateId`);
    assert.deepEqual(roles.body.value, [{ id: directoryRole, roleTemplateId: id(9, 1) }]);
    assert.deepEqual(
      ids(await graph.get(`/v1.0/groups/${group(1)}/transitiveMemberOf/microsoft.graph.group`)),
      [group(2)],
    );
    assert.deepEqual(ids(await graph.get(`/v1.0/groups/${group(1)}/members`)), [group(2)]);
    assert.deepEqual(
      ids(await graph.get(`/v1.0/groups/${group(1)}/transitiveMembers/microsoft.graph.user`)),
      [user(1)],
    );
    assert.deepEqual(ids(await graph.get(`/v1.0/directoryRoles/${directoryRole}/members`)), [group(1)]);
  });

  it('checks memberships of people and devices, twenty ids at a time', async () => {
    const check = (path: string, body: object): Promise<Answer> => graph.post(`/v1.0/${path}`, body);
    const groupIds = [group(1), group(3), directoryRole, id(2, 99)];
    assert.deepEqual((await check(`users/${user(1)}/checkMemberGroups`, { groupIds })).body.value, [
      group(1),
      group(3),
    ]);
    assert.deepEqual((await check(`devices/${device(1)}/checkMemberGroups`, { groupIds })).body.value, [
      group(1),
    ]);
    assert.deepEqual((await check(`users/${user(1)}/checkMemberObjects`, { ids: groupIds })).body.value, [
      group(1),
      group(3),
      directoryRole,
    ]);
    const secured = await check(`users/${user(1)}/getMemberGroups`, { securityEnabledOnly: true });
    assert.deepEqual(secured.body.value.sort(), [group(1), group(2)]);
    const many = Array.from({ length: 21 }, (_, n) => group(n));
    assert.equal((await check(`users/${user(1)}/checkMemberGroups`, { groupIds: many })).status, 400);
    assert.equal((await check(`users/${user(1)}/checkMemberGroups`, { ids: many })).status, 400);
    assert.equal((await check(`users/${id(1, 99)}/checkMemberGroups`, { groupIds })).status, 404);
  });

  it('sees changed memberships', async () => {
    const own = await start();
    const { tenant } = own.sandbox;
    const path = `/v1.0/users/${user(3)}/transitiveMemberOf/microsoft.graph.group`;
    assert.deepEqual(ids(await own.get(path)), []);
    const inner = tenant.data.groups.find((one) => one.id === group(2));
    inner?.members?.push(user(3));
    assert.deepEqual(ids(await own.get(path)), [group(2), group(1)]);
    if (inner) inner.members = [user(4), group(1), device(1), user(2)];
    tenant.changed();
    assert.deepEqual(ids(await own.get(path)), []);
    tenant.data.users.push({ id: id(1, 50), displayName: 'New', userPrincipalName: 'new@contoso.com' });
    assert.equal((await own.get('/v1.0/users/new@contoso.com')).body.id, id(1, 50));
    await own.sandbox.close();
  });

  it('finds devices by object id and by deviceId, and a person’s own', async () => {
    const found = await graph.get(`/v1.0/devices(deviceId='${id(8, 1)}')?$select=id,ownerId`);
    assert.equal(found.body.id, device(1));
    assert.equal('ownerId' in found.body, false);
    assert.equal((await graph.get(`/v1.0/devices(deviceId='${id(8, 7)}')`)).status, 404);
    assert.deepEqual(ids(await graph.get(`/v1.0/devices?$filter=deviceId eq '${id(8, 1)}'`)), [device(1)]);
    for (const name of ['registeredDevices', 'ownedDevices']) {
      const cast = await graph.get(`/v1.0/users/zoe@contoso.com/${name}/microsoft.graph.device?$select=id`);
      assert.deepEqual(cast.body.value, [{ id: device(1) }]);
    }
  });

  it('returns directory objects by ids', async () => {
    const body = { ids: [group(1), user(1), id(2, 99)], types: ['group'] };
    const found = await graph.post('/v1.0/directoryObjects/getByIds', body);
    assert.deepEqual(ids(found), [group(1)]);
    assert.equal(found.body.value[0]?.['@odata.type'], '#microsoft.graph.group');
    assert.equal('members' in found.body.value[0], false);
  });

  it('knows who is in a channel', async () => {
    const team = `/v1.0/teams/${group(3)}/channels`;
    const admins = `${team}/${encodeURIComponent('19:helpdesk-admins@thread.tacv2')}`;
    assert.equal((await graph.get(`${admins}?$select=id,membershipType`)).body.membershipType, 'private');
    for (const name of ['members', 'allMembers']) {
      const [member, ...others] = (await graph.get(`${admins}/${name}`)).body.value;
      assert.equal(member?.userId, user(2));
      assert.equal(others.length, 0);
    }
    const general = await graph.get(`${team}/${encodeURIComponent('19:general@thread.tacv2')}/members`);
    assert.equal(general.body.value.length, 2);
    assert.equal((await graph.get(`${team}/19:none@thread.tacv2`)).status, 404);
  });
});
