import { GIB } from '../devices/platforms.ts';
import { SKU } from '../ids.ts';
import type { Case } from './case.ts';
import { iphone, windows } from './case.ts';
import { ago, DAY, HOUR } from '../time.ts';

const notCompliant = { complianceState: 'noncompliant' };

/** People of whom several things are wrong, some of which only follow from another. */
export const severalCases: readonly Case[] = [
  {
    key: 'trudy.trouble',
    name: 'Trudy Trouble',
    says: 'an expired certificate, a jailbroken iPhone and an old password',
    user: { lastPasswordChangeDateTime: ago(500 * DAY) },
    devices: [
      windows('TRUDY-LAPTOP', {
        record: { ...notCompliant, managementCertificateExpirationDate: ago(5 * DAY) },
      }),
      iphone('Trudy iPhone', { record: { ...notCompliant, jailBroken: 'True' } }),
    ],
    causes: [['certificateExpired', 'TRUDY-LAPTOP'], ['jailbroken', 'Trudy iPhone'], 'passwordOld'],
  },
  {
    key: 'mona.many',
    name: 'Mona Many',
    says: 'Intune turned off in the license, and a laptop that isn’t encrypted',
    license: 'Disabled',
    failures: [{ ago: 4 * HOUR, category: 'authorization', reason: 'UserLicenseTypeInvalid' }],
    devices: [windows('MONA-LAPTOP', { record: { ...notCompliant, isEncrypted: false } })],
    causes: ['licenseTurnedOff', ['notEncrypted', 'MONA-LAPTOP']],
  },
  {
    key: 'basil.bothblocked',
    name: 'Basil Bothblocked',
    says: 'a blocked account, from which everything else follows',
    user: { accountEnabled: false, lastPasswordChangeDateTime: ago(600 * DAY) },
    devices: [
      windows('BASIL-LAPTOP', {
        record: { ...notCompliant, isEncrypted: false, lastSyncDateTime: ago(60 * DAY) },
      }),
    ],
    causes: ['accountDisabled'],
  },
  {
    key: 'tess.twodevices',
    name: 'Tess Twodevices',
    says: 'a laptop that waits for its wipe, and an iPhone without a passcode',
    devices: [
      windows('TESS-LAPTOP', { record: { ...notCompliant, managementState: 'wipePending' } }),
      iphone('Tess iPhone', {
        record: notCompliant,
        policies: [{ name: 'iOS baseline', settings: [{ setting: 'IosCompliancePolicy.PasscodeRequired' }] }],
      }),
    ],
    causes: [
      ['leaving', 'TESS-LAPTOP'],
      ['settingFails', 'Tess iPhone'],
    ],
  },
  {
    key: 'ned.notready',
    name: 'Ned Notready',
    says: 'no usage location, so no license, so no device',
    country: '',
    license: 'none',
    user: {
      licenseAssignmentStates: [
        {
          skuId: SKU,
          assignedByGroup: null,
          disabledPlans: [],
          state: 'Error',
          error: 'ProhibitedInUsageLocationViolation',
          lastUpdatedDateTime: ago(2 * DAY),
        },
      ],
    },
    failures: [{ ago: 5 * HOUR, category: 'authorization', reason: 'UserLicenseTypeInvalid' }],
    causes: ['usageLocationMissing'],
  },
  {
    key: 'dora.drawer',
    name: 'Dora Drawer',
    says: 'a laptop with a full disk, and the record that it had before it was enrolled again',
    devices: [
      windows('DORA-OLD', {
        record: {
          ...notCompliant,
          serialNumber: 'SAMPLE-DORA',
          lastSyncDateTime: ago(200 * DAY),
          managementCertificateExpirationDate: ago(20 * DAY),
        },
      }),
      windows('DORA-NEW', { record: { serialNumber: 'SAMPLE-DORA', freeStorageSpaceInBytes: 3 * GIB } }),
    ],
    causes: [
      ['storageLow', 'DORA-NEW'],
      ['staleDuplicate', 'DORA-OLD'],
    ],
  },
  {
    key: 'otto.overdue',
    name: 'Otto Overdue',
    says: 'a phone that could not be enrolled, and a laptop that is silent',
    failures: [
      {
        ago: 20 * HOUR,
        category: 'deviceNotSupported',
        reason: 'DeviceNotSupported',
        os: ['Android', '7.0'],
      },
    ],
    devices: [
      windows('OTTO-LAPTOP', {
        record: {
          ...notCompliant,
          lastSyncDateTime: ago(45 * DAY),
          deviceActionResults: [
            {
              actionName: 'syncDevice',
              actionState: 'pending',
              startDateTime: ago(9 * DAY),
              lastUpdatedDateTime: ago(9 * DAY),
            },
          ],
        },
      }),
    ],
    causes: ['enrollmentDeviceNotSupported', ['notCheckedIn', 'OTTO-LAPTOP']],
  },
  {
    key: 'vera.verymuch',
    name: 'Vera Verymuch',
    says: 'more than a card has room for',
    user: {
      lastPasswordChangeDateTime: ago(480 * DAY),
      onPremisesSyncEnabled: true,
      onPremisesLastSyncDateTime: ago(2 * DAY),
    },
    devices: [
      windows('VERA-LAPTOP', {
        record: { partnerReportedThreatState: 'highSeverity', freeStorageSpaceInBytes: 4 * GIB },
      }),
      iphone('Vera iPhone', { record: { ...notCompliant, jailBroken: 'True' } }),
      { platform: 'androidFull', name: 'Vera tablet', record: { managementState: 'unhealthy' } },
    ],
    causes: [
      ['jailbroken', 'Vera iPhone'],
      ['threatFound', 'VERA-LAPTOP'],
      ['unhealthy', 'Vera tablet'],
      ['storageLow', 'VERA-LAPTOP'],
      'passwordOld',
      'directorySyncStale',
    ],
  },
];
