import { isAhead } from '../contracts/graph/dates.ts';
import type { EnrollmentFailure } from '../contracts/graph/troubleshooting.ts';
import type { Account, ManagedDevice } from '../contracts/model.ts';

/** A date that a rule needs and that lies in the future. It can't be right, so the rule says nothing, and nobody can say that nothing is wrong. */
export interface Misdated {
  what: 'checkIn' | 'password' | 'synced' | 'failure';
  at: string;
  device?: ManagedDevice;
}

export function misdatedDevices(devices: readonly ManagedDevice[], now: Date): Misdated[] {
  return devices.flatMap((device) => dated('checkIn', device.lastSyncDateTime, now, device));
}

export function misdatedPerson(
  account: Account | undefined,
  failures: readonly EnrollmentFailure[],
  now: Date,
): Misdated[] {
  const { passwordNeverExpires, lastPasswordChangeDateTime } = account ?? {};
  const { onPremisesSyncEnabled, onPremisesLastSyncDateTime } = account ?? {};
  const latest = failures.find(({ at }) => isAhead(at, now));
  return [
    ...(passwordNeverExpires === true ? [] : dated('password', lastPasswordChangeDateTime, now)),
    ...(onPremisesSyncEnabled === true ? dated('synced', onPremisesLastSyncDateTime, now) : []),
    ...dated('failure', latest?.at, now),
  ];
}

function dated(
  what: Misdated['what'],
  at: string | undefined,
  now: Date,
  device?: ManagedDevice,
): Misdated[] {
  return at !== undefined && isAhead(at, now) ? [{ what, at, ...(device && { device }) }] : [];
}
