import type { Clock } from '../helpdesk/contracts/clock.ts';
import type { TeamsApps } from '../helpdesk/contracts/graph/apps.ts';
import type { Caller, GraphFor } from '../helpdesk/contracts/graph.ts';
import type { Log } from '../helpdesk/contracts/log.ts';
import { type Metrics, noMetrics } from '../helpdesk/contracts/metrics.ts';
import { sleep, type Sleep } from '../time/sleep.ts';
import { graphApps, type CatalogId } from './apps.ts';
import { graphApprovals } from './approvals.ts';
import { graphChannels } from './channels.ts';
import { graphDevices } from './devices/devices.ts';
import { batchSupport } from './http/batch-support.ts';
import { batching } from './http/batching.ts';
import { throwIfChallenged } from './http/claims-challenge.ts';
import { graphClient } from './http/client.ts';
import { type HttpTransport, openHttpTransport } from './http/http-transport.ts';
import { graphLinks } from './http/links.ts';
import { problemOf } from './http/problem-of.ts';
import type { GraphRequest, Send } from './http/request.ts';
import { traceLine, type TraceLine } from './http/trace-line.ts';
import { loggedCalls, withMetrics } from './http/with-metrics.ts';
import { Throttle } from './http/throttle/throttle.ts';
import { PATIENT_WAIT_MS, withRetry } from './http/with-retry.ts';
import { withToken } from './http/with-token.ts';
import { graphDirectory } from './people/directory.ts';
import { graphRoles } from './roles/roles.ts';
import { graphTroubleshooting } from './troubleshooting/troubleshooting.ts';
import type { TokenSource } from './token/token-source.ts';

export type { TraceLine } from './http/trace-line.ts';
export type { TokenSource } from './token/token-source.ts';
export { demoTokens } from './token/demo-tokens.ts';
export { openTraceFile, type TraceFile } from './trace-file.ts';

export interface GraphOptions {
  /** Where Graph is, without a version: `https://graph.microsoft.com`. */
  url: string;
  tokens: TokenSource;
  log: Log;
  /** Gets every request and its response, with secrets set to null. */
  trace?: ((line: TraceLine) => void) | undefined;
  /** As the bot itself, for its own app in Teams, and the app's id in its manifest. Without it, the app is left alone. */
  bot?: { tokens: TokenSource; manifestId: string } | undefined;
  /** How long one attempt may take, in milliseconds. */
  attemptMs?: number;
  /** How long beta may take before v1.0 is read as well, in milliseconds. */
  betaHeadStartMs?: number;
  metrics?: Pick<Metrics, 'graphCalled' | 'graphRetried'>;
  /** Carries the requests in place of HTTP. For simulations. */
  transport?: HttpTransport;
  now?: Clock;
  sleep?: Sleep;
  /** A clock that nobody sets, in milliseconds. */
  tick?: () => number;
  /** From 0 to 1. */
  random?: () => number;
}

export interface Graph {
  graphFor: GraphFor;
  /** The bot's own app in Teams, with the bot's own rights. */
  appsFor(signal: AbortSignal): TeamsApps;
  /** How long a turn's requests wait in line from now on while Graph throttles, in milliseconds. undefined: none waits. */
  waitOf(turnId: string): number | undefined;
  /** Resolves if Graph can be reached, even if it refuses us; otherwise throws `Problem`. */
  ping(signal: AbortSignal): Promise<void>;
  /** Resolves after the requests in flight have been answered. */
  close(): Promise<void>;
}

/** Shorter than a turn, so that the turn can still say that Graph didn't answer. */
export const ATTEMPT_MS = 8000;

/**
 * Microsoft Graph. A request goes through: client (a failed response becomes a `Problem`) → retry, and the line where Graph throttles → metrics → batching (reads only) →
 * token, claims challenge and trace → HTTP.
 */
export function openGraph(options: GraphOptions): Graph {
  const { url, tokens, log, trace, bot, attemptMs = ATTEMPT_MS, metrics = noMetrics } = options;
  const now = options.now ?? (() => new Date());
  const throttle = new Throttle({ sleep: options.sleep ?? sleep, tick: options.tick });
  const retry = {
    throttle,
    now,
    sleep: options.sleep ?? sleep,
    random: options.random ?? Math.random,
    onRetry: metrics.graphRetried,
  };
  const report = loggedCalls(log, metrics.graphCalled);
  const transport = options.transport ?? openHttpTransport({ url, attemptMs });
  const sendFor = withToken(transport, tokens, trace);
  const sendAsBot = withToken(transport, bot?.tokens ?? tokens, trace);
  const catalog: CatalogId = {};
  const support = batchSupport(now, log);
  const links = graphLinks(url);
  const abilities = { expandsUsers: true, joinsFilters: true };
  const beta = { until: -Infinity, headStartMs: options.betaHeadStartMs };

  return {
    graphFor(caller) {
      const send: Send = (request) => sendFor(request, caller);
      const batched = batching({
        send: withMetrics(send, caller.turnId, report, isBatch),
        support,
        checkPart: (response) => throwIfChallenged(response, caller, tokens),
        splitAfterMs: attemptMs / 2,
      });
      const waits = {
        ...retry,
        seat: throttle.seat(caller),
        longestWaitMs: caller.patient ? PATIENT_WAIT_MS : undefined,
      };
      const reads = withRetry(withMetrics(batched, caller.turnId, report), caller.signal, waits);
      const acts = withRetry(withMetrics(send, caller.turnId, report), caller.signal, waits);
      const client = graphClient({ now, reads, acts, links, beta, abilities }, caller.signal);
      return {
        directory: graphDirectory(client),
        devices: graphDevices(client, now),
        roles: graphRoles(client),
        channels: graphChannels(client),
        approvals: graphApprovals(client),
        troubleshooting: graphTroubleshooting(client),
      };
    },
    appsFor(signal) {
      if (!bot) return { install: () => Promise.resolve('notAllowed') };
      const itself: Caller = { personId: undefined, signal };
      const send: Send = (request) => sendAsBot(request, itself);
      const waits = { ...retry, seat: throttle.seat(itself), longestWaitMs: undefined };
      const calls = withRetry(withMetrics(send, undefined, report), signal, waits);
      const client = graphClient({ now, reads: calls, acts: calls, links, beta, abilities }, signal);
      return graphApps(client, bot.manifestId, catalog);
    },
    async ping(signal) {
      const request = { method: 'GET', version: 'v1.0', url: '/', purpose: 'read' } as const;
      // Without a token: a 401 proves that Graph is there, too.
      const response = await transport.send(request, {}, signal);
      trace?.(traceLine(request, response));
      if (response.status >= 500) throw problemOf(response);
    },
    waitOf: (turnId) => throttle.waitOf(turnId),
    close() {
      throttle.close();
      return transport.close();
    },
  };
}

const isBatch = ({ url }: GraphRequest) => url === '/$batch';
