import type { Troubleshooting } from '../../helpdesk/contracts/graph.ts';
import type { GraphClient } from '../http/client.ts';
import { compliancePolicies } from './compliance-policies.ts';
import { enrollmentFailures } from './enrollment-failures.ts';
import { tenantSettings } from './tenant-settings.ts';

export function graphTroubleshooting(client: GraphClient): Troubleshooting {
  return {
    enrollmentFailures: (person) => enrollmentFailures(client, person),
    tenantSettings: () => tenantSettings(client),
    compliancePolicies: (deviceId) => compliancePolicies(client, deviceId),
  };
}
