import type { ManagedDevice } from '../../helpdesk/contracts/model.ts';
import type { Secret, SecretKind } from '../../helpdesk/contracts/graph.ts';
import { orNone } from '../../helpdesk/contracts/problem.ts';
import type { GraphClient } from '../http/client.ts';
import { collectAll } from '../http/pages.ts';
import { date, number, record, records, text, type Json } from '../json/fields.ts';
import { literal } from '../odata/text.ts';
import { path } from '../odata/path.ts';

type Read = (
  client: GraphClient,
  device: ManagedDevice,
  startDateTime: string | undefined,
) => Promise<Secret | undefined>;

const READS = {
  unlockPin: (client, device, start) => fromResult(client, device, 'remoteLock', start, valueOf('unlockPin')),
  passcode: (client, device, start) =>
    fromResult(client, device, 'resetPasscode', start, valueOf('passcode')),
  location: (client, device, start) => fromResult(client, device, 'locateDevice', start, locationOf),
  recoveryKey,
  localAdminPassword,
} satisfies Record<SecretKind, Read>;

/** Reads a secret that an action returned. It is shown to the operator who asked, and stored nowhere. */
export function secret(
  client: GraphClient,
  device: ManagedDevice,
  kind: SecretKind,
  startDateTime: string | undefined,
): Promise<Secret | undefined> {
  return READS[kind](client, device, startDateTime);
}

async function fromResult(
  client: GraphClient,
  { id }: ManagedDevice,
  actionName: string,
  start: string | undefined,
  read: (result: Json) => Secret | undefined,
): Promise<Secret | undefined> {
  const query = { $select: ['deviceActionResults'] };
  const from = await client.get(path`/deviceManagement/managedDevices/${id}`, { query });
  const result = records(from, 'deviceActionResults').find(
    (one) => text(one, 'actionName') === actionName && date(one, 'startDateTime') === start,
  );
  return result && read(result);
}

function valueOf(kind: 'unlockPin' | 'passcode'): (result: Json) => Secret | undefined {
  return (result) => {
    const value = text(result, kind);
    return value === undefined ? undefined : { kind, value };
  };
}

function locationOf(result: Json): Secret | undefined {
  const at = record(result, 'deviceLocation');
  const latitude = at && number(at, 'latitude');
  const longitude = at && number(at, 'longitude');
  if (!at || latitude === undefined || longitude === undefined) return undefined;
  return { kind: 'location', latitude, longitude, takenAt: date(at, 'lastCollectedDateTime') };
}

/** The newest key of the device. Entra records that it was read. */
async function recoveryKey(
  client: GraphClient,
  { azureADDeviceId }: ManagedDevice,
): Promise<Secret | undefined> {
  if (azureADDeviceId === undefined) return undefined;
  const keys = await collectAll(client, '/informationProtection/bitlocker/recoveryKeys', {
    query: { $filter: `deviceId eq ${literal(azureADDeviceId)}` },
  });
  const id = text(newest(keys, 'createdDateTime') ?? {}, 'id');
  if (id === undefined) return undefined;
  const key = await orNone(
    client.get(path`/informationProtection/bitlocker/recoveryKeys/${id}`, { query: { $select: ['key'] } }),
  );
  const value = key && text(key, 'key');
  return value === undefined ? undefined : { kind: 'recoveryKey', value };
}

async function localAdminPassword(
  client: GraphClient,
  { azureADDeviceId }: ManagedDevice,
): Promise<Secret | undefined> {
  if (azureADDeviceId === undefined) return undefined;
  const query = { $select: ['credentials'] };
  const from = await orNone(
    client.get(path`/directory/deviceLocalCredentials/${azureADDeviceId}`, { query }),
  );
  const encoded =
    from && text(newest(records(from, 'credentials'), 'backupDateTime') ?? {}, 'passwordBase64');
  if (encoded === undefined) return undefined;
  return { kind: 'localAdminPassword', value: Buffer.from(encoded, 'base64').toString('utf8') };
}

function newest(of: readonly Json[], by: string): Json | undefined {
  return of.toSorted((a, b) => Date.parse(date(b, by) ?? '1970') - Date.parse(date(a, by) ?? '1970'))[0];
}
