import type { UpdateKind } from '../../../helpdesk/contracts/graph/tab-records.ts';

const days = (n: number, count: string) => `${count} ${n === 1 ? 'day' : 'days'}`;

export const updates = {
  kinds: {
    ring: 'Update ring',
    iosUpdate: 'Update policy',
    feature: 'Feature updates',
    quality: 'Quality updates',
    driver: 'Driver updates',
  } satisfies Record<UpdateKind, string>,
  platforms: {
    ring: 'Windows',
    iosUpdate: 'iOS/iPadOS',
    feature: 'Windows',
    quality: 'Windows',
    driver: 'Windows',
  } satisfies Record<UpdateKind, string>,
  brings: (content: string) => `Brings ${content}`,
  unsupported: (when: string) => `Its support ended ${when}.`,
  supported: (when: string) => `Its support ends ${when}.`,
  featureDeferral: (n: number, count: string) => `Feature updates come ${days(n, count)} late.`,
  qualityDeferral: (n: number, count: string) => `Quality updates come ${days(n, count)} late.`,
  featurePaused: (until: string | undefined) => paused('Feature', until),
  qualityPaused: (until: string | undefined) => paused('Quality', until),
  featureRolledBack: 'The latest feature update is taken back.',
  qualityRolledBack: 'The latest quality update is taken back.',
  byGroups: 'By the person’s groups. Groups of devices and filters aren’t evaluated.',
  groupsUnread: 'Not all of their groups could be read, so others may apply.',
  noWindows: 'They have no Windows device in Intune.',
  parts: {
    rings: 'update rings',
    feature: 'feature updates',
    quality: 'quality updates',
    driver: 'driver updates',
  },
};

function paused(kind: string, until: string | undefined): string {
  return until === undefined
    ? `${kind} updates are paused.`
    : `${kind} updates are paused and go on ${until}.`;
}
