import { guid } from '../ids.ts';
import { upnOf } from '../people/people.ts';
import type { Row } from '../row.ts';
import { ago, ahead, DAY, HOUR } from '../time.ts';
import { managed } from './devices.ts';

/** What Defender says of a device on which all is well. */
const protection = (n: number, over: Row = {}): Row => ({
  id: guid('5a000000', n),
  malwareProtectionEnabled: true,
  deviceState: 'clean',
  realTimeProtectionEnabled: true,
  networkInspectionSystemEnabled: true,
  quickScanOverdue: false,
  fullScanOverdue: false,
  signatureUpdateOverdue: false,
  rebootRequired: false,
  fullScanRequired: false,
  engineVersion: '1.1.26010.1',
  signatureVersion: '1.445.120.0',
  antiMalwareVersion: '4.18.26010.5',
  lastQuickScanDateTime: ago(5 * HOUR),
  lastFullScanDateTime: ago(20 * DAY),
  lastQuickScanSignatureVersion: '1.445.120.0',
  lastFullScanSignatureVersion: '1.443.10.0',
  lastReportedDateTime: ago(2 * HOUR),
  productStatus: 'noStatusFlagsSet',
  isVirtualMachine: false,
  tamperProtectionEnabled: true,
  ...over,
});

const malware = (n: number, displayName: string, threatState: string, state: string, hours: number): Row => ({
  id: guid('5b000000', n),
  displayName,
  additionalInformationUrl: 'https://malware.example/sample',
  severity: threatState === 'active' ? 'severe' : 'high',
  executionState: threatState === 'active' ? 'running' : 'blocked',
  state,
  threatState,
  initialDetectionDateTime: ago((hours + 1) * HOUR),
  lastStateChangeDateTime: ago(hours * HOUR),
  detectionCount: 1,
  category: 'trojan',
});

const logs = (device: string, n: number, over: Row): Row => ({
  id: `${managed(device)}_${guid('5c000000', n)}`,
  status: 'completed',
  managedDeviceId: managed(device),
  requestedDateTimeUTC: ago(3 * DAY),
  receivedDateTimeUTC: ago(3 * DAY - HOUR),
  expirationDateTimeUTC: ahead(25 * DAY),
  initiatedByUserPrincipalName: upnOf('otso.operator'),
  enrolledByUser: upnOf('person.one'),
  sizeInKB: 20_480,
  ...over,
});

const run = (device: string, n: number, policyName: string, over: Row): Row => ({
  id: `${guid('5c819700', n)}:${managed(device)}`,
  policyId: guid('5c819700', n),
  policyName,
  deviceId: managed(device),
  deviceName: device,
  detectionState: 'success',
  remediationState: 'skipped',
  lastStateUpdateDateTime: ago(6 * HOUR),
  ...over,
});

const at = (device: string, name: string) => `managedDevices/${managed(device)}/${name}`;

/** What Defender, the collected logs and the remediations say of a few Windows devices. Of the others, nothing was reported. */
export const deviceFindings = (): Row => ({
  [at('PERSON-LAPTOP', 'windowsProtectionState')]: protection(1, {
    deviceState: 'critical',
    signatureUpdateOverdue: true,
    quickScanOverdue: true,
    lastQuickScanDateTime: ago(16 * DAY),
  }),
  [at('PERSON-LAPTOP', 'windowsProtectionState/detectedMalwareState')]: [
    malware(1, 'Trojan:Win32/Sample.A', 'active', 'detected', 4),
    malware(2, 'Trojan:Win32/Sample.B', 'quarantined', 'quarantined', 300),
  ],
  [at('PERSON-LAPTOP', 'logCollectionRequests')]: [
    logs('PERSON-LAPTOP', 1, {}),
    logs('PERSON-LAPTOP', 2, {
      status: 'failed',
      requestedDateTimeUTC: ago(5 * HOUR),
      receivedDateTimeUTC: null,
      expirationDateTimeUTC: null,
      sizeInKB: 0,
    }),
  ],
  [at('PERSON-LAPTOP', 'deviceHealthScriptStates')]: [
    run('PERSON-LAPTOP', 1, 'Restart the print spooler', {}),
    run('PERSON-LAPTOP', 2, 'Clear the Teams cache', {
      detectionState: 'fail',
      remediationState: 'remediationFailed',
    }),
  ],
  [at('SAMPO-LAPTOP', 'windowsProtectionState')]: protection(2),
});
