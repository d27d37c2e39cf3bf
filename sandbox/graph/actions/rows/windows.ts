import type { RemoteAction } from '../action-row.ts';
import { newRecoveryKey } from '../kept-secrets.ts';
import { logCollected, logRequested } from '../log-requests.ts';

/** Actions of Windows alone, by Graph's name. */
export const windows: Record<string, RemoteAction> = {
  cleanWindowsDevice: {
    portal: { 'Fresh Start': ['windows'] },
    version: 'v1.0',
    permission: 'CleanPC',
    parameters: { keepUserData: 'boolean' },
  },
  windowsDefenderScan: {
    portal: { 'Quick scan': ['windows'], 'Full scan': ['windows'] },
    version: 'v1.0',
    permission: 'WindowsDefender',
    parameters: { quickScan: 'boolean' },
  },
  windowsDefenderUpdateSignatures: {
    portal: { 'Update Windows Defender security intelligence': ['windows'] },
    version: 'v1.0',
    permission: 'WindowsDefender',
  },
  createDeviceLogCollectionRequest: {
    portal: { 'Collect diagnostics': ['windows'] },
    version: 'beta',
    permission: 'DeviceLogs',
    parameters: { templateType: 'object' },
    answer: logRequested,
    change: logCollected,
  },
  initiateOnDemandProactiveRemediation: {
    portal: { 'Run remediation': ['windows'] },
    version: 'beta',
    permission: 'OnDemandProactiveRemediation',
    parameters: { scriptPolicyId: 'string' },
    refers: { scriptPolicyId: 'deviceManagement/deviceHealthScripts' },
  },
  pauseConfigurationRefresh: {
    portal: { 'Pause Config Refresh': ['windows'] },
    version: 'beta',
    permission: 'PauseConfigurationRefresh',
    notForHelpDesk: true,
    parameters: { pauseTimePeriodInMinutes: 'number' },
  },
  rotateBitLockerKeys: {
    portal: { 'BitLocker key rotation': ['windows'] },
    version: 'beta',
    permission: 'RotateBitLockerKeys',
    change: newRecoveryKey,
  },
};
