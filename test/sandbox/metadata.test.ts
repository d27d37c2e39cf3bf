import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from '../support/fixture.ts';
import { checkTrace } from '../support/shared.ts';
import {
  assignment,
  channel,
  device,
  eventual,
  group,
  id,
  managed,
  role,
  start,
  user,
} from './support/tenant.ts';

describe("sandbox: its answers against Graph's own metadata", () => {
  it('names only what v1.0 has', async function () {
    const graph = await start();
    const at = `/v1.0/deviceManagement/managedDevices/${managed(2)}`;
    for (const path of [
      '/v1.0/users',
      `/v1.0/users/${user(1)}?$select=id,department,accountEnabled,signInActivity&$expand=manager`,
      "/v1.0/users('o''brien@contoso.com')",
      `/v1.0/users/${user(1)}/manager`,
      `/v1.0/users/${user(1)}/transitiveMemberOf`,
      `/v1.0/users/${user(1)}/memberOf/microsoft.graph.group?$select=id,displayName`,
      `/v1.0/users/${user(1)}/managedDevices`,
      `/v1.0/users/${user(1)}/registeredDevices/microsoft.graph.device`,
      `/v1.0/users/${user(1)}/licenseDetails`,
      '/v1.0/users?$search="displayName:zoe"&$count=true',
      `/v1.0/groups/${group(1)}/transitiveMembers`,
      `/v1.0/devices(deviceId='${id(8, 1)}')`,
      `/v1.0/devices/${device(1)}/memberOf`,
      `/v1.0/teams/${group(3)}`,
      `/v1.0/teams/${group(3)}/channels`,
      `/v1.0/teams/${group(3)}/channels/${channel}/allMembers`,
      '/v1.0/deviceManagement/roleDefinitions?$expand=roleAssignments',
      `/v1.0/deviceManagement/roleAssignments/${assignment(1)}?$expand=roleDefinition`,
      '/v1.0/deviceManagement/deviceEnrollmentConfigurations',
      "/v1.0/deviceManagement/getEffectivePermissions(scope='*')",
      at,
      '/v1.0/users/nobody',
    ]) {
      await graph.get(path, eventual);
    }
    for (const action of ['remoteLock', 'resetPasscode', 'locateDevice', 'syncDevice'])
      await graph.post(`${at}/${action}`);
    await graph.get(at);
    graph.pass(60);
    await graph.get(at);
    await graph.post(`${at}/wipe`, { keepUserData: true });
    await graph.get(`${at}?$select=managementState,deviceActionResults`);
    await graph.post(`/v1.0/users/${user(1)}/checkMemberGroups`, { groupIds: [group(1)] });
    await graph.post('/v1.0/directoryObjects/getByIds', {
      ids: [user(1), group(1)],
      types: ['user', 'group'],
    });
    await graph.post('/v1.0/deviceManagement/roleAssignments', {
      displayName: 'New',
      members: [group(1)],
      'roleDefinition@odata.bind': `https://graph.microsoft.com/v1.0/deviceManagement/roleDefinitions('${role(1)}')`,
    });
    await graph.post('/v1.0/$batch', { requests: [{ id: '1', method: 'GET', url: `/users/${user(1)}` }] });
    await graph.sandbox.close();

    const file = join(await temporaryFolder(), 'trace.jsonl');
    await writeFile(file, graph.sandbox.calls.map((call) => JSON.stringify(call)).join('\n'));
    checkTrace(this, file);
  });
});
