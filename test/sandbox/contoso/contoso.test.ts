import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { makeContoso } from '../../../sandbox/contoso/index.ts';
import { readTenant } from './support/tenant.ts';

const tenant = readTenant();
const named = (name: string) => tenant.users.filter((user) => user.displayName === name);
const oneUser = (start: string) => {
  const user = tenant.users.find((each) => each.userPrincipalName.startsWith(start));
  assert.ok(user, start);
  return user;
};
const devicesOf = (id: string) => tenant.managedDevices.filter((device) => device.userId === id);

describe('contoso.json', () => {
  it('is what npm run docs writes', () => {
    const text = readFileSync(new URL('../../../sandbox/contoso.json', import.meta.url), 'utf8');
    const made = `${JSON.stringify(makeContoso(), null, 1)}\n`;
    assert.ok(text === made, 'run npm run docs, which writes sandbox/contoso.json');
  });

  it('has people who are hard to tell apart or to print', () => {
    assert.equal(tenant.tenantId, 'c0ffee00-0000-4000-8000-000000000001');
    assert.ok(tenant.users.length >= 40);
    assert.equal(named('Aino Virtanen').length, 2);
    assert.equal(named('Alex Kim').length, 3);
    const sams = tenant.users.filter((user) =>
      user.displayName.split(' ').some((word) => word.toLowerCase().startsWith('sam')),
    );
    assert.ok(sams.length > 8);
    for (const name of ["Sean O'Brien", 'Jordan "JJ" Example', '[x](http://evil.example)', '**b**']) {
      assert.equal(named(name).length, 1, name);
    }
    for (const script of [/\p{Script=Han}/u, /\p{Script=Cyrillic}/u, /\p{Script=Arabic}/u, /[ÅŁŻ]/u]) {
      assert.ok(tenant.users.some((user) => script.test(user.displayName)));
    }
    assert.ok(tenant.users.some((user) => user.displayName.length === 200));
  });

  it('has accounts in every state', () => {
    assert.equal(oneUser('bea.blocked').accountEnabled, false);
    assert.deepEqual(oneUser('noel.nolicense').assignedLicenses, []);
    assert.equal(oneUser('una.nowhere').usageLocation, null);
    assert.equal(oneUser('gala.guest').userType, 'Guest');
    assert.match(oneUser('gala.guest').userPrincipalName, /#EXT#@contoso\.example$/);
    assert.ok(tenant.users.every((user) => user.userPrincipalName.endsWith('@contoso.example')));
    assert.equal(devicesOf(oneUser('thea.thirty').id).length, 30);
    assert.ok(tenant.users.filter((user) => devicesOf(user.id).length === 0).length > 5);
    const gwen = oneUser('gwen.groups').id;
    assert.ok(tenant.groups.filter((group) => group.members.includes(gwen)).length > 30);
  });

  it('covers every platform and state', () => {
    const systems = new Set(
      tenant.managedDevices.map((device) => {
        const { operatingSystem, managedDeviceOwnerType } = device as Record<string, unknown>;
        return `${String(operatingSystem)} ${String(managedDeviceOwnerType)}`;
      }),
    );
    for (const system of [
      'Windows company',
      'iOS company',
      'iOS personal',
      'iPadOS company',
      'macOS company',
      'AndroidEnterprise company',
      'AndroidForWork personal',
      'Android personal',
      'Android (AOSP) company',
      'ChromeOS company',
      'Linux company',
    ]) {
      assert.ok(systems.has(system), system);
    }
    const states = new Set(tenant.managedDevices.map((device) => device.complianceState));
    for (const state of ['compliant', 'noncompliant', 'inGracePeriod', 'error', 'unknown']) {
      assert.ok(states.has(state), state);
    }
    const has = (property: string, value: unknown) =>
      assert.ok(
        tenant.managedDevices.some((device) => device[property] === value),
        property,
      );
    has('isEncrypted', false);
    has('jailBroken', 'True');
    has('isSupervised', true);
    has('deviceEnrollmentType', 'windowsCoManagement');
    has('enrollmentProfileName', 'Shared iPad');
    has('userId', '');
    const serials = tenant.managedDevices.map((device) => device.serialNumber);
    assert.ok(serials.length > new Set(serials).size, 'a serial number is there twice');
    assert.ok(tenant.devices.some((device) => device.isManaged === false));
    const acting = tenant.managedDevices.filter((device) => device.sandbox !== undefined);
    for (const end of ['done', 'failed', 'never', 'notSupported', '"status":403']) {
      assert.ok(JSON.stringify(acting.map((device) => device.sandbox)).includes(end), end);
    }
  });

  it('has groups of every kind and a nest three deep', () => {
    const group = (name: string) => {
      const found = tenant.groups.find((each) => each.displayName === name);
      assert.ok(found, name);
      return found;
    };
    assert.ok(group('Nordic staff').members.includes(group('Finland staff').id));
    assert.ok(group('Finland staff').members.includes(group('Oulu office').id));
    assert.ok(group('Oulu office').members.includes(oneUser('aino.virtanen@').id));
    for (const type of ['Unified', 'DynamicMembership']) {
      assert.ok(
        tenant.groups.some((each) => each.groupTypes.includes(type)),
        type,
      );
    }
    assert.ok(tenant.groups.some((each) => typeof each.membershipRule === 'string'));
  });

  it('has roles, assignments and someone without any', () => {
    const operator = tenant.roleDefinitions.find(
      (role) => role.id === '9e0cc482-82df-4ab2-a24c-0c23a3f52e1e',
    );
    assert.ok(operator?.isBuiltIn);
    assert.deepEqual(
      operator.roleAssignments.map((each) => [each.scopeType, each.resourceScopes.length]),
      [
        ['resourceScope', 2],
        ['resourceScope', 1],
        ['allDevicesAndLicensedUsers', 0],
        ['resourceScope', 24],
        ['allDevices', 0],
        ['allDevices', 0],
      ],
    );
    const names = tenant.roleDefinitions.map((role) => role.displayName);
    assert.ok(['Read Only Operator', 'Lock desk', 'Desk without wipe'].every((name) => names.includes(name)));
    const holders = new Set(
      tenant.roleDefinitions
        .flatMap((role) => role.roleAssignments)
        .flatMap((assignment) => assignment.members),
    );
    const norbert = oneUser('norbert.norole').id;
    const his = tenant.groups.filter((group) => group.members.includes(norbert)).map((group) => group.id);
    assert.ok(his.every((id) => !holders.has(id)));
    assert.ok(tenant.directoryRoles.some((role) => role.members.some((id) => id.startsWith('b0000000'))));
  });

  it("has the admins' channel and one that only looks like it", () => {
    const channels = tenant.teams.flatMap((team) =>
      team.channels.map((channel) => ({ team: team.id, ...channel })),
    );
    const admins = channels.filter((channel) => channel.displayName === 'Help desk admins');
    assert.deepEqual(
      admins.map((channel) => channel.membershipType),
      ['private', 'standard'],
    );
    assert.equal(admins[0]?.team, 'c0ffee00-0000-4000-8000-0000000000aa');
    assert.equal(admins[0].id, '19:helpdesk-admins@thread.tacv2');
    assert.ok(admins[0].members.includes(oneUser('otso.operator').id));
  });

  it('has people to play, together with those who show the same', () => {
    const groups = tenant.cast.map(({ shows }) => shows);
    assert.ok(groups.every((shows) => shows.length > 0));
    assert.ok(new Set(groups).size >= 4);
    // each group is in one piece
    const pieces = groups.filter((shows, index) => shows !== groups[index - 1]);
    assert.equal(pieces.length, new Set(groups).size);
  });

  it('has no reference to missing things', () => {
    const people = new Set(tenant.users.map((user) => user.id));
    const groups = new Set(tenant.groups.map((group) => group.id));
    const devices = new Set(tenant.devices.map((device) => device.id));
    const all = new Set([...people, ...groups, ...devices]);
    const ids = [...tenant.users, ...tenant.groups, ...tenant.devices, ...tenant.managedDevices].map(
      ({ id }) => id,
    );
    assert.equal(new Set(ids).size, ids.length);
    const upns = tenant.users.map((user) => user.userPrincipalName);
    assert.equal(new Set(upns).size, upns.length);
    const check = (known: Set<string>, asked: Iterable<string>, what: string) => {
      for (const id of asked) assert.ok(known.has(id), `${what}: ${id}`);
    };
    check(
      all,
      tenant.groups.flatMap((group) => group.members),
      'member',
    );
    check(
      all,
      tenant.directoryRoles.flatMap((role) => role.members),
      'role member',
    );
    check(
      people,
      tenant.teams.flatMap((team) => team.channels.flatMap((channel) => channel.members)),
      'channel',
    );
    check(
      people,
      tenant.cast.map((each) => each.id),
      'cast',
    );
    check(
      people,
      tenant.devices.flatMap((device) => device.ownerId ?? []),
      'owner',
    );
    check(
      people,
      tenant.managedDevices.map((device) => device.userId).filter((id) => id !== ''),
      'primary user',
    );
    const assignments = tenant.roleDefinitions.flatMap((role) => role.roleAssignments);
    check(
      groups,
      assignments.flatMap((each) => [...each.members, ...each.resourceScopes]),
      'assignment',
    );
    const managed = new Set(tenant.managedDevices.map((device) => device.id));
    for (const path of Object.keys(tenant.nav)) {
      const [kind, id = ''] = path.split('/');
      if (kind === 'users') check(people, [id], path);
      if (kind === 'managedDevices') check(managed, [id], path);
    }
    const deviceIds = new Set(tenant.devices.map((device) => device.deviceId));
    for (const device of tenant.managedDevices) {
      if (device.azureADRegistered === true)
        assert.ok(deviceIds.has(device.azureADDeviceId), device.deviceName);
    }
  });
});
