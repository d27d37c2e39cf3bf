import { GIB } from '../devices/platforms.ts';
import type { Case } from './case.ts';
import { iphone, windows } from './case.ts';
import { ago, HOUR } from '../time.ts';

/** What a device's record says by itself. */
export const stateCases: readonly Case[] = [
  {
    key: 'theo.threatless',
    name: 'Theo Threatless',
    says: 'a phone whose threat protection doesn’t answer',
    devices: [
      {
        platform: 'androidWorkProfile',
        name: 'Theo phone',
        record: { partnerReportedThreatState: 'unresponsive' },
      },
    ],
    causes: [['threatAgentSilent', 'Theo phone']],
  },
  {
    key: 'milo.mailless',
    name: 'Milo Mailless',
    says: 'an iPhone that Exchange blocks',
    devices: [
      {
        platform: 'iosPersonal',
        name: 'Milo iPhone',
        record: {
          easActivated: true,
          exchangeAccessState: 'blocked',
          exchangeAccessStateReason: 'mfaRequired',
          exchangeLastSuccessfulSyncDateTime: ago(30 * HOUR),
        },
      },
    ],
    causes: [['exchangeBlocked', 'Milo iPhone']],
    weight: 7,
    mendedBy: 'Sync',
  },
  {
    key: 'stella.storage',
    name: 'Stella Storage',
    says: 'an iPhone with two gigabytes left',
    devices: [iphone('Stella iPhone', { record: { freeStorageSpaceInBytes: 2 * GIB } })],
    causes: [['storageLow', 'Stella iPhone']],
  },
  {
    key: 'nora.noncompliant',
    name: 'Nora Noncompliant',
    says: 'a laptop that isn’t compliant, and no policy says why',
    devices: [windows('NORA-LAPTOP', { record: { complianceState: 'noncompliant' } })],
    causes: [['notCompliant', 'NORA-LAPTOP']],
  },
  {
    key: 'justin.just',
    name: 'Justin Just',
    says: 'a laptop of this morning that isn’t evaluated yet',
    devices: [
      windows('JUSTIN-LAPTOP', {
        record: { enrolledDateTime: ago(2 * HOUR), complianceState: 'unknown' },
      }),
    ],
    causes: [['justEnrolled', 'JUSTIN-LAPTOP']],
  },
  {
    key: 'konrad.conflict',
    name: 'Konrad Conflict',
    says: 'a laptop with two policies that contradict each other',
    devices: [windows('KONRAD-LAPTOP', { record: { complianceState: 'conflict' } })],
    causes: [['complianceConflict', 'KONRAD-LAPTOP']],
  },
];
