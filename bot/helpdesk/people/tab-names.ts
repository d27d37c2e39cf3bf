/** The tabs of the troubleshooting pane that have a card of their own, in the pane's order. */
export const TAB_NAMES = ['policy', 'apps', 'failures', 'restrictions'] as const;

export type TabName = (typeof TAB_NAMES)[number];

export const isTabName = (name: string): name is TabName => TAB_NAMES.some((tab) => tab === name);
