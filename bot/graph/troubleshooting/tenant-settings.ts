import type { DeviceLimit, TenantSettings } from '../../helpdesk/contracts/graph/troubleshooting.ts';
import type { GraphClient } from '../http/client.ts';
import { collectAll } from '../http/pages.ts';
import { dueRecords, wholeRecords } from '../json/answers.ts';
import { number, record, text, type Json } from '../json/fields.ts';
import { present } from '../json/lists.ts';

/**
 * The tenant's compliance settings and device limits (Graph, deviceManagementSettings and deviceEnrollmentLimitConfiguration). Each operator's
 * first card asks for them, and no card waits for them while Graph throttles: after a restart they all ask at once.
 */
export async function tenantSettings(client: GraphClient): Promise<TenantSettings> {
  const [service, configurations] = await Promise.all([
    client.get('/deviceManagement', { query: { $select: ['settings'] }, hurried: true }),
    collectAll(client, '/deviceManagement/deviceEnrollmentConfigurations', {
      query: { $expand: 'assignments' },
      hurried: true,
    }),
  ]);
  const days = number(record(service, 'settings') ?? {}, 'deviceComplianceCheckinThresholdDays');
  return {
    ...(days !== undefined && days > 0 && { checkInDays: days }),
    deviceLimits: configurations.map(toDeviceLimit).filter(present),
  };
}

const LIMIT = '#microsoft.graph.deviceEnrollmentLimitConfiguration';
export const EVERYONE = '#microsoft.graph.allLicensedUsersAssignmentTarget';
export const GROUP = '#microsoft.graph.groupAssignmentTarget';

/**
 * To whom a configuration is assigned. The default, of priority 0, goes for everybody. For the others, a Graph that doesn't expand says
 * nothing: that isn't "nobody".
 */
export function targetsOf(from: Json, priority: number): Json[] {
  const assignments = priority === 0 ? wholeRecords(from, 'assignments') : dueRecords(from, 'assignments');
  return assignments.map((one) => record(one, 'target') ?? {});
}

function toDeviceLimit(from: Json): DeviceLimit | undefined {
  const limit = number(from, 'limit');
  const priority = number(from, 'priority');
  if (text(from, '@odata.type') !== LIMIT || limit === undefined || priority === undefined) return undefined;
  const targets = targetsOf(from, priority);
  const groupIds = targets
    .filter((target) => text(target, '@odata.type') === GROUP)
    .map((target) => text(target, 'groupId'));
  return {
    priority,
    limit,
    everyone: targets.some((target) => text(target, '@odata.type') === EVERYONE),
    groupIds: groupIds.filter(present),
  };
}
