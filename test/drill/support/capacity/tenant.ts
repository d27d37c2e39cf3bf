import type { TenantData } from '../../../../sandbox/graph/types.ts';
import { entraId, groupId, groups, smallTenant, userId, deviceId } from '../../../support/tenant.ts';

const FIRST_OPERATOR = 100_000;
const FIRST_PERSON = 1_000;
const FIRST_ASSIGNMENT = 500;

export const operatorId = (n: number) => userId(FIRST_OPERATOR + n);
export const personName = (n: number) => `Sample${String(n).padStart(4, '0')} Person`;
export const personUpn = (n: number) => `sample.${n}@contoso.example`;
/** The first of each person's two devices. */
export const phoneOf = (n: number) => deviceId(FIRST_PERSON + 2 * n);

/** Operators who may help everybody in the field group, through one of several assignments of their role. */
export function capacityTenant(operators: number, people: number, assignments: number): TenantData {
  const data = smallTenant();
  const [like] = data.managedDevices;
  const [role] = data.roleDefinitions;
  const [field] = role?.roleAssignments ?? [];
  if (!like || !role?.roleAssignments || !field) throw new Error('the small tenant has changed');
  const members = (id: string) => data.groups.find((group) => group.id === id)?.members ?? [];
  for (let n = 0; n < operators; n += 1) {
    data.users.push(member(operatorId(n), `Capacity Operator ${n}`, `operator.${n}@contoso.example`));
    members(groups.operators).push(operatorId(n));
  }
  for (let n = 0; n < people; n += 1) {
    const id = userId(FIRST_PERSON + n);
    data.users.push(member(id, personName(n), personUpn(n)));
    members(groups.field).push(id);
    for (const k of [0, 1])
      data.managedDevices.push({
        ...structuredClone(like),
        id: deviceId(FIRST_PERSON + 2 * n + k),
        azureADDeviceId: entraId(FIRST_PERSON + 2 * n + k),
        userId: id,
        deviceName: `SAMPLE-${n}-${k}`,
        serialNumber: `SAMPLE-${n}-${k}`,
      });
  }
  const others = assignments - data.roleDefinitions.flatMap((one) => one.roleAssignments ?? []).length;
  for (let n = 0; n < others; n += 1)
    role.roleAssignments.push({
      ...structuredClone(field),
      id: groupId(FIRST_ASSIGNMENT + n),
      displayName: `Another help desk ${n}`,
      members: [groups.newcomers],
    });
  return data;
}

const member = (id: string, displayName: string, userPrincipalName: string) => ({
  id,
  displayName,
  userPrincipalName,
  mail: userPrincipalName,
  userType: 'Member',
  accountEnabled: true,
});
