import type { Directory } from '../../helpdesk/contracts/graph.ts';
import type { GraphClient } from '../http/client.ts';
import { path, userPath } from '../odata/path.ts';
import { account } from './account.ts';
import { deviceObject } from './device-object.ts';
import { directoryRoles } from './directory-roles.ts';
import { findByMail } from './find-by-mail.ts';
import { findByName } from './find-by-name.ts';
import { findGroups } from './find-groups.ts';
import { groupNames } from './group-names.ts';
import { groupSize } from './group-size.ts';
import { group } from './group.ts';
import { groups } from './groups.ts';
import { intuneLicence } from './intune-licence.ts';
import { manager } from './manager.ts';
import { memberships } from './memberships.ts';
import { registeredDevices } from './registered-devices.ts';
import { speaker } from './speaker.ts';

export function graphDirectory(client: GraphClient): Directory {
  return {
    speaker: (personId) => speaker(client, personId),
    account: (person) => account(client, person),
    manager: (person) => manager(client, person),
    intuneLicence: (person) => intuneLicence(client, person),
    groups: (person) => groups(client, person),
    registeredDevices: (person) => registeredDevices(client, person),
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
