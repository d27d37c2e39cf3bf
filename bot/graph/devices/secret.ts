import type { ManagedDevice } from '../../helpdesk/contracts/model.ts';
import type { Secret, SecretKind } from '../../helpdesk/contracts/secret.ts';
import type { GraphClient } from '../http/client.ts';
import { textOrNone, theOne, unreadable, wholeRecords } from '../json/answers.ts';
import { date, record, text, type Json } from '../json/fields.ts';
import { path } from '../odata/path.ts';
import { fileVaultKey } from './file-vault-key.ts';
import { localAdminPassword } from './local-admin-password.ts';
import { recoveryKeys } from './recovery-keys.ts';

type Read = (
  client: GraphClient,
  device: ManagedDevice,
  startDateTime: string | undefined,
  keyId: string | undefined,
) => Promise<Secret | undefined>;

const READS = {
  unlockPin: (client, device, start) => fromResult(client, device, 'remoteLock', start, valueOf('unlockPin')),
  passcode: (client, device, start) =>
    fromResult(client, device, 'resetPasscode', start, valueOf('passcode')),
  location: (client, device, start) => fromResult(client, device, 'locateDevice', start, locationOf),
  recoveryKey: (client, device, _start, keyId) => recoveryKeys(client, device, keyId),
  localAdminPassword,
  fileVaultKey,
} satisfies Record<SecretKind, Read>;

/** Reads a secret that an action returned or a key that is kept. It is shown to the operator who asked, and stored nowhere. */
export function secret(
  client: GraphClient,
  device: ManagedDevice,
  kind: SecretKind,
  startDateTime: string | undefined,
  keyId?: string,
): Promise<Secret | undefined> {
  return READS[kind](client, device, startDateTime, keyId);
}

async function fromResult(
  client: GraphClient,
  { id }: ManagedDevice,
  actionName: string,
  start: string | undefined,
  read: (result: Json) => Secret | undefined,
): Promise<Secret | undefined> {
  const query = { $select: ['id', 'deviceActionResults'] };
  const from = theOne(await client.get(path`/deviceManagement/managedDevices/${id}`, { query }), id);
  const result = wholeRecords(from, 'deviceActionResults').find(
    (one) => text(one, 'actionName') === actionName && date(one, 'startDateTime') === start,
  );
  return result && read(result);
}

function valueOf(kind: 'unlockPin' | 'passcode'): (result: Json) => Secret | undefined {
  return (result) => {
    const value = textOrNone(result, kind);
    return value === undefined ? undefined : { kind, values: [{ value }] };
  };
}

function locationOf(result: Json): Secret | undefined {
  if (result.deviceLocation === undefined || result.deviceLocation === null) return undefined;
  const at = record(result, 'deviceLocation');
  if (!at) throw unreadable('a location that is none');
  const latitude = at.latitude ?? undefined;
  const longitude = at.longitude ?? undefined;
  if (latitude === undefined && longitude === undefined) return undefined;
  if (!isDegrees(latitude, 90) || !isDegrees(longitude, 180)) throw unreadable('a location that is nowhere');
  return { kind: 'location', latitude, longitude, takenAt: date(at, 'lastCollectedDateTime') };
}

function isDegrees(value: unknown, most: number): value is number {
  return typeof value === 'number' && Math.abs(value) <= most;
}
