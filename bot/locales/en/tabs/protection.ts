import type { Translator } from '../../translator.ts';
import type { Known } from './known.ts';

export const protection = ({ t }: Translator) => ({
  /** Apps by their bundle or package id, in small letters. */
  apps: {
    'com.microsoft.office.outlook': t('Microsoft Outlook'),
    'com.microsoft.skype.teams': t('Microsoft Teams'),
    'com.microsoft.teams': t('Microsoft Teams'),
    'com.microsoft.skydrive': t('Microsoft OneDrive'),
    'com.microsoft.msedge': t('Microsoft Edge'),
    'com.microsoft.emmx': t('Microsoft Edge'),
    'com.microsoft.office.word': t('Microsoft Word'),
    'com.microsoft.office.excel': t('Microsoft Excel'),
    'com.microsoft.office.powerpoint': t('Microsoft PowerPoint'),
    'com.microsoft.onenote': t('Microsoft OneNote'),
  } as Known,
  unnamed: t('App without a name'),
  flagged: (reasons: string) => t('Flagged: {{reasons}}', { reasons }),
  notFlagged: t('Not flagged'),
  /** Graph's `flaggedReasons`. */
  reasons: { rootedDevice: t('the device is rooted or jailbroken') } as Known,
  platforms: { ios: t('iOS/iPadOS'), android: t('Android') } as Known,
  version: (version: string) => t('App version {{version}}', { version }),
  synced: (when: string) => t('Last sync {{when}}', { when }),
  check: (name: string) => t('Check: {{name}}', { name }),
  parts: { registrations: t('protected apps'), checks: t('checks of app protection') },
});
