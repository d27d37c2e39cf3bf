import type { Devices } from '../../helpdesk/contracts/graph.ts';
import type { Clock } from '../../helpdesk/contracts/clock.ts';
import type { GraphClient, ReadOptions } from '../http/client.ts';
import { collectAll } from '../http/pages.ts';
import { required, uniqueById } from '../json/lists.ts';
import { path, userPath } from '../odata/path.ts';
import { act } from './act.ts';
import {
  DEVICE_DETAILS_FIELDS,
  DEVICE_STATUS_FIELDS,
  toDeviceDetails,
  toDeviceStatus,
} from './device-details.ts';
import { findDevices } from './find-devices.ts';
import { primaryUserOf } from './primary-user.ts';
import { secret } from './secret.ts';
import { devicesWithUsers, readExpanded } from './with-primary-users.ts';
import { withScopeTags } from './with-scope-tags.ts';

const NO_TAGS = { tags: false };

export function graphDevices(client: GraphClient, now: Clock): Devices {
  return {
    async ofPerson(person, { tags } = NO_TAGS) {
      const at = `${userPath(person)}/managedDevices`;
      const list = (how: ReadOptions) => collectAll(client, at, how);
      const devices = readExpanded(client, (query) => list({ query }));
      const read = await (tags ? withScopeTags(client, devices, list) : devices);
      return uniqueById(await devicesWithUsers(client, read));
    },
    async one(id, { tags } = NO_TAGS) {
      const at = path`/deviceManagement/managedDevices/${id}`;
      const list = async (how: ReadOptions) => [await client.get(at, how)];
      const devices = list({ query: { $select: DEVICE_DETAILS_FIELDS } });
      const [[device], user] = await Promise.all([
        tags ? withScopeTags(client, devices, list) : devices,
        primaryUserOf(client, id),
      ]);
      return required(device && toDeviceDetails(device, user));
    },
    async status(id) {
      const query = { $select: DEVICE_STATUS_FIELDS };
      return toDeviceStatus(await client.get(path`/deviceManagement/managedDevices/${id}`, { query }));
    },
    secret: (device, kind, startDateTime) => secret(client, device, kind, startDateTime),
    find: (text, { tags } = NO_TAGS) => findDevices(client, text, tags),
    act: (id, call) => act(client, id, call, now),
  };
}
