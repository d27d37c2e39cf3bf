import type { Accepted, RemoteCall } from '../../helpdesk/contracts/graph.ts';
import type { Clock } from '../../helpdesk/contracts/clock.ts';
import type { GraphClient } from '../http/client.ts';
import { approvalHeaders } from '../http/approval-headers.ts';
import type { Headers } from '../http/request.ts';
import { path } from '../odata/path.ts';

/** Sends a remote action. Success means that it is queued. */
export async function act(client: GraphClient, id: string, call: RemoteCall, now: Clock): Promise<Accepted> {
  const { version, body, answers, method = 'POST', graphPermission: permission, stillWanted } = call;
  const device = path`/deviceManagement/managedDevices/${id}`;
  const at = method === 'DELETE' ? device : path`/deviceManagement/managedDevices/${id}/${call.name}`;
  const { headers, requestId } = await client.act(method, at, {
    version,
    body,
    answers,
    permission,
    stillWanted,
    headers: approvalHeaders(call),
  });
  return { requestId, clockAheadMs: clockAheadMs(headers, now()) };
}

/** How far Graph's clock is ahead, at least: the header has no fractions of a second, and the response took time to arrive. */
function clockAheadMs(headers: Headers, now: Date): number {
  const ahead = Date.parse(headers.date ?? '') - now.getTime();
  return Number.isNaN(ahead) ? 0 : ahead;
}
