import type { Operator } from '../../bot/helpdesk/access/authorize.ts';
import type { Listed } from '../../bot/helpdesk/contracts/graph/found.ts';
import type { ManagedDevice, RoleAssignment } from '../../bot/helpdesk/contracts/model.ts';

export function assignment(over: Partial<RoleAssignment> = {}): RoleAssignment {
  return {
    id: 'assignment-1',
    displayName: 'Sample assignment',
    roleId: 'role-1',
    roleName: 'Help Desk Operator',
    roleIsBuiltIn: true,
    permissions: new Set(['Microsoft.Intune_ManagedDevices_Read', 'Microsoft.Intune_RemoteTasks_RemoteLock']),
    memberGroups: ['operators'],
    scopeGroups: ['scope-1'],
    allUsers: false,
    allDevices: false,
    scopeTags: [],
    ...over,
  };
}

export function operator(...assignments: RoleAssignment[]): Operator {
  return {
    speaker: {
      id: 'operator-1',
      displayName: 'Sample Operator',
      userPrincipalName: 'operator@contoso.example',
    },
    adminRoles: [],
    assignments,
  };
}

export function managedDevice(over: Partial<ManagedDevice> = {}): ManagedDevice {
  return {
    id: 'device-1',
    deviceName: 'SAMPLE-1',
    operatingSystem: 'iOS',
    managedDeviceOwnerType: 'company',
    managementAgent: 'mdm',
    managementState: 'managed',
    ...over,
  };
}

/** A list that was read to its end. */
export const whole = <T>(items: T[]): Listed<T> => ({ items, total: items.length, exact: true });
