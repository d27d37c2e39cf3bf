import { readFileSync } from 'node:fs';

export type Row = Record<string, unknown>;

export interface Tenant {
  tenantId: string;
  asOf: string;
  cast: { id: string; says: string; shows: string }[];
  verdicts: {
    id: string;
    says?: string;
    causes: { cause: string; device?: string }[];
    unread?: string[];
  }[];
  users: (Row & { id: string; userPrincipalName: string; displayName: string; userType: string })[];
  groups: (Row & { id: string; displayName: string; groupTypes: string[]; members: string[] })[];
  directoryRoles: (Row & { id: string; roleTemplateId: string; members: string[] })[];
  teams: (Row & {
    id: string;
    displayName: string;
    channels: { id: string; displayName: string; membershipType: string; members: string[] }[];
  })[];
  devices: (Row & { id: string; deviceId: string; displayName: string; ownerId?: string })[];
  managedDevices: (Row & { id: string; userId: string; azureADDeviceId: string; deviceName: string })[];
  roleDefinitions: (Row & {
    id: string;
    displayName: string;
    isBuiltIn: boolean;
    roleAssignments: { members: string[]; resourceScopes: string[]; scopeType: string }[];
  })[];
  nav: Record<string, unknown>;
}

/** The demo tenant in the repository. */
export function readTenant(): Tenant {
  const file = new URL('../../../../sandbox/contoso.json', import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as Tenant;
}
