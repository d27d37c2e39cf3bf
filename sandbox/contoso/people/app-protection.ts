import { guid } from '../ids.ts';
import type { Row } from '../row.ts';
import { ago, DAY, HOUR } from '../time.ts';
import { idOf } from './people.ts';

const registration = (n: number, key: string, id: Row, over: Row): Row => ({
  '@odata.type': '#microsoft.graph.iosManagedAppRegistration',
  id: guid('5d000000', n),
  userId: idOf(key),
  createdDateTime: ago(90 * DAY),
  lastSyncDateTime: ago(3 * HOUR),
  applicationVersion: '4.2620.0',
  managementSdkVersion: '20.1.0',
  platformVersion: '17.5.1',
  deviceType: 'iPhone',
  deviceName: 'iPhone',
  deviceTag: guid('5d0000ff', n),
  flaggedReasons: ['none'],
  appIdentifier: id,
  ...over,
});

const ios = (bundleId: string): Row => ({
  '@odata.type': '#microsoft.graph.iosMobileAppIdentifier',
  bundleId,
});
const android = (packageId: string): Row => ({
  '@odata.type': '#microsoft.graph.androidMobileAppIdentifier',
  packageId,
});

/** Apps under app protection policies, and what doesn't work for them. */
export const appProtection = (): Row => ({
  [`users/${idOf('person.one')}/managedAppRegistrations`]: [
    registration(1, 'person.one', ios('com.microsoft.Office.Outlook'), {}),
    registration(2, 'person.one', ios('com.microsoft.skype.teams'), { lastSyncDateTime: ago(2 * DAY) }),
    registration(3, 'person.one', android('com.microsoft.emmx'), {
      '@odata.type': '#microsoft.graph.androidManagedAppRegistration',
      platformVersion: '14',
      deviceType: 'Pixel 8',
      deviceName: 'Pixel 8',
      flaggedReasons: ['rootedDevice'],
    }),
  ],
  [`users/${idOf('person.one')}/getManagedAppDiagnosticStatuses`]: [
    { validationName: 'User license', state: 'Pass', mitigationInstruction: '' },
    {
      validationName: 'Policy delivery',
      state: 'Warning',
      mitigationInstruction: 'Ask the user to open the app once and to sign in again.',
    },
  ],
});
