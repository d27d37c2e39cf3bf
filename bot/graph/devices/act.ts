import type { Accepted, RemoteCall } from '../../helpdesk/contracts/graph.ts';
import type { GraphClient } from '../http/client.ts';
import { approvalHeaders } from '../http/approval-headers.ts';
import type { Headers } from '../http/request.ts';
import { path } from '../odata/path.ts';

/** Sends a remote action. Success means that it is queued. */
export async function act(client: GraphClient, id: string, call: RemoteCall): Promise<Accepted> {
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
  return { requestId, answeredAt: dateOf(headers) };
}

function dateOf({ date = '' }: Headers): number | undefined {
  const at = Date.parse(date);
  return Number.isNaN(at) ? undefined : at;
}
