import type { Translator } from '../../translator.ts';
import type { UpdateKind } from '../../../helpdesk/contracts/graph/tab-records.ts';

export const updates = ({ t, plural }: Translator) => {
  return {
    kinds: {
      ring: t('Update ring'),
      iosUpdate: t('Update policy'),
      feature: t('Feature updates'),
      quality: t('Quality updates'),
      driver: t('Driver updates'),
    } satisfies Record<UpdateKind, string>,
    platforms: {
      ring: t('Windows'),
      iosUpdate: t('iOS/iPadOS'),
      feature: t('Windows'),
      quality: t('Windows'),
      driver: t('Windows'),
    } satisfies Record<UpdateKind, string>,
    brings: (content: string) => t('Brings {{content}}', { content }),
    unsupported: (when: string) => t('Its support ended {{when}}.', { when }),
    supported: (when: string) => t('Its support ends {{when}}.', { when }),
    featureDeferral: (n: number, count: string) =>
      plural(
        n,
        'Feature updates are deferred by {{count}} day.',
        'Feature updates are deferred by {{count}} days.',
        {
          count,
        },
      ),
    qualityDeferral: (n: number, count: string) =>
      plural(
        n,
        'Quality updates are deferred by {{count}} day.',
        'Quality updates are deferred by {{count}} days.',
        {
          count,
        },
      ),
    featurePaused: (until: string | undefined) =>
      until === undefined
        ? t('Feature updates are paused.')
        : t('Feature updates are paused and resume {{until}}.', { until }),
    qualityPaused: (until: string | undefined) =>
      until === undefined
        ? t('Quality updates are paused.')
        : t('Quality updates are paused and resume {{until}}.', { until }),
    featureRolledBack: t('The latest feature update is rolled back.'),
    qualityRolledBack: t('The latest quality update is rolled back.'),
    byGroups: t('Based on the person’s groups. Device groups and filters aren’t evaluated.'),
    groupsUnread: t('Not all of their groups could be read, so others may apply.'),
    noWindows: t('They have no Windows device in Intune.'),
    parts: {
      rings: t('update rings'),
      feature: t('feature updates'),
      quality: t('quality updates'),
      driver: t('driver updates'),
    },
  };
};
