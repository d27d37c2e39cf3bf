import type { Run } from './run.ts';

/** What is different in the tenant after a device has run an action. */
export type Change = (run: Run) => void;

export const lostMode =
  (on: boolean): Change =>
  ({ device }) =>
    void (device.sandbox = { ...device.sandbox, lostMode: on });

export function renamed({ tenant, device, body: { deviceName } }: Run): void {
  if (typeof deviceName !== 'string') return;
  device.deviceName = deviceName;
  const entra = tenant.data.devices.find(({ deviceId }) => deviceId === device.azureADDeviceId);
  if (entra) entra.displayName = deviceName;
  tenant.changed();
}

export const assistanceStarted: Change = ({ device, n }) =>
  void (device.remoteAssistanceSessionUrl = `https://assistance.example/${device.id}/${n + 1}`);
