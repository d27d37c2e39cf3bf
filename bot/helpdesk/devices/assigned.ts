import { TAB_RIGHTS } from '../access/tab-rights.ts';
import { keyOf } from '../actions/assignment-keys.ts';
import type { GraphApi } from '../contracts/graph.ts';
import type { AssignmentItem, Choices, ConfigurationProfile, Pickable } from '../contracts/graph/assigned.ts';
import type { AppState, PolicyState } from '../contracts/graph/troubleshooting.ts';
import { happenedAt } from '../contracts/graph/dates.ts';
import type { DeviceActionResult } from '../contracts/model.ts';
import type { Part } from '../contracts/problem.ts';
import { Problem, part } from '../contracts/problem.ts';

/** The device that the choices are about. `userId`: its primary user. */
export interface AboutDevice {
  deviceId: string;
  userId?: string | undefined;
}

/** `tags`: whether scope tags may decide for the operator. */
export interface Wanted {
  tags: boolean;
  now: Date;
}

/**
 * What can be removed from a device, and what is removed from it now. Of the apps and profiles, what can't be read is left out and named.
 * Without the tags, an app counts as bearing none.
 * @throws Problem if what is removed now can't be read
 */
export async function assigned(
  { devices, troubleshooting }: GraphApi,
  { deviceId, userId }: AboutDevice,
  { tags, now }: Wanted,
): Promise<{ removable: Choices; removed: Choices }> {
  const [status, apps, states, profiles, appTags] = await Promise.all([
    orUnclear(devices.status(deviceId, { items: true })),
    userId === undefined ? undefined : part(troubleshooting.apps(userId, deviceId)),
    part(troubleshooting.configurations(deviceId)),
    part(devices.profiles()),
    tags ? part(devices.appTags()) : undefined,
  ]);
  const known = profiles.ok ? new Map(profiles.value.map((one) => [one.id, one])) : NO_PROFILES;
  const tagsBy = (type: string, id: string): Pickable['scopeTags'] => {
    if (type === 'application' && appTags?.ok && appTags.value.has(id)) return appTags.value.get(id);
    const profile = type === 'deviceConfiguration' ? known.get(id) : undefined;
    return profile ? profile.scopeTags : [];
  };
  const choice = (type: string, id: string, name: string): Pickable => ({
    id: keyOf({ type, id }),
    name,
    scopeTags: tagsBy(type, id),
  });
  const items = status && removedNow(status.deviceActionResults, now);
  return {
    removed: items
      ? { all: items.map(({ type, id, name }) => choice(type, id, name ?? id)).toSorted(byName) }
      : { all: [], unclear: true },
    removable: {
      all: [
        ...(apps?.ok
          ? removableApps(apps.value).map(({ id, name }) => ({
              ...choice('application', id, name),
              seenWith: TAB_RIGHTS.apps.permission,
            }))
          : []),
        ...(states.ok ? removableProfiles(states.value, known) : []).map(({ id, name }) => ({
          ...choice('deviceConfiguration', id, name),
          seenWith: TAB_RIGHTS.configuration.permission,
        })),
      ].toSorted(byName),
      missing: missing(userId, apps, [states, profiles]),
    },
  };
}

const NO_PROFILES: ReadonlyMap<string, ConfigurationProfile> = new Map();

const byName = (a: Pickable, b: Pickable) => a.name.localeCompare(b.name) || a.id.localeCompare(b.id);

/** An answer that isn't as it has to be says nothing, and asking again doesn't help. */
async function orUnclear<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof Problem && error.kind === 'unreadable') return undefined;
    throw error;
  }
}

function missing(
  userId: string | undefined,
  apps: Part<AppState[]> | undefined,
  profiles: readonly Part<unknown>[],
): NonNullable<Choices['missing']> {
  const unread = profiles.flatMap((one) => (one.ok ? [] : [one.problem]))[0];
  return [
    ...(userId === undefined ? [{ part: 'noUser' }] : []),
    ...(apps && !apps.ok ? [{ part: 'apps', problem: apps.problem }] : []),
    ...(unread ? [{ part: 'profiles', problem: unread }] : []),
  ];
}

const REQUIRED: readonly unknown[] = ['requiredInstall', 'requiredAndAvailableInstall'];

/** What Intune has put on the device, or is to. Its id is the app's in Intune (Graph beta, mobileAppIntentAndStateDetail.applicationId). */
function removableApps(apps: readonly AppState[]): { id: string; name: string }[] {
  const byId = new Map<string, string>();
  for (const { id, name, state, intent } of apps) {
    const isThere =
      state === 'installed'
        ? intent !== 'exclude' && intent !== 'requiredUninstall'
        : REQUIRED.includes(intent);
    if (id !== undefined && isThere && state !== 'notApplicable') byId.set(id, name);
  }
  return [...byId].map(([id, name]) => ({ id, name }));
}

/**
 * The kinds of profiles that Intune removes (Microsoft Learn, "Remove apps and configuration using Intune"), as Graph calls them. Settings
 * catalog policies can be removed, too, but no list of a device's policies has them.
 */
export const PROFILES_REMOVED: readonly string[] = [
  ...['iosCustomConfiguration', 'iosDeviceFeaturesConfiguration', 'iosGeneralDeviceConfiguration'],
  ...['iosEasEmailProfileConfiguration', 'iosPkcsCertificateProfile', 'iosImportedPFXCertificateProfile'],
  ...[
    'iosScepCertificateProfile',
    'iosTrustedRootCertificate',
    'iosVpnConfiguration',
    'iosikEv2VpnConfiguration',
  ],
  ...['iosWiFiConfiguration', 'iosEnterpriseWiFiConfiguration'],
  ...['androidDeviceOwnerGeneralDeviceConfiguration', 'androidDeviceOwnerPkcsCertificateProfile'],
  ...['androidDeviceOwnerImportedPFXCertificateProfile', 'androidDeviceOwnerScepCertificateProfile'],
  ...['androidDeviceOwnerTrustedRootCertificate', 'androidDeviceOwnerVpnConfiguration'],
  ...['androidDeviceOwnerWiFiConfiguration', 'androidDeviceOwnerEnterpriseWiFiConfiguration'],
];

/**
 * The device's profiles of these kinds. A state's id counts only if the tenant has a profile of that id: this is the id that the action takes
 * (Graph, deviceConfiguration). Nothing else is offered, because what it stands for isn't known.
 */
function removableProfiles(
  states: readonly PolicyState[],
  known: ReadonlyMap<string, ConfigurationProfile>,
): { id: string; name: string }[] {
  return states.flatMap(({ id }) => {
    const profile = known.get(id);
    return profile?.type !== undefined && PROFILES_REMOVED.includes(profile.type)
      ? [{ id, name: profile.name }]
      : [];
  });
}

const NAME = 'changeAssignments';
const TYPES: readonly string[] = [
  ...['application', 'deviceConfiguration', 'deviceManagementConfigurationPolicy', 'mobileAppConfiguration'],
];
/** Without `succeeded`: Graph says that of what was restored. Of something that is to be removed, nobody knows what it means. */
const REMOVING: readonly string[] = ['initiated', 'inProgress', 'removed', 'error'];
const RESTORING: readonly string[] = [...REMOVING, 'succeeded'];
/** States of a run whose items say what is to be. A run that was canceled or isn't supported may have changed nothing. */
const TOLD: readonly string[] = ['none', 'pending', 'active', 'done', 'failed'];

/**
 * What is removed from a device now, by whoever: the items of the action's newest run that are to be removed. undefined: the results don't
 * say it clearly. Nothing may be sent then, because a call restores whatever it doesn't name.
 */
export function removedNow(results: readonly DeviceActionResult[], now: Date): AssignmentItem[] | undefined {
  const runs = results
    .filter(({ actionName }) => actionName === NAME)
    .map((result) => ({ ...result, start: Date.parse(result.startDateTime ?? '') }))
    .toSorted((a, b) => b.start - a.start);
  const [newest, before] = runs;
  if (!newest) return [];
  const dated = runs.every(({ startDateTime }) => happenedAt(startDateTime, now) !== undefined);
  if (before && (!dated || before.start === newest.start)) return undefined;
  const { items, actionState } = newest;
  if (items === undefined || items === 'unread' || !(TOLD.includes(actionState) || items.length === 0))
    return undefined;
  if (!items.every(isKnown)) return undefined;
  const byKey = new Map(items.map((item) => [keyOf(item), item]));
  if (items.some((item) => byKey.get(keyOf(item))?.intent !== item.intent)) return undefined;
  return [...byKey.values()].filter(({ intent }) => intent === 'remove');
}

const isKnown = ({ type, intent, status }: AssignmentItem): boolean =>
  TYPES.includes(type) &&
  ((intent === 'remove' && REMOVING.includes(status)) ||
    (intent === 'restore' && RESTORING.includes(status)));
