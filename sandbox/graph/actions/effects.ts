import type { Tenant } from '../tenant/index.ts';
import type { Fields, ManagedDevice } from '../types.ts';
import { newLocalAdminPassword, newRecoveryKey } from './kept-secrets.ts';
import { logCollected } from './log-requests.ts';

/** One run of an action that has ended well. */
export interface Run {
  tenant: Tenant;
  device: ManagedDevice;
  body: Fields;
  /** When it ended. */
  at: string;
  /** How many runs of it the device had before. */
  n: number;
}

type Effect = (run: Run) => void;

const lostMode =
  (on: boolean): Effect =>
  ({ device }) =>
    void (device.sandbox = { ...device.sandbox, lostMode: on });

/** What is different in the tenant once a device has done what it was asked for. */
export const effects: Record<string, Effect> = {
  setDeviceName({ tenant, device, body: { deviceName } }) {
    if (typeof deviceName !== 'string') return;
    device.deviceName = deviceName;
    const entra = tenant.data.devices.find(({ deviceId }) => deviceId === device.azureADDeviceId);
    if (entra) entra.displayName = deviceName;
    tenant.changed();
  },
  enableLostMode: lostMode(true),
  disableLostMode: lostMode(false),
  requestRemoteAssistance: ({ device, n }) =>
    void (device.remoteAssistanceSessionUrl = `https://assistance.example/${device.id}/${n + 1}`),
  createDeviceLogCollectionRequest: logCollected,
  rotateBitLockerKeys: newRecoveryKey,
  rotateLocalAdminPassword: newLocalAdminPassword,
};
