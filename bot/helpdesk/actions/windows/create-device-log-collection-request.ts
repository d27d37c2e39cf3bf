import { defineAction } from '../define.ts';

export const createDeviceLogCollectionRequest = defineAction({
  id: 'createDeviceLogCollectionRequest',
  place: 150,
  name: 'createDeviceLogCollectionRequest',
  version: 'beta',
  permission: 'Microsoft.Intune_RemoteTasks_DeviceLogs',
  graphPermission: 'DeviceManagementManagedDevices.ReadWrite.All',
  works: [{ platform: 'windows', needs: ['corporate'] }],
  danger: 'harmless',
  body: () => ({ templateType: { templateType: 'predefined' } }),
  answers: 'object',
  ends: 'result',
});
