import type { PersonName } from '../../helpdesk/contracts/model.ts';
import type { Part } from '../../helpdesk/contracts/problem.ts';
import { Problem, part } from '../../helpdesk/contracts/problem.ts';
import { NO_GUID, isGuid } from '../../helpdesk/contracts/guid.ts';
import type { GraphClient } from '../http/client.ts';
import { unreadable } from '../json/answers.ts';
import { id, records, text, type Json } from '../json/fields.ts';
import { path } from '../odata/path.ts';

const USER_FIELDS = ['id', 'displayName', 'userPrincipalName', 'mail'] as const;

/** Brings a device's primary user along with the device. Not every Graph does: see `usersIn`. */
export const EXPAND_USERS = `users($select=${USER_FIELDS.join(',')})`;

/** undefined: the device has no primary user. */
export type PrimaryUser = Part<PersonName | undefined>;

/**
 * Who a device's primary user is. `/users` of the device says it; the user in the device's own record can be the person who enrolled it
 * (msgraph-beta-sdk-dotnet #871).
 */
export async function primaryUserOf(client: GraphClient, deviceId: string): Promise<PrimaryUser> {
  const at = path`/deviceManagement/managedDevices/${deviceId}/users`;
  const asked = client.find(at, { query: { $select: USER_FIELDS } });
  return part(asked.then((answer) => primaryUserIn(answer ?? NOT_THERE, 'value')));
}

/** A device without a primary user has an empty list. One without the list doesn't say whether it has any. */
const NOT_THERE: Json = {};

/**
 * The primary user that came with a device by `$expand`. undefined: none came along, so it has to be asked for. That is so for an empty list,
 * too, if the record itself names somebody: a Graph that doesn't expand may write one.
 */
export function expandedUser(device: Json): PrimaryUser | undefined {
  if (!Array.isArray(device.users)) return undefined;
  if (device.users.length === 0 && ![undefined, NO_GUID].includes(id(device, 'userId'))) return undefined;
  try {
    return { ok: true, value: primaryUserIn(device, 'users') };
  } catch (error) {
    if (error instanceof Problem) return { ok: false, problem: error };
    throw error;
  }
}

/** Anything but a list of at most one person says nothing about the primary user. */
function primaryUserIn(from: Json, name: string): PersonName | undefined {
  const list = from[name];
  if (!Array.isArray(list) || list.length > 1 || text(from, nextOf(name)) !== undefined) throw unclear();
  if (list.length === 0) return undefined;
  const [user] = records(from, name);
  const own = user && id(user);
  if (!user || own === undefined || !isGuid(own)) throw unclear();
  if (own === NO_GUID) return undefined;
  return {
    id: own,
    displayName: text(user, 'displayName') ?? text(user, 'userPrincipalName') ?? own,
    userPrincipalName: text(user, 'userPrincipalName') ?? '',
    mail: text(user, 'mail'),
  };
}

const nextOf = (name: string) => (name === 'value' ? '@odata.nextLink' : `${name}@odata.nextLink`);

const unclear = () => unreadable('a device with an unclear primary user');
