import type { TenantData } from '../../../../sandbox/graph/types.ts';
import { deviceId, entraId, groupId, people, smallTenant, userId } from '../../../support/tenant.ts';

const FIRST = 1_000;

/** Operators who may do everything to everyone, so that what is turned down is the nemesis's doing. */
export const operators = (count: number) => Array.from({ length: count }, (_, n) => userId(FIRST + n));
export const drillDevices = (count: number) => Array.from({ length: count }, (_, n) => deviceId(FIRST + n));

const numberOf = (device: string): number => Number(device.slice(-12)) - FIRST;
export const nameOf = (device: string): string => `DRILL-${numberOf(device)}`;
/** The first device that is named in a text. */
export function deviceIn(words: string): string | undefined {
  const [, number] = /\bDRILL-(\d+)/.exec(words) ?? [];
  return number === undefined ? undefined : deviceId(FIRST + Number(number));
}

export function drillTenant(operatorCount: number, deviceCount: number): TenantData {
  const data = smallTenant();
  const [like] = data.managedDevices;
  const admins = data.groups.find(({ id }) => id === groupId(15));
  if (!like || !admins) throw new Error('the small tenant has changed');
  for (const [n, id] of operators(operatorCount).entries()) {
    data.users.push({
      id,
      displayName: `Drill Operator ${n}`,
      userPrincipalName: `drill.${n}@contoso.example`,
      userType: 'Member',
      accountEnabled: true,
    });
    admins.members?.push(id);
  }
  for (const [n, id] of drillDevices(deviceCount).entries())
    data.managedDevices.push({
      ...structuredClone(like),
      id,
      userId: people.aino,
      deviceName: nameOf(id),
      serialNumber: `DRILL-SERIAL-${n}`,
      azureADDeviceId: entraId(FIRST + n),
    });
  return data;
}
