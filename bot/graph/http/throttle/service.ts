/** The parts of Graph that limit their requests apart (Microsoft Graph service-specific throttling limits). */
export type Service =
  'devices' | 'roles' | 'troubleshooting' | 'configuration' | 'signIns' | 'keys' | 'teams' | 'directory';

const SERVICES: readonly (readonly [RegExp, Service])[] = [
  [/^\/deviceManagement\/managedDevices|^\/users\/[^/]+\/managedDevices/i, 'devices'],
  [
    /^\/deviceManagement\/(?:role|getEffectivePermissions|operationApproval)|^\/deviceManagement\/resourceOperations/i,
    'roles',
  ],
  [
    /^\/users\/[^/]+\/(?:deviceManagementTroubleshootingEvents|mobileApp)|^\/deviceManagement\/troubleshootingEvents/i,
    'troubleshooting',
  ],
  [/^\/device(?:App)?Management\b/i, 'configuration'],
  [/^\/auditLogs\//i, 'signIns'],
  [/^\/(?:informationProtection|directory\/deviceLocalCredentials)\b/i, 'keys'],
  [/^\/(?:teams|chats)\b/i, 'teams'],
];

/** Which limit a call counts for. `url` is below the version. */
export function serviceOf(url: string): Service {
  return SERVICES.find(([pattern]) => pattern.test(url))?.[1] ?? 'directory';
}
