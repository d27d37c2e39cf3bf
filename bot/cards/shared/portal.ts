import type { Link } from './button.ts';
import type { Context } from './context.ts';

/** The pages of one device and one person in the admin center. */
const PAGES = {
  device: '#view/Microsoft_Intune_Devices/DeviceSettingsMenuBlade/~/overview/mdmDeviceId/',
  user: '#view/Microsoft_AAD_UsersAndTenants/UserProfileMenuBlade/~/overview/userId/',
} as const;

/** Leads to the device's or the person's page in the Intune admin center. What can be done there, it decides itself. */
export function openInIntune({ words, portalUrl }: Context, what: keyof typeof PAGES, id: string): Link[] {
  if (portalUrl === undefined) return [];
  const url = `${portalUrl}/${PAGES[what]}${encodeURIComponent(id)}`;
  return [{ type: 'Action.OpenUrl', title: words.card.openInIntune, url }];
}
