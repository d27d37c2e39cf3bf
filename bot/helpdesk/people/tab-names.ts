/** The tabs of the troubleshooting pane that have a card of their own, in the pane's order, and those of Intune's page of a device. */
export const TAB_NAMES = [
  'devices',
  'groups',
  'policy',
  'apps',
  'protection',
  'updates',
  'restrictions',
  'diagnostics',
  'failures',
  'licenses',
  'signIn',
  'defender',
  'remediations',
] as const;

export type TabName = (typeof TAB_NAMES)[number];

export const isTabName = (name: string): name is TabName => TAB_NAMES.some((tab) => tab === name);

/** Those that are about devices: whoever may see a device sees it in them. */
export const aboutDevices = (tab: TabName): boolean => ['devices', 'apps'].includes(tab) || isDeviceTab(tab);

/** Those of them that a device's own card has. */
export const DEVICE_TABS = ['policy', 'diagnostics', 'defender', 'remediations'] as const;

export type DeviceTabName = (typeof DEVICE_TABS)[number];

export const isDeviceTab = (name: string): name is DeviceTabName => DEVICE_TABS.some((tab) => tab === name);

/** How much is wrong in tabs, as far as they were read. */
export type TabCounts = Readonly<Partial<Record<TabName, number>>>;
