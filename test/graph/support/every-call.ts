import assert from 'node:assert/strict';
import type { GraphApi } from '../../../bot/helpdesk/contracts/graph.ts';
import { Problem, part } from '../../../bot/helpdesk/contracts/problem.ts';
import { ADMIN_CHANNEL, ADMIN_TEAM, devices, entraId, groups, people } from '../../support/tenant.ts';

export const HELP_DESK_OPERATOR = 'eeee0000-0000-4000-8000-000000000001';

const SECRETS = [
  'unlockPin',
  'passcode',
  'location',
  'recoveryKey',
  'localAdminPassword',
  'fileVaultKey',
] as const;

/** Asks for everything that the ports can ask for. A port that is new and not in here fails the test. */
export async function everyCall(api: GraphApi): Promise<void> {
  const { directory, channels, roles } = api;
  const calls: { [P in keyof GraphApi]: Record<string, () => Promise<unknown>> } = {
    directory: {
      speaker: () => directory.speaker(people.aino),
      account: () => directory.account(people.aino),
      manager: () => directory.manager(people.aino),
      intuneLicense: () => directory.intuneLicense(people.aino),
      groups: () => directory.groups(people.aino),
      registeredDevices: () => directory.registeredDevices(people.aino),
      ownedDevices: () => directory.ownedDevices(people.aino),
      findByMail: () => directory.findByMail('aino@contoso.example'),
      findByName: () => directory.findByName('aino', 5),
      directoryRoles: () => directory.directoryRoles(people.admin),
      personIsIn: () => directory.personIsIn(people.aino, [groups.field]),
      deviceIsIn: () => directory.deviceIsIn('dd000000-0000-4000-8000-000000000004', [groups.phones]),
      deviceObject: () => directory.deviceObject(entraId(1)),
      groupNames: () => directory.groupNames([groups.field]),
      group: () => directory.group(groups.field),
      findGroups: () => directory.findGroups('field', 5),
      groupIsIn: () => directory.groupIsIn(groups.nested, [groups.field]),
      groupSize: () => directory.groupSize(groups.field),
    },
    devices: {
      ofPerson: () => api.devices.ofPerson(people.aino),
      one: () => api.devices.one(devices.ainoPhone),
      status: async () => {
        for (const items of [false, true]) await api.devices.status(devices.ainoPhone, { items });
      },
      secret: async () => {
        const device = await api.devices.one(devices.ainoPhone);
        for (const kind of SECRETS)
          await part(api.devices.secret({ ...device, azureADDeviceId: entraId(1) }, kind, undefined));
      },
      recoveryKey: () => api.devices.recoveryKey('key-1'),
      recoveryKeysOf: () => api.devices.recoveryKeysOf(entraId(1)),
      findRecoveryKeys: () => api.devices.findRecoveryKeys('ab', 5_000),
      withEntraId: () => api.devices.withEntraId(entraId(1)),
      find: () => api.devices.find('AINO-PHONE'),
      remediations: () => api.devices.remediations(),
      profiles: () => api.devices.profiles(),
      appTags: () => api.devices.appTags(),
      named: () => api.devices.named('AINO-PHONE'),
      act: async () => {
        const graphPermission = 'DeviceManagementManagedDevices.PrivilegedOperations.All';
        await api.devices.act(devices.ainoPhone, { name: 'remoteLock', version: 'v1.0', graphPermission });
        const call = { name: 'delete', version: 'v1.0', method: 'DELETE', graphPermission } as const;
        await api.devices.act(devices.ainoPhone, call);
      },
    },
    approvals: {
      state: () => api.approvals.state('none'),
      waiting: () => api.approvals.waiting(),
      all: () => api.approvals.all(),
      one: () => api.approvals.one('none'),
      policies: () => api.approvals.policies(),
      decide: async () => {
        for (const approves of [true, false]) await part(api.approvals.decide('none', approves, 'x'));
      },
    },
    troubleshooting: {
      enrollmentFailures: () => api.troubleshooting.enrollmentFailures(people.aino),
      tenantSettings: () => api.troubleshooting.tenantSettings(),
      compliancePolicies: () => api.troubleshooting.compliancePolicies(devices.ainoPhone),
      wantedSettings: () => api.troubleshooting.wantedSettings(),
      configurations: () => api.troubleshooting.configurations(devices.ainoPhone),
      apps: () => api.troubleshooting.apps(people.aino, devices.ainoPhone),
      appLifecycle: () => api.troubleshooting.appLifecycle(people.aino),
      restrictions: () => api.troubleshooting.restrictions(),
      protection: () => api.troubleshooting.protection(devices.ainoLaptop),
      malware: () => api.troubleshooting.malware(devices.ainoLaptop),
      logRequests: () => api.troubleshooting.logRequests(devices.ainoLaptop),
      remediationRuns: () => api.troubleshooting.remediationRuns(devices.ainoLaptop),
      appRegistrations: () => api.troubleshooting.appRegistrations(people.aino),
      appChecks: () => api.troubleshooting.appChecks(people.aino),
      signIns: () => api.troubleshooting.signIns(people.aino, 5),
      signInMethods: () => api.troubleshooting.signInMethods(people.aino),
      updateRings: () => api.troubleshooting.updateRings(),
      updateProfiles: async () => {
        for (const kind of ['feature', 'quality', 'driver'] as const)
          await api.troubleshooting.updateProfiles(kind);
      },
      licensedProducts: () => api.troubleshooting.licensedProducts(people.aino),
      licenseAssignments: () => api.troubleshooting.licenseAssignments(people.aino),
    },
    roles: {
      assignments: () => roles.assignments(),
      definitions: () => roles.definitions(),
      tagNames: () => roles.tagNames(),
      ownPermissions: () => roles.ownPermissions(),
      assignment: async () => roles.assignment((await roles.assignments())[0]?.id ?? ''),
      create: () => Promise.resolve(), // with remove
      remove: async () => {
        const { id } = await roles.create({
          displayName: 'x',
          description: undefined,
          roleId: HELP_DESK_OPERATOR,
          memberGroups: [groups.newcomers],
          scopeGroups: [groups.bos],
          allUsers: false,
          allDevices: false,
        });
        await roles.remove(id);
      },
    },
    channels: {
      channel: () => channels.channel(ADMIN_TEAM, ADMIN_CHANNEL),
      members: () => channels.members(ADMIN_TEAM, ADMIN_CHANNEL),
    },
  };
  for (const [port, asks] of Object.entries(api) as [keyof GraphApi, Record<string, unknown>][]) {
    for (const name of Object.keys(asks)) {
      const call = calls[port][name];
      assert.ok(call, `api.${port}.${name} is new: call it here, and list its permission`);
      try {
        await call();
      } catch (error) {
        // what the sandbox doesn't have was asked for all the same
        if (!(error instanceof Problem)) throw error;
      }
    }
  }
}
