import type { DeviceLimit, TenantSettings } from '../../helpdesk/contracts/graph/troubleshooting.ts';
import type { GraphClient } from '../http/client.ts';
import { collectAll } from '../http/pages.ts';
import { number, record, text, type Json } from '../json/fields.ts';
import { present } from '../json/lists.ts';
import { configuredFor, LIMIT } from './assigned.ts';

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

function toDeviceLimit(from: Json): DeviceLimit | undefined {
  const limit = number(from, 'limit');
  const priority = number(from, 'priority');
  if (text(from, '@odata.type') !== LIMIT || limit === undefined || priority === undefined) return undefined;
  return { priority, limit, ...configuredFor(from, priority) };
}
