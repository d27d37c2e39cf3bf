import type { Entity } from '../types.ts';
import type { Run } from './run.ts';
import { figures } from './secrets.ts';

/** Where Entra stores recovery keys and the passwords of local administrators. */
export const RECOVERY_KEYS = 'informationProtection/bitlocker/recoveryKeys';
export const LOCAL_CREDENTIALS = 'directory/deviceLocalCredentials';

function listAt({ tenant }: Run, path: string): Entity[] {
  const { nav } = tenant.data;
  return (nav[path] ??= []) as Entity[];
}

/** Keys of a device are told apart by how their ids start. */
const keyId = (device: Entity, n: number): string =>
  `${figures(device, `recovery key id ${n}`).slice(0, 8)}-0000-4000-8000-${figures(device, 'key').slice(0, 12)}`;

/** Adds a recovery key. The old ones stay, as they do in Entra. */
export function newRecoveryKey(run: Run): void {
  const { device, at, n } = run;
  const digits = figures(device, `recovery key ${n}`) + figures(device, `recovery key ${n}, further`);
  listAt(run, RECOVERY_KEYS).push({
    id: keyId(device, n),
    createdDateTime: at,
    volumeType: 'operatingSystemVolume',
    deviceId: device.azureADDeviceId,
    key: (digits.slice(0, 48).match(/.{6}/g) ?? []).join('-'),
  });
}

/** Adds a password of the account that Windows LAPS manages. */
export function newLocalAdminPassword(run: Run): void {
  const { device, at, n } = run;
  const id = device.azureADDeviceId;
  if (!id) return;
  const all = listAt(run, LOCAL_CREDENTIALS);
  let kept = all.find((one) => one.id === id);
  if (!kept) all.push((kept = { id, deviceName: device.deviceName, credentials: [] }));
  const password = `Sample-${figures(device, `local admin ${n}`).slice(0, 12)}`;
  const before = Array.isArray(kept.credentials) ? (kept.credentials as unknown[]) : [];
  kept.lastBackupDateTime = at;
  kept.credentials = [
    {
      // a policy may give each device an account of another name
      accountName: `WLapsAdmin${figures(device, 'account').slice(0, 6)}`,
      accountSid: 'S-1-5-21-1-2-3-1001',
      backupDateTime: at,
      passwordBase64: Buffer.from(password).toString('base64'),
    },
    ...before,
  ];
}
