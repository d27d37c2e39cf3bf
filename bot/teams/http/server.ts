import { once } from 'node:events';
import type { IncomingMessage, Server as HttpServer, ServerResponse } from 'node:http';
import restify from 'restify';
import type { Log } from '../../helpdesk/contracts/log.ts';
import { type ConnectionLimits, Connections } from './connections.ts';
import { type HttpResponse, busy, errorResponse, faultResponse, respond } from './response.ts';

export type Route = (request: IncomingMessage) => HttpResponse | Promise<HttpResponse>;

export interface Routes {
  get: Readonly<Record<string, Route>>;
  post: Readonly<Record<string, Route>>;
}

export interface Server {
  url: string;
  /** Refuses new connections and resolves once open requests are answered. After `ms` it cuts them off. */
  close(ms: number): Promise<void>;
}

/** Called for each response with its route's path, or `other` if no route matched. */
type OnResponse = (path: string, status: number) => void;

interface ServerOptions {
  address: { host: string; port: number };
  routes: Routes;
  log: Log;
  onResponse?: OnResponse;
  connectionLimits?: ConnectionLimits;
}

/** Whoever watches the bot gets an answer even when it is busy. */
const ALWAYS_ANSWERED = '/healthz';
const CHECK_EVERY_MS = 1_000;
const HEADERS_MS = 10_000;
const REQUEST_MS = 15_000;
const IDLE_MS = 65_000;

/** Listens. Every response is JSON unless its route says otherwise. */
export async function listen({
  address,
  routes,
  log,
  onResponse = () => undefined,
  connectionLimits,
}: ServerOptions): Promise<Server> {
  // an empty name sends no Server header
  const server = restify.createServer({ name: '', log: silentLog() });
  const state = { closing: false };
  const reply = (request: IncomingMessage, response: ServerResponse, path: string, answer: HttpResponse) => {
    respond(request, response, answer, state.closing);
    onResponse(path, answer.status);
  };
  const connections = new Connections(connectionLimits);
  const serve =
    (path: string, route: Route) => async (request: IncomingMessage, response: ServerResponse) => {
      const over = path !== ALWAYS_ANSWERED && connections.isOver(request.socket);
      reply(request, response, path, await answerOf(over ? tooBusy : route, request, log));
    };

  for (const [path, route] of Object.entries(routes.get)) server.get(path, serve(path, route));
  for (const [path, route] of Object.entries(routes.post)) server.post(path, serve(path, route));
  // restify would answer in the format that the caller asks for: we always answer in JSON
  server.on(
    'restifyError',
    (request: IncomingMessage, response: ServerResponse, error: { statusCode?: number }) =>
      reply(request, response, 'other', noRoute(error.statusCode)),
  );
  // restify passes errors of its HTTP server on; without a listener they would end the process
  server.on('error', (error: unknown) => log.debug({ err: error }, 'the server failed'));

  connections.watch(server.server);
  limitTimes(server.server);
  server.server.listen(address.port, address.host);
  await once(server.server, 'listening');
  return {
    url: server.url,
    close(ms) {
      state.closing = true;
      return closeWithin(server.server, ms);
    },
  };
}

async function answerOf(route: Route, request: IncomingMessage, log: Log): Promise<HttpResponse> {
  try {
    return await route(request);
  } catch (error) {
    return faultResponse(error, log);
  }
}

const tooBusy: Route = () => Promise.reject(busy());

const noRoute = (status: number | undefined): HttpResponse =>
  status === 405
    ? errorResponse(405, 'MethodNotAllowed', 'This address takes another method.')
    : errorResponse(404, 'NotFound', 'There is nothing here.');

function limitTimes(http: HttpServer): void {
  // restify listens for upgrades and never answers them; without a listener they are ordinary requests
  http.removeAllListeners('upgrade');
  // Node.js checks the limits below every 30 seconds by default
  Object.assign(http, { connectionsCheckingInterval: CHECK_EVERY_MS });
  http.headersTimeout = HEADERS_MS;
  http.requestTimeout = REQUEST_MS;
  http.keepAliveTimeout = IDLE_MS;
}

async function closeWithin(http: HttpServer, ms: number): Promise<void> {
  const closed = once(http, 'close');
  http.close();
  const timer = setTimeout(() => http.closeAllConnections(), ms);
  await closed;
  clearTimeout(timer);
}

/** restify would otherwise log to standard output. */
function silentLog() {
  const nothing = () => false;
  return {
    trace: nothing,
    debug: nothing,
    info: nothing,
    warn: nothing,
    error: nothing,
    fatal: nothing,
  } as never;
}
