import { defineAction } from '../define.ts';

/** At most ten an hour for each device (Microsoft Learn, "Send custom notifications"). */
export const sendCustomNotificationToCompanyPortal = defineAction({
  id: 'sendCustomNotificationToCompanyPortal',
  place: 170,
  name: 'sendCustomNotificationToCompanyPortal',
  version: 'beta',
  permission: 'Microsoft.Intune_RemoteTasks_CustomNotification',
  graphPermission: 'DeviceManagementManagedDevices.ReadWrite.All',
  works: [
    { platform: 'ios', needs: ['companyPortal'] },
    { platform: 'android', needs: ['companyPortal'] },
  ],
  danger: 'harmless',
  form: [
    { id: 'notificationTitle', kind: 'text', required: true, maxLength: 50 },
    { id: 'notificationBody', kind: 'text', required: true, maxLength: 500, multiline: true },
  ],
  body: ({ notificationTitle, notificationBody }) => ({ notificationTitle, notificationBody }),
  ends: 'result',
});
