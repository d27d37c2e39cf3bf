import type { DeviceTabName, TabName } from '../../../helpdesk/people/tab-names.ts';
import { defender } from './defender.ts';
import { diagnostics } from './diagnostics.ts';
import type { Known } from './known.ts';
import { unreadPart } from './known.ts';
import { licenses } from './licenses.ts';
import { protection } from './protection.ts';
import { remediations } from './remediations.ts';
import { signIn } from './sign-in.ts';
import { updates } from './updates.ts';

const names = {
  policy: 'Policy',
  apps: 'Applications',
  protection: 'App protection',
  updates: 'Updates',
  restrictions: 'Enrollment restrictions',
  diagnostics: 'Diagnostics',
  failures: 'Enrollment failures',
  licenses: 'Licenses',
  signIn: 'Sign-in',
  defender: 'Defender',
  remediations: 'Remediations',
} satisfies Record<TabName, string>;

const states: Known = {
  compliant: 'Compliant',
  nonCompliant: 'Not compliant',
  error: 'Error',
  conflict: 'Conflict',
  remediated: 'Remediated',
  unknown: 'Not evaluated',
  notApplicable: 'Not applicable',
  notAssigned: 'Not assigned',
};

const anyOf = new Intl.ListFormat('en', { type: 'disjunction' });

/** The tabs of the admin center's troubleshooting pane. Counts are text. */
export const tabs = {
  names,
  counted: (name: string, n: string) => `${name} (${n})`,
  heading: (name: string, wrong: string, all: string) =>
    all === '0' ? name : wrong === '0' ? `${name} · ${all}` : `${name} · ${wrong} of ${all} with problems`,
  /** Not everything could be read, so there may be more. */
  headingAtLeast: (name: string, wrong: string, all: string) =>
    all === '0'
      ? name
      : wrong === '0'
        ? `${name} · at least ${all}`
        : `${name} · at least ${wrong} of ${all} with problems`,
  onlyProblems: 'Only problems',
  everything: 'Show all',
  noProblems: 'Nothing with problems.',
  noProblemsRead: 'Nothing with problems in what could be read.',
  nothing: {
    policy: 'No policy applies to these devices.',
    apps: 'No app is assigned for these devices.',
    failures: 'No enrollment of theirs failed.',
    protection: 'They use no app under an app protection policy.',
    updates: 'No update policy is assigned to their groups.',
    restrictions: 'Intune has no enrollment restriction.',
    diagnostics: 'Nobody has asked these devices for their logs.',
    licenses: 'No license is assigned to them.',
    signIn: 'Entra knows no sign-in of theirs, and no way in which they could.',
    defender: 'They have no Windows device, and Defender reports for no other.',
    remediations: 'No remediation has run on their Windows devices.',
  } satisfies Record<TabName, string>,
  /** On the card of one device. */
  nothingHere: {
    policy: 'No policy applies to this device.',
    diagnostics: 'Nobody has asked this device for its logs.',
    defender: 'Defender reports only for Windows devices.',
    remediations: 'No remediation has run on this device.',
  } satisfies Record<DeviceTabName, string>,
  unread: unreadPart,
  needsPermission: (category: string) =>
    `Your role doesn’t include “${category} / Read” for this. Ask an Intune administrator.`,
  needsRole: (roles: readonly string[]) =>
    `It takes one of Entra’s roles: ${anyOf.format(roles)}. Ask whoever assigns them.`,
  /** The permissions that tabs need, as Intune’s role editor calls their categories. */
  categories: {
    'Microsoft.Intune_DeviceConfigurations_Read': 'Device configurations',
    'Microsoft.Intune_ManagedApps_Read': 'Managed apps',
  } as Known,
  why: (code: string) => `Why ${code}?`,
  backToTab: (name: string) => `Back to ${name}`,
  backToDevice: 'Back to device',
  notAll: (n: string, all: string) => `Read for ${n} of ${all} devices.`,
  reason: (reason: string) => `Intune’s reason: ${reason}`,
  setting: (name: string, state: string, code: string | undefined) =>
    code === undefined ? `${name}: ${state}` : `${name}: ${state}, ${code}`,
  policy: {
    kinds: { compliance: 'compliance policy', configuration: 'configuration profile' },
    states,
    state: (state: string, device: string, kind: string) => `${state} · ${device} · ${kind}`,
    part: (kind: string, device: string) => `${kind} of ${device}`,
  },
  apps: {
    states: {
      installed: 'Installed',
      failed: 'Install failed',
      notInstalled: 'Not installed',
      uninstallFailed: 'Uninstall failed',
      pendingInstall: 'Install pending',
      notApplicable: 'Not applicable',
      unknown: 'Not known',
    } as Known,
    intents: {
      available: 'Available',
      notAvailable: 'Not available',
      requiredInstall: 'Required',
      requiredUninstall: 'To be uninstalled',
      requiredAndAvailableInstall: 'Required and available',
      availableInstallWithoutEnrollment: 'Available without enrollment',
      exclude: 'Excluded',
    } as Known,
    part: (device: string) => `apps of ${device}`,
  },
  restrictions: {
    used: (count: string, limit: string, exact: boolean) =>
      exact ? `${count} of ${limit} devices are used` : `at least ${count} of ${limit} devices are used`,
    limit: (limit: string) => `Up to ${limit} devices`,
    some: 'Some devices can’t be enrolled',
    all: 'Every platform can be enrolled',
    platform: ({ name, blocked, personalBlocked, from, to }: PlatformSaid) =>
      [
        `${PLATFORM_NAMES[name] ?? name}: ${blocked ? 'blocked' : personalBlocked ? 'personal devices are blocked' : 'allowed'}`,
        ...(from === undefined ? [] : [`from version ${from}`]),
        ...(to === undefined ? [] : [`up to version ${to}`]),
      ].join(', '),
    byGroups: 'Not all of their groups could be read, so another restriction may apply.',
  },
  defender,
  diagnostics,
  licenses,
  protection,
  remediations,
  signIn,
  updates,
};

interface PlatformSaid {
  name: string;
  blocked: boolean;
  personalBlocked: boolean;
  from?: string | undefined;
  to?: string | undefined;
}

const PLATFORM_NAMES: Known = {
  ios: 'iOS/iPadOS',
  iOS: 'iOS/iPadOS',
  windows: 'Windows',
  android: 'Android device administrator',
  androidForWork: 'Android Enterprise (work profile)',
  mac: 'macOS',
  macOS: 'macOS',
};
