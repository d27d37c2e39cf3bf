import { G } from '../groups/group-ids.ts';
import { guid } from '../ids.ts';
import type { Row } from '../row.ts';
import { ago, DAY } from '../time.ts';

const restriction = (over: Row): Row => ({
  platformBlocked: false,
  personalDeviceEnrollmentBlocked: false,
  osMinimumVersion: '',
  osMaximumVersion: '',
  ...over,
});

/** The limits of devices per person, and which platforms may be enrolled. */
export const enrollmentConfigurations: Row[] = [
  {
    '@odata.type': '#microsoft.graph.deviceEnrollmentLimitConfiguration',
    id: `${guid('f6000000', 1)}_DefaultLimit`,
    displayName: 'All users and all devices',
    description: 'Device limit',
    priority: 0,
    version: 1,
    createdDateTime: ago(900 * DAY),
    lastModifiedDateTime: ago(300 * DAY),
    limit: 5,
  },
  {
    '@odata.type': '#microsoft.graph.deviceEnrollmentLimitConfiguration',
    id: `${guid('f6000000', 2)}_Limit`,
    displayName: 'Test lab',
    description: 'Forty devices a person',
    priority: 1,
    version: 2,
    createdDateTime: ago(400 * DAY),
    lastModifiedDateTime: ago(100 * DAY),
    limit: 40,
    assignments: [
      {
        id: `${guid('f6000000', 2)}_${G.testLab}`,
        target: { '@odata.type': '#microsoft.graph.groupAssignmentTarget', groupId: G.testLab },
      },
    ],
  },
  {
    '@odata.type': '#microsoft.graph.deviceEnrollmentPlatformRestrictionsConfiguration',
    id: `${guid('f6000000', 3)}_DefaultPlatformRestrictions`,
    displayName: 'All users and all devices',
    description: 'Platforms',
    priority: 0,
    version: 1,
    createdDateTime: ago(900 * DAY),
    lastModifiedDateTime: ago(200 * DAY),
    iosRestriction: restriction({ osMinimumVersion: '16.0' }),
    windowsRestriction: restriction({ personalDeviceEnrollmentBlocked: true }),
    windowsMobileRestriction: restriction({ platformBlocked: true }),
    androidRestriction: restriction({ platformBlocked: true }),
    macOSRestriction: restriction({}),
  },
];
