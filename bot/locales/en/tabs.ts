import type { TabName } from '../../helpdesk/people/tab-names.ts';

const names = {
  policy: 'Policy',
  apps: 'Applications',
  failures: 'Enrollment failures',
  restrictions: 'Enrollment restrictions',
} satisfies Record<TabName, string>;

/** Words that are Graph's, in the admin center's. A newer one is shown as it is. */
type Known = Readonly<Record<string, string>>;

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

/** The tabs of the admin center's troubleshooting pane. Counts are text. */
export const tabs = {
  names,
  counted: (name: string, n: string) => `${name} (${n})`,
  heading: (name: string, wrong: string, all: string) =>
    all === '0' ? name : wrong === '0' ? `${name} · ${all}` : `${name} · ${wrong} of ${all} with problems`,
  onlyProblems: 'Only problems',
  everything: 'Show all',
  noProblems: 'Nothing with problems.',
  nothing: {
    policy: 'No policy applies to these devices.',
    apps: 'No app is assigned for these devices.',
    failures: 'No enrollment of theirs failed.',
    restrictions: 'Intune has no enrollment restriction.',
  } satisfies Record<TabName, string>,
  notAll: (n: string, all: string) => `Read for ${n} of ${all} devices.`,
  reason: (reason: string) => `Intune’s reason: ${reason}`,
  setting: (name: string, state: string, code: string | undefined) =>
    code === undefined ? `${name}: ${state}` : `${name}: ${state}, ${code} (“why ${code}”)`,
  policy: {
    kinds: { compliance: 'compliance policy', configuration: 'configuration profile' },
    states,
    state: (state: string, device: string, kind: string) => `${state} · ${device} · ${kind}`,
    unread: (kind: string, device: string, why: string) => `Could not be read: ${kind} of ${device}. ${why}`,
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
    unread: (device: string, why: string) => `Could not be read: apps of ${device}. ${why}`,
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
