import type { ServerResponse } from 'node:http';
import type { GraphAnswer } from '../types.ts';

const json =
  'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8';

/** Sends a whole answer. `date` is the sandbox's clock, which may differ from the machine's. */
export function send(response: ServerResponse, answer: GraphAnswer, date?: Date): void {
  const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
  const bytes = answer.body === undefined ? undefined : Buffer.from(text, 'utf8');
  response.writeHead(answer.status, {
    ...(date && { Date: date.toUTCString() }),
    ...(bytes && { 'Content-Type': json, 'Content-Length': bytes.length, 'OData-Version': '4.0' }),
    ...answer.headers,
  });
  response.end(bytes);
}
