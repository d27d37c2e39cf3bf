import type { DeviceRow } from './device.ts';
import { device } from './device.ts';
import { acts } from './scripts.ts';
import { ago, ahead, DAY } from '../time.ts';

/** Odd devices, old devices, and devices without an owner. */
export const moreDevices: readonly DeviceRow[] = [
  device('linux', 'priya.raman', 'priya-build'),
  device('linux', 'kwame.mensah', 'kwame-build', { isEncrypted: false, complianceState: 'noncompliant' }),
  device('chromeos', 'marie.exemple', 'LAB-CHROME-1', { complianceState: 'unknown' }),
  device('aosp', 'ingrid.solberg', 'Glasses 1'),
  device('windows', "sean.o'brien", "O'BRIEN-PC", {
    lastSyncDateTime: ago(95 * DAY),
    complianceState: 'noncompliant',
    managementCertificateExpirationDate: ago(4 * DAY),
  }),
  device('windows', 'zoe.akerstrom', 'ÅKERSTRÖM-01', {
    deviceRegistrationState: 'keyConflict',
    complianceState: 'error',
  }),
  device('iosPersonal', 'taro.yamada', '太郎のiPhone'),
  device('iosPersonal', 'fatima.mithal', 'هاتف فاطمة'),
  device('windows', 'markdown.link', '[x](http://evil.example)'),
  device('iosSupervised', 'markdown.link', '<img src=x onerror=alert(1)>'),
  device('iosSupervised', 'markdown.bold', '**b** ${name} {{DATE(2026-01-01T00:00:00Z,SHORT)}}'),
  device('windows', 'bea.blocked', 'BEA-LAPTOP', {
    managementState: 'retirePending',
    lastSyncDateTime: ago(20 * DAY),
    deviceActionResults: [
      {
        actionName: 'retire',
        actionState: 'pending',
        startDateTime: ago(19 * DAY),
        lastUpdatedDateTime: ago(19 * DAY),
      },
    ],
  }),
  device('iosSupervised', 'gwen.groups', 'Gwen iPhone', {
    deviceActionResults: [
      {
        actionName: 'syncDevice',
        actionState: 'done',
        startDateTime: ago(3 * DAY),
        lastUpdatedDateTime: ago(3 * DAY - 4),
      },
    ],
  }),
  device('windows', 'max.mustermann', 'MUSTER-PC', { partnerReportedThreatState: 'mediumSeverity' }),
  device('windows', 'norbert.norole', 'NORBERT-PC'),
  device('androidDedicated', undefined, 'KIOSK-01', acts({ remoteLock: { after: 5, end: 'done' } })),
  device('androidDedicated', undefined, 'KIOSK-02', {
    lastSyncDateTime: ago(33 * DAY),
    complianceState: 'noncompliant',
  }),
  device('androidDedicated', 'juan.ejemplo', 'LAB-SCANNER', {
    complianceState: 'inGracePeriod',
    complianceGracePeriodExpirationDateTime: ahead(2 * DAY),
  }),
  device('ipadShared', undefined, 'Shared iPad 1'),
  device(
    'ipadShared',
    undefined,
    'Shared iPad 2',
    acts({ logoutSharedAppleDeviceActiveUser: { after: 5, end: 'failed' } }),
  ),
  device('windows', undefined, 'LOBBY-SCREEN', { deviceEnrollmentType: 'windowsBulkUserless' }),
];
