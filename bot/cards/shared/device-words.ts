import { isSameId } from '../../helpdesk/contracts/guid.ts';
import type { EntraDevice, ManagedDevice, PersonName } from '../../helpdesk/contracts/model.ts';
import type { Context } from './context.ts';
import { relative } from './time.ts';
import { entryOf, nonEmpty } from './values.ts';

/** Whether a device is the person's own. Others stand in their list, too: those that they enrolled for somebody else. */
export function isTheirs({ userId }: ManagedDevice, { id }: PersonName): boolean {
  return isSameId(userId, id);
}

export function deviceName({ words }: Context, name: string): string {
  return nonEmpty(name) ?? words.device.unnamed;
}

/** Whose device it is: the best name that is known. */
export function primaryUser({ words }: Context, device: ManagedDevice): string {
  if (device.primaryUserUnread) return words.device.primaryUserUnread;
  return (
    nonEmpty(device.userDisplayName) ??
    nonEmpty(device.userPrincipalName) ??
    device.userId ??
    words.device.noPrimaryUser
  );
}

/** Who enrolled the device, if that isn't its primary user. */
export function enroller({ enrolledBy }: ManagedDevice): string | undefined {
  if (!enrolledBy) return undefined;
  return nonEmpty(enrolledBy.displayName) ?? nonEmpty(enrolledBy.userPrincipalName) ?? enrolledBy.id;
}

export function checkedIn(
  context: Context,
  { lastSyncDateTime, checkInUnread }: Pick<ManagedDevice, 'lastSyncDateTime' | 'checkInUnread'>,
): string {
  const { device } = context.words;
  const when = relative(context, lastSyncDateTime);
  if (when) return device.checkedIn(when);
  return checkInUnread ? device.checkInUnread : device.neverCheckedIn;
}

/** Windows reports only its build; people know the releases (Microsoft Learn, "Windows release information"). */
const WINDOWS_RELEASES: Readonly<Record<string, string>> = {
  '19044': '10 21H2',
  '19045': '10 22H2',
  '22000': '11 21H2',
  '22621': '11 22H2',
  '22631': '11 23H2',
  '26100': '11 24H2',
  '26200': '11 25H2',
};

export function platformName(
  { words }: Context,
  { operatingSystem, osVersion }: Pick<ManagedDevice, 'operatingSystem' | 'osVersion'>,
): string {
  const system = nonEmpty(operatingSystem);
  const version = nonEmpty(osVersion);
  if (!system) return version ?? words.device.platformUnknown;
  const release = system === 'Windows' ? windowsRelease(version) : undefined;
  const name = entryOf(words.device.platforms, system) ?? system;
  return `${name} ${release ?? version ?? ''}`.trim();
}

function windowsRelease(version: string | undefined): string | undefined {
  return entryOf(WINDOWS_RELEASES, /^10\.0\.(\d+)/.exec(version ?? '')?.[1]);
}

export function entraPlatformName(context: Context, device: EntraDevice): string {
  return platformName(context, {
    operatingSystem: device.operatingSystem,
    osVersion: device.operatingSystemVersion,
  });
}
