import type { Accepted, RemoteCall } from '../../helpdesk/contracts/graph.ts';
import type { Clock } from '../../helpdesk/contracts/clock.ts';
import type { GraphClient } from '../http/client.ts';
import type { Headers } from '../http/request.ts';
import { path } from '../odata/path.ts';

/** Sends a remote action. Success means that it is queued. */
export async function act(client: GraphClient, id: string, call: RemoteCall, now: Clock): Promise<Accepted> {
  const at = path`/deviceManagement/managedDevices/${id}/${call.name}`;
  const { version, body, answers } = call;
  const { headers, requestId } = await client.act('POST', at, {
    version,
    body,
    answers,
    headers: approval(call),
  });
  return { requestId, clockAheadMs: clockAheadMs(headers, now()) };
}

/** For Intune's Multi Admin Approval: the justification, and later the code of the approval request. */
function approval({ justification, approvalCode }: RemoteCall): Headers {
  return {
    ...(justification && { 'x-msft-approval-justification': Buffer.from(justification).toString('base64') }),
    ...(approvalCode && { 'x-msft-approval-code': approvalCode }),
  };
}

/** How far Graph's clock is ahead, at least: the header has no fractions of a second, and the response took time to arrive. */
function clockAheadMs(headers: Headers, now: Date): number {
  const ahead = Date.parse(headers.date ?? '') - now.getTime();
  return Number.isNaN(ahead) ? 0 : ahead;
}
