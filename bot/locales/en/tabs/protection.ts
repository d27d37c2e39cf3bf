import type { Known } from './known.ts';

export const protection = {
  /** Apps by their bundle or package id, in small letters. */
  apps: {
    'com.microsoft.office.outlook': 'Microsoft Outlook',
    'com.microsoft.skype.teams': 'Microsoft Teams',
    'com.microsoft.teams': 'Microsoft Teams',
    'com.microsoft.skydrive': 'Microsoft OneDrive',
    'com.microsoft.msedge': 'Microsoft Edge',
    'com.microsoft.emmx': 'Microsoft Edge',
    'com.microsoft.office.word': 'Microsoft Word',
    'com.microsoft.office.excel': 'Microsoft Excel',
    'com.microsoft.office.powerpoint': 'Microsoft PowerPoint',
    'com.microsoft.onenote': 'Microsoft OneNote',
  } as Known,
  unnamed: 'App without a name',
  flagged: (reasons: string) => `Flagged: ${reasons}`,
  notFlagged: 'Not flagged',
  /** Graph's `flaggedReasons`. */
  reasons: { rootedDevice: 'the device is rooted or jailbroken' } as Known,
  platforms: { ios: 'iOS/iPadOS', android: 'Android' } as Known,
  version: (version: string) => `App version ${version}`,
  synced: (when: string) => `Last sync ${when}`,
  check: (name: string) => `Check: ${name}`,
  parts: { registrations: 'protected apps', checks: 'checks of app protection' },
};
