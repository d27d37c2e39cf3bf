import type { EntraDevice, ManagedDevice } from '../../helpdesk/contracts/model.ts';
import type { Context } from '../shared/context.ts';
import { dotted, nonEmpty } from '../shared/values.ts';

/** Windows says its build alone; people know the releases (Microsoft Learn, "Windows release information"). */
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
  const name =
    (Object.hasOwn(words.device.platforms, system) ? words.device.platforms[system] : undefined) ?? system;
  return `${name} ${release ?? version ?? ''}`.trim();
}

function windowsRelease(version: string | undefined): string | undefined {
  const build = /^10\.0\.(\d+)/.exec(version ?? '')?.[1];
  return build === undefined ? undefined : WINDOWS_RELEASES[build];
}

export function entraPlatformName(context: Context, device: EntraDevice): string {
  return platformName(context, {
    operatingSystem: device.operatingSystem,
    osVersion: device.operatingSystemVersion,
  });
}

export function madeBy({ manufacturer, model }: Pick<ManagedDevice, 'manufacturer' | 'model'>): string {
  return dotted([manufacturer, model]);
}
