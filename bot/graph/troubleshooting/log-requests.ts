import type { LogRequest } from '../../helpdesk/contracts/graph/tab-records.ts';
import { newestFirst } from '../../helpdesk/contracts/graph/dates.ts';
import type { GraphClient } from '../http/client.ts';
import { collectAll } from '../http/pages.ts';
import { dueId, dueText, notAnother } from '../json/answers.ts';
import { date, number, text, type Json } from '../json/fields.ts';
import { path } from '../odata/path.ts';

/** Logs that were asked of a device, newest first (Graph, deviceLogCollectionResponse). */
export async function logRequests(client: GraphClient, deviceId: string): Promise<LogRequest[]> {
  const all = await collectAll(
    client,
    path`/deviceManagement/managedDevices/${deviceId}/logCollectionRequests`,
  );
  const requests = all.map((one) => toRequest(notAnother(one, deviceId, 'managedDeviceId')));
  return newestFirst(requests, ({ requestedDateTime }) => requestedDateTime, client.now());
}

function toRequest(from: Json): LogRequest {
  return {
    id: dueId(from),
    status: dueText(from, 'status'),
    requestedDateTime: date(from, 'requestedDateTimeUTC'),
    receivedDateTime: date(from, 'receivedDateTimeUTC'),
    expirationDateTime: date(from, 'expirationDateTimeUTC'),
    sizeInKB: number(from, 'sizeInKB'),
    initiatedBy: text(from, 'initiatedByUserPrincipalName'),
  };
}
