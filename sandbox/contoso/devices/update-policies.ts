import { G } from '../groups/group-ids.ts';
import { guid } from '../ids.ts';
import type { Row } from '../row.ts';
import { ago, ahead, DAY } from '../time.ts';
import { phoneProfiles } from './assigned.ts';

const to = (n: number, groupId: string, kind = 'groupAssignmentTarget'): Row => ({
  id: guid('5e0000ff', n),
  target: { '@odata.type': `#microsoft.graph.${kind}`, groupId },
});

const ring = (n: number, displayName: string, assignments: Row[], over: Row): Row => ({
  '@odata.type': '#microsoft.graph.windowsUpdateForBusinessConfiguration',
  id: guid('5e000000', n),
  displayName,
  description: '',
  version: 1,
  createdDateTime: ago(700 * DAY),
  lastModifiedDateTime: ago(20 * DAY),
  automaticUpdateMode: 'autoInstallAtMaintenanceTime',
  microsoftUpdateServiceAllowed: true,
  driversExcluded: false,
  qualityUpdatesDeferralPeriodInDays: 3,
  featureUpdatesDeferralPeriodInDays: 30,
  qualityUpdatesPaused: false,
  featureUpdatesPaused: false,
  qualityUpdatesWillBeRolledBack: false,
  featureUpdatesWillBeRolledBack: false,
  assignments,
  ...over,
});

const profile = (n: number, displayName: string, assignments: Row[], over: Row): Row => ({
  id: guid('5e000000', n),
  displayName,
  description: '',
  createdDateTime: ago(400 * DAY),
  lastModifiedDateTime: ago(40 * DAY),
  roleScopeTagIds: ['0'],
  assignments,
  ...over,
});

/** The tenant's policies for updates. One ring is paused, and one feature update is out of support. */
export const updatePolicies: Row = {
  'deviceManagement/deviceConfigurations': [
    ring(1, 'Broad ring', [to(1, G.everyone), to(2, G.testLab, 'exclusionGroupAssignmentTarget')], {}),
    ring(2, 'Field ring', [to(3, G.field)], {
      qualityUpdatesPaused: true,
      qualityUpdatesPauseExpiryDateTime: ahead(21 * DAY),
    }),
    ring(3, 'Test lab ring', [to(4, G.testLab)], {
      qualityUpdatesDeferralPeriodInDays: 0,
      featureUpdatesDeferralPeriodInDays: 0,
    }),
    {
      '@odata.type': '#microsoft.graph.windows10GeneralConfiguration',
      id: guid('5e000000', 4),
      displayName: 'Windows restrictions',
      version: 1,
      createdDateTime: ago(700 * DAY),
      lastModifiedDateTime: ago(90 * DAY),
      assignments: [to(5, G.everyone)],
    },
    ...phoneProfiles,
  ],
  'deviceManagement/windowsFeatureUpdateProfiles': [
    profile(11, 'Windows 11 24H2', [to(11, G.everyone)], {
      featureUpdateVersion: 'Windows 11, version 24H2',
      deployableContentDisplayName: 'Windows 11, version 24H2',
      endOfSupportDate: ahead(320 * DAY),
    }),
    profile(12, 'Field stays on 22H2', [to(12, G.field)], {
      featureUpdateVersion: 'Windows 11, version 22H2',
      deployableContentDisplayName: 'Windows 11, version 22H2',
      endOfSupportDate: ago(40 * DAY),
    }),
  ],
  'deviceManagement/windowsQualityUpdateProfiles': [
    profile(13, 'Expedite the newest', [to(13, G.nordics)], {
      deployableContentDisplayName: '2026.11 B Security Updates for Windows',
      releaseDateDisplayName: '2026.11 B',
    }),
  ],
  'deviceManagement/windowsDriverUpdateProfiles': [
    profile(14, 'Recommended drivers', [to(14, G.everyone)], { approvalType: 'automatic' }),
  ],
};
