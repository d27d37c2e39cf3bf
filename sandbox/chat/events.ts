import type { ServerResponse } from 'node:http';
import type { MessageLog } from './message-log.ts';

const HEARTBEAT_MS = 20_000;

/** Keeps a page up to date; `hello` says where the log stands, so that a page that was away asks for what it missed. */
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
