import type { Row } from '../row.ts';
import { ago, DAY, HOUR } from '../time.ts';
import { entraIdOf, managed, windowsDevices } from './devices.ts';

/** Sample keys, plainly: six digits eight times. */
const digits = (n: number): string =>
  Array.from({ length: 8 }, (_, group) => String(100_000 + n * 8 + group)).join('-');

const keyId = (n: number): string =>
  `${(0xa1b2c300 + n).toString(16)}-0000-4000-8000-${String(n).padStart(12, '0')}`;

const recoveryKey = (n: number, deviceId: string, volumeType: string, minutes: number): Row => ({
  id: keyId(n),
  createdDateTime: ago(minutes),
  volumeType,
  deviceId,
  key: digits(n),
});

/** A key of each Windows device in Entra. One of them has an older key too, and one of its data drive. */
const recoveryKeys = (): Row[] => {
  const demo = entraIdOf('SAMPO-LAPTOP');
  return [
    ...windowsDevices().map((deviceId, at) =>
      recoveryKey(at + 1, deviceId, 'operatingSystemVolume', (at + 2) * DAY),
    ),
    recoveryKey(901, demo, 'operatingSystemVolume', 400 * DAY),
    recoveryKey(902, demo, 'fixedDataVolume', 5 * HOUR),
  ];
};

/** What Entra and Intune keep of devices: one person has every kind of key. */
export const makeKeys = (): Row => ({
  'informationProtection/bitlocker/recoveryKeys': recoveryKeys(),
  'directory/deviceLocalCredentials': [
    {
      id: entraIdOf('SAMPO-LAPTOP'),
      deviceName: 'SAMPO-LAPTOP',
      lastBackupDateTime: ago(3 * DAY),
      credentials: [
        {
          accountName: 'WLapsAdmin000017',
          accountSid: 'S-1-5-21-1-2-3-1001',
          backupDateTime: ago(3 * DAY),
          passwordBase64: Buffer.from('Sample-Password-17').toString('base64'),
        },
      ],
    },
  ],
  [`managedDevices/${managed('SAMPO-MACBOOK')}/getFileVaultKey`]: 'SAMP-LEKE-YOFA-MACO-FSAM-POLA',
});
