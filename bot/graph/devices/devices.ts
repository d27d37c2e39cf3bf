import type { Devices } from '../../helpdesk/contracts/graph.ts';
import type { Clock } from '../../helpdesk/contracts/clock.ts';
import { NO_GUID } from '../../helpdesk/contracts/guid.ts';
import type { GraphClient, ReadOptions } from '../http/client.ts';
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
import { appTags, profiles, remediations } from './choices.ts';
import { devicesNamed } from './same-name.ts';
import { secret } from './secret.ts';
import { readExpanded, withPrimaryUsers } from './with-primary-users.ts';
import { withBetaFields } from './with-beta-fields.ts';

const NO_TAGS = { tags: false };

export function graphDevices(client: GraphClient, now: Clock): Devices {
  return {
    async ofPerson(person, { tags } = NO_TAGS) {
      const at = `${userPath(person)}/managedDevices`;
      const read = (how: ReadOptions) => collectMost(client, at, how);
      const devices = readExpanded(client, (query) => read({ query }));
      const list = await (tags ? withBetaFields(client, devices, read, { tags }) : devices);
      const { items, fault, unclear, unclearInEntra } = await withPrimaryUsers(client, list);
      return { ...listed(items, fault, { unclear }), ...(unclear > 0 && { unclearInEntra }) };
    },
    async one(id, { tags } = NO_TAGS) {
      const at = path`/deviceManagement/managedDevices/${id}`;
      const read = async (how: ReadOptions) => ({ items: [theOne(await client.get(at, how), id)] });
      const devices = read({ query: { $select: DEVICE_DETAILS_FIELDS } });
      const [{ items }, user] = await Promise.all([
        withBetaFields(client, devices, read, { tags }),
        primaryUserOf(client, id),
      ]);
      const device = required(items[0]);
      assertTold(device);
      return required(toDeviceDetails(device, user, now()));
    },
    async status(id, wanted = { items: false }) {
      const how = {
        query: { $select: DEVICE_STATUS_FIELDS },
        ...(wanted.items && { version: 'beta' as const }),
      };
      const read = await client.get(path`/deviceManagement/managedDevices/${id}`, how);
      return toDeviceStatus(theOne(read, id), wanted);
    },
    secret: (device, kind, startDateTime, keyId) => secret(client, device, kind, startDateTime, keyId),
    recoveryKey: (id) => keyById(client, id),
    recoveryKeysOf: (deviceId) => keysOfDevice(client, deviceId),
    findRecoveryKeys: (start, limitMs, from) => findRecoveryKeys(client, start, limitMs, from),
    withEntraId: async (deviceId, { tags } = NO_TAGS) =>
      // devices that Entra doesn't know all have this one
      deviceId === NO_GUID ? [] : devicesWithEntraId(client, deviceId, tags),
    find: (text, { tags } = NO_TAGS) => findDevices(client, text, tags),
    remediations: () => remediations(client),
    profiles: () => profiles(client),
    appTags: () => appTags(client),
    named: (name) => devicesNamed(client, name),
    act: (id, call) => act(client, id, call),
  };
}
