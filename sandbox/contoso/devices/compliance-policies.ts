import { guid } from '../ids.ts';
import type { Row } from '../row.ts';
import { ago, DAY } from '../time.ts';

const policy = (n: number, type: string, displayName: string, wants: Row): Row => ({
  '@odata.type': `#microsoft.graph.${type}CompliancePolicy`,
  id: guid('f5a00000', n),
  displayName,
  description: '',
  version: 3,
  createdDateTime: ago(500 * DAY),
  lastModifiedDateTime: ago(60 * DAY),
  ...wants,
});

/** What the tenant's compliance policies want. */
export const compliancePolicies: Row = {
  'deviceManagement/deviceCompliancePolicies': [
    policy(1, 'windows10', 'Require BitLocker', { bitLockerEnabled: true }),
    policy(2, 'windows10', 'Windows baseline', {
      osMinimumVersion: '10.0.26100.4061',
      passwordRequired: true,
      passwordMinimumLength: 8,
      secureBootEnabled: true,
      codeIntegrityEnabled: true,
      storageRequireEncryption: true,
    }),
    policy(3, 'ios', 'iOS baseline', {
      passcodeRequired: true,
      passcodeMinimumLength: 6,
      securityBlockJailbrokenDevices: true,
      osMinimumVersion: '17.0',
    }),
  ],
};
