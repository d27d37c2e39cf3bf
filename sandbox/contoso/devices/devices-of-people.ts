import type { DeviceRow } from './device.ts';
import { device } from './device.ts';
import { GIB } from './platforms.ts';
import { acts, forbidden } from './scripts.ts';
import { ago, ahead, DAY, HOUR, MINUTE } from '../time.ts';

/** Devices of the people that a demo usually starts with. */
export const devicesOfPeople: readonly DeviceRow[] = [
  device('windows', 'person.one', 'PERSON-LAPTOP', {
    complianceState: 'noncompliant',
    isEncrypted: false,
    lastSyncDateTime: ago(12 * MINUTE),
    exchangeAccessState: 'blocked',
    exchangeAccessStateReason: 'notCompliant',
    ...acts({ syncDevice: { after: 8, end: 'done' }, windowsDefenderScan: { after: 20, end: 'done' } }),
  }),
  device('iosSupervised', 'person.one', "Person's iPhone", {
    lastSyncDateTime: ago(26 * HOUR),
    ...acts({ remoteLock: { after: 5, end: 'done' } }),
  }),
  device('androidWorkProfile', 'person.one', 'Person phone', { lastSyncDateTime: ago(3 * HOUR) }),
  device('macos', 'person.two', 'TWO-MACBOOK', acts({ remoteLock: { after: 12, end: 'done' } })),
  device('windowsHybrid', 'person.two', 'TWO-TOWER', { lastSyncDateTime: ago(5 * HOUR) }),
  device('windows', 'aino.virtanen', 'AINO-LAPTOP', {
    complianceState: 'inGracePeriod',
    complianceGracePeriodExpirationDateTime: ahead(2 * DAY),
  }),
  device('iosSupervised', 'aino.virtanen', 'Aino iPhone', acts({ remoteLock: { after: 5, end: 'done' } })),
  device('androidFull', 'aino.virtanen', 'Aino scanner', acts({ remoteLock: { after: 10, end: 'failed' } })),
  device('iosPersonal', 'aino.virtanen2', "Aino's own iPhone"),
  device('windowsHybrid', 'aino.virtanen2', 'FIN-TOWER-2', { complianceState: 'unknown' }),
  device('macos', 'alex.kim', 'ALEX-STUDIO'),
  device('ipad', 'alex.kim', 'Alex iPad', { complianceState: 'error' }),
  device('androidFull', 'alex.kim2', 'Truck phone 7', acts({ remoteLock: { end: 'never' } })),
  device('androidFull', 'sam.sample', 'Truck phone 8', acts({ remoteLock: { refuse: forbidden } })),
  device('android', 'sam.whitfield', 'Ward phone 3', { complianceState: 'noncompliant', isEncrypted: false }),
  device(
    'iosSupervised',
    'sami.korhonen',
    'Sami iPhone',
    acts({ remoteLock: { after: 5, end: 'notSupported' } }),
  ),
  device('windows', 'sami.korhonen', 'SAMI-LAPTOP', {
    freeStorageSpaceInBytes: 2 * GIB,
    complianceState: 'noncompliant',
  }),
  device('iosPersonal', 'samina.qureshi', 'Samina iPhone', {
    jailBroken: 'True',
    complianceState: 'noncompliant',
    exchangeAccessState: 'blocked',
    exchangeAccessStateReason: 'notCompliant',
  }),
  device('windows', 'samir.patel', 'SAMIR-OLD', {
    serialNumber: 'SAMPLE-TWICE',
    lastSyncDateTime: ago(190 * DAY),
    complianceState: 'noncompliant',
  }),
  device('windows', 'samir.patel', 'SAMIR-NEW', {
    serialNumber: 'SAMPLE-TWICE',
    lastSyncDateTime: ago(40 * MINUTE),
  }),
  device('androidWorkProfile', 'samira.haddad', 'Samira phone', {
    partnerReportedThreatState: 'highSeverity',
  }),
];
