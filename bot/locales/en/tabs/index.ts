import type { Translator } from '../../translator.ts';
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

/** The tabs of the admin center's troubleshooting pane. Counts are text. */
export const tabs = (translator: Translator) => {
  const { t, or } = translator;
  const names = {
    devices: t('Devices'),
    groups: t('Groups'),
    policy: t('Policy'),
    apps: t('Applications'),
    protection: t('App protection'),
    updates: t('Updates'),
    restrictions: t('Enrollment restrictions'),
    diagnostics: t('Diagnostics'),
    failures: t('Enrollment failures'),
    licenses: t('Licenses'),
    signIn: t('Sign-in'),
    defender: t('Defender'),
    remediations: t('Remediations'),
  } satisfies Record<TabName, string>;

  const states: Known = {
    compliant: t('Compliant'),
    nonCompliant: t('Not compliant'),
    error: t('Error'),
    conflict: t('Conflict'),
    remediated: t('Remediated'),
    unknown: t('Not evaluated'),
    notApplicable: t('Not applicable'),
    notAssigned: t('Not assigned'),
  };

  const PLATFORM_NAMES: Known = {
    ios: t('iOS/iPadOS'),
    iOS: t('iOS/iPadOS'),
    windows: t('Windows'),
    android: t('Android device administrator'),
    androidForWork: t('Android Enterprise (work profile)'),
    mac: t('macOS'),
    macOS: t('macOS'),
  };
  return {
    names,
    counted: (name: string, n: string) => `${name} (${n})`,
    heading: (name: string, wrong: string, all: string) =>
      all === '0'
        ? name
        : wrong === '0'
          ? `${name} · ${all}`
          : t('{{name}} · {{wrong}} of {{all}} with problems', { name, wrong, all }),
    /** Not everything could be read, so there may be more. */
    headingAtLeast: (name: string, wrong: string, all: string) =>
      all === '0'
        ? name
        : wrong === '0'
          ? t('{{name}} · at least {{all}}', { name, all })
          : t('{{name}} · at least {{wrong}} of {{all}} with problems', { name, wrong, all }),
    onlyProblems: t('Only problems'),
    everything: t('Show all'),
    noProblems: t('No problems.'),
    noProblemsRead: t('No problems in what could be read.'),
    nothing: {
      devices: t('They have no device in Intune, and none in Entra.'),
      groups: t('They aren’t in any group.'),
      policy: t('No policy applies to these devices.'),
      apps: t('No app is assigned for these devices.'),
      failures: t('None of their enrollments failed.'),
      protection: t('They use no app under an app protection policy.'),
      updates: t('No update policy is assigned to their groups.'),
      restrictions: t('Intune has no enrollment restriction.'),
      diagnostics: t('Nobody has asked these devices for their logs.'),
      licenses: t('No license is assigned to them.'),
      signIn: t('Entra has no sign-ins and no sign-in methods for them.'),
      defender: t('They have no Windows device, and Defender reports for no other.'),
      remediations: t('No remediation has run on their Windows devices.'),
    } satisfies Record<TabName, string>,
    /** On the card of one device. */
    nothingHere: {
      policy: t('No policy applies to this device.'),
      diagnostics: t('Nobody has asked this device for its logs.'),
      defender: t('Defender reports only for Windows devices.'),
      remediations: t('No remediation has run on this device.'),
    } satisfies Record<DeviceTabName, string>,
    unread: unreadPart(translator),
    devices: {
      managedBy: (agent: string) => t('Managed by {{agent}}', { agent }),
      entraCompliant: t('Compliant in Entra'),
      entraNotCompliant: t('Not compliant in Entra'),
      registered: t('Registered in Entra'),
      entra: t('devices in Entra'),
      /** The pane’s “app lifecycle status” (Graph’s runState). */
      apps: {
        part: t('whether apps failed or wait'),
        none: t('Apps: none failed or pending'),
        states: {
          fail: t('Apps: some failed'),
          scriptError: t('Apps: some failed'),
          pending: t('Apps: some are pending'),
          success: t('Apps: none failed or pending'),
          notApplicable: t('Apps: none failed or pending'),
          unknown: t('Apps: not known'),
        } as Known,
      },
    },
    needsPermission: (category: string) =>
      t('Your role doesn’t include “{{category}} / Read” for this. Ask an Intune administrator.', {
        category,
      }),
    needsRole: (roles: readonly string[]) =>
      t('You need one of these Microsoft Entra roles: {{roles}}. Ask whoever assigns them.', {
        roles: or(roles),
      }),
    /** The permissions that tabs need, as Intune’s role editor calls their categories. */
    categories: {
      'Microsoft.Intune_DeviceConfigurations_Read': t('Device configurations'),
      'Microsoft.Intune_DeviceCompliancePolices_Read': t('Device compliance policies'),
      'Microsoft.Intune_ManagedApps_Read': t('Managed apps'),
      'Microsoft.Intune_MobileApps_Read': t('Mobile apps'),
    } as Known,
    why: (code: string) => t('Why {{code}}?', { code }),
    backToTab: (name: string) => t('Back to {{name}}', { name }),
    backToDevice: t('Back to device'),
    notAll: (n: string, all: string) => t('Read for {{n}} of {{all}} devices.', { n, all }),
    reason: (reason: string) => t('Intune’s reason: {{reason}}', { reason }),
    has: (value: string) => t('the device has “{{value}}”', { value }),
    setting: (name: string, state: string, code: string | undefined) =>
      code === undefined
        ? t('{{label}}: {{value}}', { label: name, value: state })
        : t('{{name}}: {{state}}, {{code}}', { name, state, code }),
    policy: {
      kinds: { compliance: t('compliance policy'), configuration: t('configuration profile') },
      states,
      state: (state: string, device: string, kind: string) => `${state} · ${device} · ${kind}`,
      part: (kind: string, device: string) => t('{{kind}} of {{device}}', { kind, device }),
      wanted: t('what the policies require'),
      wants: (value: string) => t('the policy requires “{{value}}”', { value }),
      wantsUnknown: t('Graph doesn’t say what the policy requires'),
      blocked: t('Blocked'),
      /** Graph’s deviceThreatProtectionLevel. */
      levels: {
        secured: t('Secured'),
        low: t('Low'),
        medium: t('Medium'),
        high: t('High'),
      } as Known,
    },
    apps: {
      states: {
        installed: t('Installed'),
        failed: t('Install failed'),
        notInstalled: t('Not installed'),
        uninstallFailed: t('Uninstall failed'),
        pendingInstall: t('Install pending'),
        notApplicable: t('Not applicable'),
        unknown: t('Not known'),
      } as Known,
      intents: {
        available: t('Available'),
        notAvailable: t('Not available'),
        requiredInstall: t('Required'),
        requiredUninstall: t('To be uninstalled'),
        requiredAndAvailableInstall: t('Required and available'),
        availableInstallWithoutEnrollment: t('Available without enrollment'),
        exclude: t('Excluded'),
      } as Known,
      part: (device: string) => t('apps of {{device}}', { device }),
    },
    restrictions: {
      used: (count: string, limit: string, exact: boolean) =>
        exact
          ? t('{{count}} of {{limit}} devices are used', { count, limit })
          : t('at least {{count}} of {{limit}} devices are used', { count, limit }),
      limit: (limit: string) => t('Up to {{limit}} devices', { limit }),
      some: t('Some devices can’t be enrolled'),
      all: t('Every platform can be enrolled'),
      platform: ({ name, blocked, personalBlocked, from, to }: PlatformSaid) =>
        [
          t('{{label}}: {{value}}', {
            label: PLATFORM_NAMES[name] ?? name,
            value: blocked
              ? t('blocked')
              : personalBlocked
                ? t('personal devices are blocked')
                : t('allowed'),
          }),
          ...(from === undefined ? [] : [t('from version {{from}}', { from })]),
          ...(to === undefined ? [] : [t('up to version {{to}}', { to })]),
        ].join(', '),
      byGroups: t('Not all of their groups could be read, so another restriction may apply.'),
    },
    defender: defender(translator),
    diagnostics: diagnostics(translator),
    licenses: licenses(translator),
    protection: protection(translator),
    remediations: remediations(translator),
    signIn: signIn(translator),
    updates: updates(translator),
  };
};

interface PlatformSaid {
  name: string;
  blocked: boolean;
  personalBlocked: boolean;
  from?: string | undefined;
  to?: string | undefined;
}
