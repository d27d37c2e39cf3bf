import type { Accepted, Clock, RemoteCall } from '../../helpdesk/ports.ts';
import type { GraphClient } from '../http/client.ts';
import type { Headers } from '../http/exchange.ts';
import { path } from '../odata/path.ts';

/** The Date header has whole seconds, and the answer took its time: less than this is no difference. */
const CLOCK_GRAIN_MS = 2000;

/** Sends a remote action; what Graph answers means queued. */
export async function act(client: GraphClient, id: string, call: RemoteCall, now: Clock): Promise<Accepted> {
  const at = path`/deviceManagement/managedDevices/${id}/${call.name}`;
  const { headers, requestId } = await client.act('POST', at, call);
  return { requestId, clockAheadMs: clockAheadMs(headers, now()) };
}

function clockAheadMs(headers: Headers, now: Date): number {
  const ahead = Date.parse(headers.date ?? '') - now.getTime();
  return Math.abs(ahead) > CLOCK_GRAIN_MS ? ahead : 0;
}
