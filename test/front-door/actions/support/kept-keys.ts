import type { Entity, TenantData } from '../../../../sandbox/graph/types.ts';
import { ENTRA_ROLES } from '../../../support/action-tenant.ts';
import { deviceId, entraId, groupId, people } from '../../../support/tenant.ts';
import type { KeyDevice, Kind, Right } from './microsoft-shows.ts';

const READ = 'Microsoft.Intune_ManagedDevices_Read';
const GROUP = groupId(300);
const ROLE = groupId(302);
const digits = (first: number) => `${first}11111-222222-333333-444444-555555-666666-777777-888888`;

/** Aino's devices, and what is kept of each. */
export const DEVICES: readonly (KeyDevice & {
  id: string;
  kept: Partial<Record<Kind, readonly string[]>>;
})[] = [
  {
    id: deviceId(2),
    system: 'windows',
    corporate: true,
    owned: true,
    kept: { recoveryKey: [digits(1), digits(2), digits(3)], localAdminPassword: ['Sample-Password-1'] },
  },
  {
    id: deviceId(3),
    system: 'macos',
    corporate: true,
    kept: { fileVaultKey: ['SAMP-LEKE-YOFA-MACO-FSAM-POLA'] },
  },
  {
    id: deviceId(21),
    system: 'macos',
    corporate: false,
    kept: { fileVaultKey: ['SAMP-LEKE-YOFA-MACO-FSAM-POLB'] },
  },
  { id: deviceId(1), system: 'ios', corporate: true, kept: {} },
];

/** What nobody is shown: another device's key, a Mac's Recovery Lock passcode, and the password of its administrator. */
export const NEVER = [digits(4), 'Sample-Recovery-Lock-1', 'Sample-Mac-Admin-1'];

export function keep({ nav, managedDevices }: TenantData): void {
  const laptop = managedDevices.find(({ id }) => id === deviceId(2));
  Object.assign(laptop ?? {}, { isEncrypted: true });
  const mac = managedDevices.find(({ id }) => id === deviceId(3));
  managedDevices.push({
    ...mac,
    id: deviceId(21),
    azureADDeviceId: entraId(21),
    deviceName: 'AINO-OWN-MAC',
    serialNumber: 'SERIAL-21',
    managedDeviceOwnerType: 'personal',
  });
  const key = (n: number, volumeType: unknown, of: string) => ({
    id: `ab00000${n}-1111-4222-8333-00000000000${n}`,
    createdDateTime: `2026-01-0${n}T00:00:00Z`,
    volumeType,
    deviceId: of,
    key: digits(n),
  });
  nav['informationProtection/bitlocker/recoveryKeys'] = [
    key(1, 'operatingSystemVolume', entraId(2)),
    key(2, 2, entraId(2)),
    key(3, undefined, entraId(2).toUpperCase()),
    key(4, 'operatingSystemVolume', entraId(77)),
  ];
  const passwordBase64 = Buffer.from('Sample-Password-1').toString('base64');
  nav['directory/deviceLocalCredentials'] = [
    {
      id: entraId(2),
      deviceName: 'AINO-LAPTOP',
      credentials: [{ accountName: 'WLapsAdmin1', backupDateTime: '2026-01-05T00:00:00Z', passwordBase64 }],
    },
  ];
  for (const { id, kept } of DEVICES)
    if (kept.fileVaultKey) nav[`managedDevices/${id}/getFileVaultKey`] = kept.fileVaultKey[0];
  const [, recoveryLock, macAdmin] = NEVER;
  nav[`managedDevices/${deviceId(3)}/recoveryLockPasscode`] = recoveryLock;
  nav[`managedDevices/${deviceId(3)}/retrieveMacOSManagedDeviceLocalAdminAccountDetail`] = {
    adminAccountPassword: macAdmin,
  };
}

/** The operator has this right and no other. */
export function give(data: TenantData, operator: string, right: Right): void {
  const { roles = [], intune = [], notIntune = [], covers, owns } = right;
  data.users.push({
    id: operator,
    displayName: 'Sample Operator',
    userPrincipalName: `${operator}@contoso.example`,
    userType: 'Member',
    accountEnabled: true,
  });
  const mine = ({ id }: Entity) => id !== GROUP && !id.startsWith(ROLE);
  data.groups = [
    ...data.groups.filter(mine),
    { id: GROUP, displayName: 'Operators of keys', securityEnabled: true, members: [operator] },
  ];
  data.roleDefinitions = [
    ...data.roleDefinitions.filter(mine),
    {
      id: GROUP,
      displayName: 'Readers of keys',
      rolePermissions: [
        {
          resourceActions: [
            { allowedResourceActions: [READ, ...intune], notAllowedResourceActions: [...notIntune] },
          ],
        },
      ],
      roleAssignments: [
        {
          id: groupId(301),
          displayName: 'Readers of keys',
          members: [GROUP],
          resourceScopes: covers === 'others' ? [groupId(19)] : [],
          scopeType: covers === 'others' ? 'resourceScope' : 'allDevicesAndLicensedUsers',
          ...(covers === 'other tags' && { roleScopeTagIds: ['77'] }),
        },
      ],
    },
  ];
  data.directoryRoles = [
    ...data.directoryRoles.filter(mine),
    ...roles.map((role, n) => ({
      id: `${ROLE}-${n}`,
      displayName: role,
      roleTemplateId: ENTRA_ROLES[role],
      members: [operator],
    })),
  ];
  data.devices = [
    ...data.devices.filter(({ deviceId: of }) => of !== entraId(2)),
    {
      id: 'dd000000-0000-4000-8000-000000000002',
      deviceId: entraId(2),
      displayName: 'AINO-LAPTOP',
      ownerId: owns ? operator : people.aino,
    },
  ];
}
