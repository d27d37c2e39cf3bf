import type { Devices } from '../../helpdesk/contracts/graph.ts';
import type { Clock } from '../../helpdesk/contracts/clock.ts';
import type { GraphClient } from '../http/client.ts';
import { collectAll } from '../http/pages.ts';
import { present, required, uniqueById } from '../json/lists.ts';
import { path, userPath } from '../odata/path.ts';
import { act } from './act.ts';
import {
  DEVICE_DETAILS_FIELDS,
  DEVICE_STATUS_FIELDS,
  toDeviceDetails,
  toDeviceStatus,
} from './device-details.ts';
import { findDevices } from './find-devices.ts';
import { MANAGED_DEVICE_FIELDS, toManagedDevice } from './managed-device.ts';
import { secret } from './secret.ts';

export function graphDevices(client: GraphClient, now: Clock): Devices {
  return {
    async ofPerson(person) {
      const query = { $select: MANAGED_DEVICE_FIELDS };
      const devices = await collectAll(client, `${userPath(person)}/managedDevices`, { query });
      return uniqueById(devices.map(toManagedDevice).filter(present));
    },
    async one(id) {
      const query = { $select: DEVICE_DETAILS_FIELDS };
      return required(
        toDeviceDetails(await client.get(path`/deviceManagement/managedDevices/${id}`, { query })),
      );
    },
    async status(id) {
      const query = { $select: DEVICE_STATUS_FIELDS };
      return toDeviceStatus(await client.get(path`/deviceManagement/managedDevices/${id}`, { query }));
    },
    secret: (device, kind, startDateTime) => secret(client, device, kind, startDateTime),
    find: (text) => findDevices(client, text),
    act: (id, call) => act(client, id, call, now),
  };
}
