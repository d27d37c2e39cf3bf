import type { Case } from './case.ts';
import { iphone, windows } from './case.ts';
import { ago, ahead, DAY, HOUR } from '../time.ts';

/** What is wrong with a device as a whole: its registration, its management, its record. */
export const deviceCases: readonly Case[] = [
  {
    key: 'ravi.revoked',
    name: 'Ravi Revoked',
    says: 'a laptop whose registration was revoked',
    devices: [
      windows('RAVI-LAPTOP', { record: { deviceRegistrationState: 'revoked', complianceState: 'unknown' } }),
    ],
    causes: [['registrationRevoked', 'RAVI-LAPTOP']],
    weight: 3,
  },
  {
    key: 'dieter.disabled',
    name: 'Dieter Disabled',
    says: 'a laptop that is disabled in Entra',
    devices: [windows('DIETER-LAPTOP', { entra: { accountEnabled: false } })],
    causes: [['entraDeviceDisabled', 'DIETER-LAPTOP']],
    weight: 3,
  },
  {
    key: 'nell.notyet',
    name: 'Nell Notyet',
    says: 'an iPhone that Intune calls compliant and Entra doesn’t',
    devices: [iphone('Nell iPhone', { entra: { isCompliant: false } })],
    causes: [['entraNotCompliant', 'Nell iPhone']],
  },
  {
    key: 'wanda.wiped',
    name: 'Wanda Wiped',
    says: 'a laptop that waits for its wipe',
    devices: [windows('WANDA-LAPTOP', { record: { managementState: 'wipePending' } })],
    causes: [['leaving', 'WANDA-LAPTOP']],
  },
  {
    key: 'fred.failedwipe',
    name: 'Fred Failedwipe',
    says: 'a laptop that could not be wiped',
    devices: [windows('FRED-LAPTOP', { record: { managementState: 'wipeFailed' } })],
    causes: [['leavingFailed', 'FRED-LAPTOP']],
  },
  {
    key: 'hugo.unhealthy',
    name: 'Hugo Unhealthy',
    says: 'a tablet whose management is unhealthy',
    devices: [{ platform: 'androidFull', name: 'Hugo tablet', record: { managementState: 'unhealthy' } }],
    causes: [['unhealthy', 'Hugo tablet']],
    weight: 8,
    mendedBy: 'Sync',
  },
  {
    key: 'carl.certificate',
    name: 'Carl Certificate',
    says: 'an iPhone whose management certificate expired two days ago',
    devices: [
      iphone('Carl iPhone', {
        record: { managementCertificateExpirationDate: ago(2 * DAY), lastSyncDateTime: ago(2 * DAY + HOUR) },
      }),
    ],
    causes: [['certificateExpired', 'Carl iPhone']],
  },
  {
    key: 'sonja.soonover',
    name: 'Sonja Soonover',
    says: 'an iPhone whose management certificate expires in nine days',
    devices: [iphone('Sonja iPhone', { record: { managementCertificateExpirationDate: ahead(9 * DAY) } })],
    causes: [['certificateExpiresSoon', 'Sonja iPhone']],
  },
  {
    key: 'nils.neverseen',
    name: 'Nils Neverseen',
    says: 'a laptop that never checked in',
    devices: [
      windows('NILS-LAPTOP', {
        record: {
          enrolledDateTime: ago(2 * DAY),
          lastSyncDateTime: '0001-01-01T00:00:00Z',
          complianceState: 'unknown',
        },
      }),
    ],
    causes: [['neverCheckedIn', 'NILS-LAPTOP']],
  },
  {
    key: 'silas.silent',
    name: 'Silas Silent',
    says: 'a laptop that was silent for 31 days where 30 are allowed',
    devices: [
      windows('SILAS-LAPTOP', {
        record: { lastSyncDateTime: ago(31 * DAY), complianceState: 'noncompliant' },
        policies: [
          {
            name: 'Built-in Device Compliance Policy',
            settings: [{ setting: 'DefaultDeviceCompliancePolicy.RequireRemainContact' }],
          },
        ],
      }),
    ],
    causes: [['notCheckedIn', 'SILAS-LAPTOP']],
  },
  {
    key: 'tina.twice',
    name: 'Tina Twice',
    says: 'one laptop with two records that both check in',
    devices: [
      windows('TINA-LAPTOP', { record: { serialNumber: 'SAMPLE-TINA', lastSyncDateTime: ago(HOUR) } }),
      windows('TINA-LAPTOP-2', { record: { serialNumber: 'SAMPLE-TINA', lastSyncDateTime: ago(20 * HOUR) } }),
    ],
    causes: [['sameSerialTwice', 'TINA-LAPTOP-2']],
  },
  {
    key: 'cosmo.comanaged',
    name: 'Cosmo Comanaged',
    says: 'a tower of which Configuration Manager decides whether it is compliant',
    devices: [
      { platform: 'windowsHybrid', name: 'COSMO-TOWER', record: { complianceState: 'configManager' } },
    ],
    causes: [['coManaged', 'COSMO-TOWER']],
  },
  {
    key: 'penny.pending',
    name: 'Penny Pending',
    says: 'a restart that waits for two days',
    devices: [
      windows('PENNY-LAPTOP', {
        record: {
          lastSyncDateTime: ago(3 * DAY),
          deviceActionResults: [
            {
              actionName: 'rebootNow',
              actionState: 'pending',
              startDateTime: ago(2 * DAY),
              lastUpdatedDateTime: ago(2 * DAY),
            },
          ],
        },
      }),
    ],
    causes: [['actionPending', 'PENNY-LAPTOP']],
  },
];
