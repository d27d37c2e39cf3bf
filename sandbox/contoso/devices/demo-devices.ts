import type { DeviceRow } from './device.ts';
import { device } from './device.ts';
import { acts } from './scripts.ts';
import { ago, MINUTE } from '../time.ts';

const busy = { status: 500, message: 'An internal server error occurred' };
const turnedAway = { status: 400, code: 'BadRequest', message: 'The device can’t take this action now.' };

/** One person's devices, to try every remote action with every possible end. */
export const demoDevices: readonly DeviceRow[] = [
  device('windows', 'sampo.laine', 'SAMPO-LAPTOP', {
    lastSyncDateTime: ago(9 * MINUTE),
    ...acts({
      syncDevice: { after: 6 },
      rebootNow: { after: 25 },
      windowsDefenderScan: { after: 20 },
      rotateBitLockerKeys: { after: 10 },
      rotateLocalAdminPassword: { after: 10 },
      createDeviceLogCollectionRequest: { after: 40 },
      requestRemoteAssistance: { after: 5 },
      locateDevice: { after: 90, end: 'failed' },
      cleanWindowsDevice: { after: 30, end: 'failed' },
      wipe: { approval: true, approvedAfter: 40, after: 45 },
      retire: { approval: true, rejectedAfter: 40 },
    }),
  }),
  device('windows', 'sampo.laine', 'SAMPO-SPARE', {
    ...acts({
      rotateBitLockerKeys: { after: 12, end: 'notSupported' },
      setDeviceName: { refuse: turnedAway },
      cleanWindowsDevice: { after: 60 },
      windowsDefenderUpdateSignatures: { refuse: busy },
      retire: { after: 30, unlisted: true },
      wipe: { after: 60, unlisted: true },
    }),
  }),
  device('iosSupervised', 'sampo.laine', 'Sampo iPhone', {
    ...acts(
      { enableLostMode: { after: 8 }, resetPasscode: { after: 6 }, shutDown: { end: 'never' } },
      { lostMode: false },
    ),
  }),
  device('iosSupervised', 'sampo.laine', 'Sampo lost iPhone', {
    ...acts(
      {
        locateDevice: { after: 10 },
        playLostModeSound: { after: 8 },
        disableLostMode: { after: 8 },
        wipe: { approval: true, after: 20 },
      },
      { lostMode: true },
    ),
  }),
  device('macos', 'sampo.laine', 'SAMPO-MACBOOK', {
    ...acts({
      remoteLock: { after: 12 },
      bypassActivationLock: { after: 6 },
      rotateLocalAdminPassword: { after: 15 },
      shutDown: { after: 20 },
      wipe: { after: 30 },
    }),
  }),
  device('androidWorkProfile', 'sampo.laine', 'Sampo phone', {
    ...acts({ resetPasscode: { after: 10 }, retire: { after: 20, unlisted: true } }),
  }),
  device('androidFull', 'sampo.laine', 'Sampo scanner', {
    ...acts({
      remoteLock: { after: 5 },
      resetPasscode: { after: 10 },
      locateDevice: { after: 12 },
      playLostModeSound: { after: 5 },
      wipe: { after: 30, end: 'failed', unlisted: true },
    }),
  }),
  device('androidFull', 'sampo.laine', 'Sampo tablet', {
    osVersion: '15',
    ...acts({ remoteLock: { after: 5 } }),
  }),
  device('chromeos', 'sampo.laine', 'SAMPO-CHROME'),
  device('visionos', 'sampo.laine', 'Sampo Vision Pro'),
  device('tvos', undefined, 'LOBBY-TV'),
];
