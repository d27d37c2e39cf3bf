import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import restify from 'restify';
import type { Log } from '../../helpdesk/contracts/log.ts';
import type { Outcome } from './outcome.ts';
import { errorBody, faultOutcome, respond } from './respond.ts';

export type Route = (request: IncomingMessage) => Outcome | Promise<Outcome>;

export interface Routes {
  get: Readonly<Record<string, Route>>;
  post: Readonly<Record<string, Route>>;
}

export interface Server {
  url: string;
  /** Takes no more connections, and resolves once the open requests are answered; `ms` later it breaks them off. */
  close(ms: number): Promise<void>;
}

/** Told of each answer: the path of its route, `other` where there is none, and the status. */
export type Answered = (path: string, status: number) => void;

const MOST_CONNECTIONS = 1000;
const CHECKING_MS = 1_000;
const HEADERS_MS = 10_000;
const REQUEST_MS = 15_000;
const IDLE_MS = 65_000;

/** Listens, and answers in JSON whatever happens. */
export async function listen(
  at: { host: string; port: number },
  routes: Routes,
  log: Log,
  answered: Answered = () => undefined,
): Promise<Server> {
  // an empty name sends no Server header
  const server = restify.createServer({ name: '', log: silent() });
  const http = server.server;
  let closing = false;

  const run = (path: string, route: Route) => async (request: IncomingMessage, response: ServerResponse) => {
    let outcome: Outcome;
    try {
      outcome = await route(request);
    } catch (error) {
      outcome = faultOutcome(error, log);
    }
    respond(request, response, outcome, closing);
    answered(path, outcome.status);
  };
  for (const [path, route] of Object.entries(routes.get)) server.get(path, run(path, route));
  for (const [path, route] of Object.entries(routes.post)) server.post(path, run(path, route));
  // restify's own words would come in the form that the caller asks for: they are left unsaid
  server.on(
    'restifyError',
    (request: IncomingMessage, response: ServerResponse, error: { statusCode?: number }) => {
      const wrongMethod = error.statusCode === 405;
      const [status, code] = wrongMethod
        ? ([405, 'MethodNotAllowed'] as const)
        : ([404, 'NotFound'] as const);
      const body = errorBody(
        code,
        wrongMethod ? 'This address takes another method.' : 'There is nothing here.',
      );
      respond(request, response, { status, body }, closing);
      answered('other', status);
    },
  );
  // restify hands errors on, and a second listener is told of those that come before it listens
  server.on('error', (error: unknown) => log.debug({ error }, 'the server failed'));
  // restify listens for upgrades without answering them: without a listener they are requests like any other
  http.removeAllListeners('upgrade');
  http.maxConnections = MOST_CONNECTIONS;
  // Node.js looks every thirty seconds otherwise, and the times below would be as long
  Object.assign(http, { connectionsCheckingInterval: CHECKING_MS });
  http.headersTimeout = HEADERS_MS;
  http.requestTimeout = REQUEST_MS;
  http.keepAliveTimeout = IDLE_MS;

  http.listen(at.port, at.host);
  await once(http, 'listening');
  return {
    url: server.url,
    async close(ms) {
      closing = true;
      const closed = once(http, 'close');
      http.close();
      const timer = setTimeout(() => http.closeAllConnections(), ms);
      await closed;
      clearTimeout(timer);
    },
  };
}

/** restify wants a log of its own kind, and would make one that writes to standard output. */
function silent() {
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
