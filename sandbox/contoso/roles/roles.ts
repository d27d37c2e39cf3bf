import { G, SITES } from '../groups/group-ids.ts';
import { guid, TAGS } from '../ids.ts';
import { HELP_DESK, intune, READS, SECOND_LINE } from './permissions.ts';
import { role } from './role.ts';
import type { Row } from '../row.ts';

export const roleDefinitions: readonly Row[] = [
  role('9e0cc482-82df-4ab2-a24c-0c23a3f52e1e', 'Help Desk Operator', true, { allowed: HELP_DESK }, [
    {
      n: 1,
      displayName: 'Nordic desk',
      description: 'Field people and Nordic staff',
      members: [G.deskNordics],
      resourceScopes: [G.field, G.nordics],
    },
    {
      n: 2,
      displayName: 'Kiosk desk',
      description: 'Kiosks and shared devices',
      members: [G.deskKiosks],
      resourceScopes: [G.kiosks],
    },
    {
      n: 3,
      displayName: 'Desk for everyone',
      members: [G.deskEveryone],
      resourceScopes: [],
      scopeType: 'allDevicesAndLicensedUsers',
    },
    { n: 4, displayName: 'Desk of the sites', members: [G.deskSites], resourceScopes: SITES },
    {
      n: 10,
      displayName: 'Research desk',
      description: 'Devices with the scope tag Research',
      members: [G.deskResearch],
      resourceScopes: [],
      scopeType: 'allDevices',
      roleScopeTagIds: [TAGS.research],
    },
    {
      n: 11,
      displayName: 'Logistics desk',
      description: 'Devices with the scope tag Logistics',
      members: [G.deskLogistics],
      resourceScopes: [],
      scopeType: 'allDevices',
      roleScopeTagIds: [TAGS.logistics],
    },
  ]),
  role(guid('f0000000', 1), 'Read Only Operator', true, { allowed: READS }, [
    {
      n: 5,
      displayName: 'Auditors',
      members: [G.readers],
      resourceScopes: [],
      scopeType: 'allDevicesAndLicensedUsers',
    },
  ]),
  role(
    guid('f0000000', 2),
    'Intune Role Administrator',
    true,
    {
      allowed: intune(
        'Roles_Read',
        'Roles_Create',
        'Roles_Update',
        'Roles_Delete',
        'Roles_Assign',
        'Organization_Read',
      ),
    },
    [
      {
        n: 6,
        displayName: 'Access managers',
        members: [G.accessManagers],
        resourceScopes: [],
        scopeType: 'allDevicesAndLicensedUsers',
      },
    ],
  ),
  role(
    guid('f0000000', 3),
    'Lock desk',
    false,
    { allowed: intune('ManagedDevices_Read', 'RemoteTasks_RemoteLock') },
    [
      {
        n: 7,
        displayName: 'Night desk',
        description: 'Locks lost phones at night',
        members: [G.lockDesk],
        resourceScopes: [G.everyone],
      },
    ],
  ),
  role(
    guid('f0000000', 4),
    'Desk without wipe',
    false,
    {
      allowed: HELP_DESK,
      notAllowed: intune('RemoteTasks_Wipe', 'RemoteTasks_Retire', 'RemoteTasks_CleanPC'),
    },
    [
      {
        n: 8,
        displayName: 'Trainees',
        members: [G.deskTrainees],
        resourceScopes: [],
        scopeType: 'allLicensedUsers',
      },
    ],
  ),
  role(
    guid('f0000000', 5),
    'Second line',
    false,
    { allowed: [...intune('ManagedDevices_Read'), ...SECOND_LINE] },
    [
      {
        n: 9,
        displayName: 'Second line of all',
        description: 'What the Help Desk Operator role leaves out',
        members: [G.deskEveryone],
        resourceScopes: [],
        scopeType: 'allDevicesAndLicensedUsers',
      },
    ],
  ),
];
