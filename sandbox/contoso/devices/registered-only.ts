import { guid } from '../ids.ts';
import { idOf } from '../people/people.ts';
import type { Row } from '../row.ts';
import { ago, DAY } from '../time.ts';

/** Registered in Entra, never enrolled in Intune. */
function registeredOnly(
  n: number,
  owner: string,
  displayName: string,
  operatingSystem: string,
  version: string,
): Row {
  return {
    id: guid('e1000000', n),
    deviceId: guid('d1000000', n),
    displayName,
    ownerId: idOf(owner),
    operatingSystem,
    operatingSystemVersion: version,
    trustType: 'Workplace',
    profileType: 'RegisteredDevice',
    deviceOwnership: 'Personal',
    managementType: null,
    accountEnabled: n !== 3,
    isManaged: false,
    isCompliant: null,
    registrationDateTime: ago(90 * DAY),
    approximateLastSignInDateTime: ago(6 * DAY),
  };
}
export const registeredDevices: readonly Row[] = [
  registeredOnly(1, 'person.one', 'PERSON-HOME-PC', 'Windows', '10.0.22631.4460'),
  registeredOnly(2, 'noel.nolicense', 'Noel phone', 'Android', '14'),
  registeredOnly(3, 'gwen.groups', 'GWEN-OLD-PC', 'Windows', '10.0.19045.5131'),
];
