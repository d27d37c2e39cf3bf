import type { Troubleshooting } from '../../helpdesk/contracts/graph/troubleshooting.ts';
import type { GraphClient } from '../http/client.ts';
import { appChecks, appRegistrations } from './app-protection.ts';
import { appLifecycle } from './app-lifecycle.ts';
import { appStates } from './app-states.ts';
import { malware, protection } from './defender.ts';
import { logRequests } from './log-requests.ts';
import { licenseAssignments, licensedProducts } from './licenses.ts';
import { remediationRuns } from './remediation-runs.ts';
import { compliancePolicies, configurationStates } from './compliance-policies.ts';
import { enrollmentRestrictions } from './enrollment-restrictions.ts';
import { enrollmentFailures } from './enrollment-failures.ts';
import { signInMethods, signIns } from './sign-ins.ts';
import { updateProfiles, updateRings } from './updates.ts';
import { wantedSettings } from './wanted-settings.ts';
import { tenantSettings } from './tenant-settings.ts';

export function graphTroubleshooting(client: GraphClient): Troubleshooting {
  return {
    enrollmentFailures: (person) => enrollmentFailures(client, person),
    tenantSettings: () => tenantSettings(client),
    compliancePolicies: (deviceId) => compliancePolicies(client, deviceId),
    wantedSettings: () => wantedSettings(client),
    configurations: (deviceId) => configurationStates(client, deviceId),
    apps: (person, deviceId) => appStates(client, person, deviceId),
    appLifecycle: (person) => appLifecycle(client, person),
    restrictions: () => enrollmentRestrictions(client),
    protection: (deviceId) => protection(client, deviceId),
    malware: (deviceId) => malware(client, deviceId),
    logRequests: (deviceId) => logRequests(client, deviceId),
    remediationRuns: (deviceId) => remediationRuns(client, deviceId),
    appRegistrations: (person) => appRegistrations(client, person),
    appChecks: (person) => appChecks(client, person),
    signIns: (person, most) => signIns(client, person, most),
    signInMethods: (person) => signInMethods(client, person),
    updateRings: () => updateRings(client),
    updateProfiles: (kind) => updateProfiles(client, kind),
    licensedProducts: (person) => licensedProducts(client, person),
    licenseAssignments: (person) => licenseAssignments(client, person),
  };
}
