import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { errorBody } from '../errors.ts';
import { send } from './send.ts';

export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Handlers by the start of the path. */
type Handlers = readonly (readonly [prefix: string, handler: Handler])[];

const unknownIds = { requestId: '', clientRequestId: '' };

const isUnder = (path: string, prefix: string): boolean =>
  path.startsWith(prefix) && (path.length === prefix.length || '/?'.includes(path.charAt(prefix.length)));

function handlerFor(handlers: Handlers, request: IncomingMessage): Handler {
  const path = request.url ?? '/';
  const found = handlers.find(([prefix]) => isUnder(path, prefix));
  if (found) return found[1];
  return (_request, response) => {
    const body = errorBody(
      'ResourceNotFound',
      'The sandbox answers /v1.0 and /beta.',
      unknownIds,
      new Date(),
    );
    send(response, { status: 404, body });
    return Promise.resolve();
  };
}

/** Serves the handlers. A handler that throws answers 500 with its message: the sandbox doesn't hide its own faults. */
export function serve(handlers: Handlers): Server {
  const server = createServer((request, response) => {
    handlerFor(handlers, request)(request, response).catch((error: unknown) => {
      const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
      if (response.headersSent) request.socket.destroy();
      else
        send(response, { status: 500, body: errorBody('generalException', message, unknownIds, new Date()) });
    });
  });
  // longer than any client keeps an idle connection, so that the server never closes one during a request
  server.keepAliveTimeout = 120_000;
  return server;
}

export function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

export function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
