import type { Directory } from '../../helpdesk/contracts/graph.ts';
import type { GraphClient } from '../http/client.ts';
import { path, userPath } from '../odata/path.ts';
import { account, manager, speaker } from './person.ts';
import { deviceObject, ownedDevices, registeredDevices } from './entra-device.ts';
import { directoryRoles, groups, memberships } from './memberships.ts';
import { findByMail, findByName } from './find-people.ts';
import { findGroups, groupNames, groupSize, group } from './group.ts';
import { intuneLicense } from './intune-license.ts';

export function graphDirectory(client: GraphClient): Directory {
  return {
    speaker: (personId) => speaker(client, personId),
    account: (person) => account(client, person),
    manager: (person) => manager(client, person),
    intuneLicense: (person) => intuneLicense(client, person),
    groups: (person) => groups(client, person),
    registeredDevices: (person) => registeredDevices(client, person),
    ownedDevices: (person) => ownedDevices(client, person),
    findByMail: (address) => findByMail(client, address),
    findByName: (text, most) => findByName(client, text, most),
    directoryRoles: (person) => directoryRoles(client, person),
    personIsIn: async (person, groupIds) => memberships(client, userPath(person), groupIds),
    deviceIsIn: async (objectId, groupIds) => memberships(client, path`/devices/${objectId}`, groupIds),
    deviceObject: (deviceId) => deviceObject(client, deviceId),
    groupNames: (groupIds) => groupNames(client, groupIds),
    group: (id) => group(client, id),
    findGroups: (text, most) => findGroups(client, text, most),
    groupIsIn: async (id, groupIds) => memberships(client, path`/groups/${id}`, groupIds),
    groupSize: (id) => groupSize(client, id),
  };
}
