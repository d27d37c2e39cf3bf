import { remoteActions } from '../../graph/actions/catalogue.ts';

export const intune = (...names: string[]): string[] => names.map((name) => `Microsoft.Intune_${name}`);

export const READS = intune(
  'ManagedDevices_Read',
  'MobileApps_Read',
  'ManagedApps_Read',
  'DeviceCompliancePolices_Read',
  'DeviceConfigurations_Read',
  'EnrollmentProgramToken_Read',
  'CorporateDeviceIdentifiers_Read',
  'Organization_Read',
  'Roles_Read',
  'Audit_Read',
);

const tasks = (names: readonly string[]) => [
  ...new Set(
    names.map((name) =>
      name.startsWith('ManagedDevices_')
        ? `Microsoft.Intune_${name}`
        : `Microsoft.Intune_RemoteTasks_${name}`,
    ),
  ),
];
const rows = Object.values(remoteActions);

/** Remote tasks of the Help Desk Operator role that no row of the sandbox has. */
const OTHER_TASKS = ['UpdateDeviceAccount', 'GetFileVaultKey'];

export const HELP_DESK = [
  ...READS,
  ...intune('ManagedDevices_Update', 'MobileApps_Assign', 'ManagedApps_Assign', 'ManagedApps_Wipe'),
  ...tasks([
    ...rows.filter(({ notForHelpDesk }) => !notForHelpDesk).map(({ permission }) => permission),
    ...OTHER_TASKS,
  ]),
];

/** The remote tasks that the Help Desk Operator role lacks. */
export const SECOND_LINE = tasks(
  rows.filter(({ notForHelpDesk }) => notForHelpDesk).map(({ permission }) => permission),
);
