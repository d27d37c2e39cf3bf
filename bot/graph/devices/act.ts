import type { Accepted, RemoteCall } from '../../helpdesk/contracts/graph.ts';
import type { Clock } from '../../helpdesk/contracts/clock.ts';
import type { GraphClient } from '../http/client.ts';
import type { Headers } from '../http/exchange.ts';
import { path } from '../odata/path.ts';

/** Sends a remote action; what Graph answers means queued. */
export async function act(client: GraphClient, id: string, call: RemoteCall, now: Clock): Promise<Accepted> {
  const at = path`/deviceManagement/managedDevices/${id}/${call.name}`;
  const { version, body } = call;
  const { headers, requestId } = await client.act('POST', at, { version, body, headers: approval(call) });
  return { requestId, clockAheadMs: clockAheadMs(headers, now()) };
}

/** What Intune's Multi Admin Approval wants to know: why, and later under which code it was asked for. */
function approval({ justification, approvalCode }: RemoteCall): Headers {
  return {
    ...(justification && { 'x-msft-approval-justification': Buffer.from(justification).toString('base64') }),
    ...(approvalCode && { 'x-msft-approval-code': approvalCode }),
  };
}

/** At least how far Graph's clock is ahead: its header leaves the part of a second out, and the answer took its time to come. */
function clockAheadMs(headers: Headers, now: Date): number {
  const ahead = Date.parse(headers.date ?? '') - now.getTime();
  return Number.isNaN(ahead) ? 0 : ahead;
}
