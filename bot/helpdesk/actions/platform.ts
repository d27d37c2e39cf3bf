import type { ManagedDevice } from '../contracts/model.ts';

export type Platform =
  'windows' | 'ios' | 'visionos' | 'tvos' | 'macos' | 'android' | 'aosp' | 'chromeos' | 'linux' | 'unknown';

/** Graph has the operating system as free text: `iOS`, `iPadOS`, `Android (fully managed)`, `Windows`, … */
export function platformOf(device: Pick<ManagedDevice, 'operatingSystem'>): Platform {
  const name = (device.operatingSystem ?? '').toLowerCase();
  if (name.startsWith('windows')) return 'windows';
  if (name.startsWith('ios') || name.startsWith('ipados')) return 'ios';
  if (name.startsWith('visionos')) return 'visionos';
  if (name.startsWith('tvos') || name.startsWith('apple tv')) return 'tvos';
  if (name.startsWith('mac') || name.startsWith('os x')) return 'macos';
  if (name.includes('aosp')) return 'aosp';
  if (name.startsWith('android')) return 'android';
  if (name.startsWith('chrome')) return 'chromeos';
  if (/^(linux|ubuntu|red ?hat)/.test(name)) return 'linux';
  return 'unknown';
}
