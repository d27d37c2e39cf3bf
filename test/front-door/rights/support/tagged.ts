import type { TenantData } from '../../../../sandbox/graph/types.ts';
import { devices, smallTenant } from '../../../support/tenant.ts';

export const NORTH = '1';
export const SOUTH = '2';

/** Gives the assignment of this name scope tags. */
export function tagAssignment(data: TenantData, name: string, tags: string[]): void {
  const all = data.roleDefinitions.flatMap(({ roleAssignments = [] }) => roleAssignments);
  Object.assign(all.find(({ displayName }) => displayName === name) ?? {}, { roleScopeTagIds: tags });
}

/** Gives a device scope tags. */
export function tagDevice(data: TenantData, id: string, tags: string[]): void {
  Object.assign(data.managedDevices.find((device) => device.id === id) ?? {}, { roleScopeTagIds: tags });
}

/**
 * The small tenant, in which the field operator's and the operator of all's assignments have the tag North. Of Aino's devices the phone
 * bears it, the laptop bears South, and the Mac only the default one.
 */
export function taggedTenant(): TenantData {
  const data = smallTenant();
  tagAssignment(data, 'Field help desk', [NORTH]);
  tagAssignment(data, 'Help desk of all', [NORTH]);
  tagDevice(data, devices.ainoPhone, [NORTH]);
  tagDevice(data, devices.ainoLaptop, [SOUTH]);
  data.nav['deviceManagement/roleScopeTags'] = [
    { id: '0', displayName: 'Default' },
    { id: NORTH, displayName: 'North' },
    { id: SOUTH, displayName: 'South' },
  ];
  return data;
}
