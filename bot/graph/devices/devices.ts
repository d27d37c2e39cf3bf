import type { Devices } from '../../helpdesk/contracts/graph.ts';
import type { Clock } from '../../helpdesk/contracts/clock.ts';
import type { GraphClient } from '../http/client.ts';
import { collectMost } from '../http/pages.ts';
import { theOne } from '../json/answers.ts';
import { listed, required } from '../json/lists.ts';
import { path, userPath } from '../odata/path.ts';
import { act } from './act.ts';
import {
  DEVICE_DETAILS_FIELDS,
  DEVICE_STATUS_FIELDS,
  toDeviceDetails,
  toDeviceStatus,
} from './device-details.ts';
import { assertTold } from './managed-device.ts';
import { devicesWithEntraId, findDevices } from './find-devices.ts';
import { keyById, keysOfDevice } from './recovery-keys.ts';
import { findRecoveryKeys } from './walk-recovery-keys.ts';
import { primaryUserOf } from './primary-user.ts';
import { withPrimaryUsers } from './with-primary-users.ts';
import { secret } from './secret.ts';

export function graphDevices(client: GraphClient, now: Clock): Devices {
  return {
    async ofPerson(person) {
      const at = `${userPath(person)}/managedDevices`;
      const { items, fault } = await withPrimaryUsers(client, (query) => collectMost(client, at, { query }));
      return listed(items, fault);
    },
    async one(id) {
      const query = { $select: DEVICE_DETAILS_FIELDS };
      const [device, user] = await Promise.all([
        client.get(path`/deviceManagement/managedDevices/${id}`, { query }),
        primaryUserOf(client, id),
      ]);
      assertTold(theOne(device, id));
      return required(toDeviceDetails(device, user));
    },
    async status(id) {
      const query = { $select: DEVICE_STATUS_FIELDS };
      return toDeviceStatus(
        theOne(await client.get(path`/deviceManagement/managedDevices/${id}`, { query }), id),
      );
    },
    secret: (device, kind, startDateTime, keyId) => secret(client, device, kind, startDateTime, keyId),
    recoveryKey: (id) => keyById(client, id),
    recoveryKeysOf: (deviceId) => keysOfDevice(client, deviceId),
    findRecoveryKeys: (start, limitMs) => findRecoveryKeys(client, start, limitMs),
    withEntraId: (deviceId) => devicesWithEntraId(client, deviceId),
    find: (text) => findDevices(client, text),
    act: (id, call) => act(client, id, call, now),
  };
}
