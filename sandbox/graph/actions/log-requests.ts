import { randomUUID } from 'node:crypto';
import { badRequest } from '../errors.ts';
import type { Tenant } from '../tenant/index.ts';
import type { Entity, Fields, ManagedDevice } from '../types.ts';
import type { Run } from './run.ts';

const pathOf = ({ id }: ManagedDevice): string => `managedDevices/${id}/logCollectionRequests`;

const requestsOf = (tenant: Tenant, device: ManagedDevice): Entity[] =>
  (tenant.data.nav[pathOf(device)] ??= []) as Entity[];

/** Graph's answer to the request for logs. */
export function logRequested(tenant: Tenant, device: ManagedDevice, now: Date): Fields {
  const request = {
    id: `${device.id}_${randomUUID()}`,
    status: 'pending',
    managedDeviceId: device.id,
    requestedDateTimeUTC: now.toISOString(),
    receivedDateTimeUTC: null,
    initiatedByUserPrincipalName: null,
    enrolledByUser: device.userPrincipalName ?? null,
    sizeInKB: 0,
  };
  requestsOf(tenant, device).push(request);
  // only beta, which has the action, has a code
  return { '@odata.type': '#microsoft.graph.deviceLogCollectionResponse', ...request, errorCode: 0 };
}

/** The device has sent its logs. */
export function logCollected({ tenant, device, at }: Run): void {
  const waiting = requestsOf(tenant, device).find(({ status }) => status === 'pending');
  if (waiting) Object.assign(waiting, { status: 'completed', receivedDateTimeUTC: at, sizeInKB: 2048 });
}

/** Where the collected logs can be downloaded. */
export function downloadUrl(request: Entity): Fields {
  if (request.status !== 'completed') throw badRequest('There is nothing to download yet.');
  return { value: `https://logs.example/${request.id}.zip` };
}
