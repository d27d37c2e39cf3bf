import type { Troubleshooting } from '../../helpdesk/contracts/graph/troubleshooting.ts';
import type { GraphClient } from '../http/client.ts';
import { appStates } from './app-states.ts';
import { compliancePolicies, configurationStates } from './compliance-policies.ts';
import { enrollmentRestrictions } from './enrollment-restrictions.ts';
import { enrollmentFailures } from './enrollment-failures.ts';
import { tenantSettings } from './tenant-settings.ts';

export function graphTroubleshooting(client: GraphClient): Troubleshooting {
  return {
    enrollmentFailures: (person) => enrollmentFailures(client, person),
    tenantSettings: () => tenantSettings(client),
    compliancePolicies: (deviceId) => compliancePolicies(client, deviceId),
    configurations: (deviceId) => configurationStates(client, deviceId),
    apps: (person, deviceId) => appStates(client, person, deviceId),
    restrictions: () => enrollmentRestrictions(client),
  };
}
