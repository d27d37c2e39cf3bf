import type { ServerResponse } from 'node:http';
import type { MessageLog } from './message-log.ts';

const HEARTBEAT_MS = 20_000;

/** Sends changes to a page. `hello` carries the newest `seq`, so that a page that was offline can ask for what it missed. */
export function streamEvents(response: ServerResponse, log: MessageLog, personId: string): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  const send = (event: string, data: unknown): void => {
    response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  };
  send('hello', { latest: log.latest });
  const unsubscribe = log.subscribe(personId, (event) => {
    if (event.type === 'message') send('message', event.message);
    else send('typing', { conversation: event.conversation });
  });
  const heartbeat = setInterval(() => response.write(': still here\n\n'), HEARTBEAT_MS);
  heartbeat.unref();
  response.on('close', () => {
    clearInterval(heartbeat);
    unsubscribe();
  });
}
