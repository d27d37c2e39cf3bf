import { type Metrics, noMetrics } from '../helpdesk/contracts/metrics.ts';
import type { GraphFor } from '../helpdesk/contracts/graph.ts';
import type { Clock } from '../helpdesk/contracts/clock.ts';
import type { Log } from '../helpdesk/contracts/log.ts';
import { graphChannels } from './channels/channels.ts';
import { logged } from './call-log.ts';
import { graphDevices } from './devices/devices.ts';
import { authorised } from './http/authorised.ts';
import { batchSupport } from './http/batch-support.ts';
import { graphClient } from './http/client.ts';
import type { Ask, GraphRequest } from './http/exchange.ts';
import { gathering } from './http/gathering.ts';
import { graphLinks } from './http/links.ts';
import { measured } from './http/measured.ts';
import { problemOf } from './http/problem-of.ts';
import { retrying } from './http/retrying.ts';
import { sleep, type Sleep } from '../time/sleep.ts';
import { traceLine, type TraceLine } from './http/trace-line.ts';
import { unlessChallenged } from './http/unless-challenged.ts';
import { openWire } from './http/wire.ts';
import { graphDirectory } from './people/directory.ts';
import { graphRoles } from './roles/roles.ts';
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
  /** Gets every exchange with Graph, secrets null. */
  trace?: ((line: TraceLine) => void) | undefined;
  /** How long one attempt may take, in milliseconds. */
  attemptMs?: number;
  /** How long beta is read alone before v1.0 is read beside it, in milliseconds. */
  betaHeadStartMs?: number;
  metrics?: Pick<Metrics, 'graphCalled' | 'graphRetried'>;
  now?: Clock;
  sleep?: Sleep;
  /** From 0 to 1. */
  random?: () => number;
}

export interface Graph {
  graphFor: GraphFor;
  /** Resolves where Graph can be reached, whatever it thinks of us; else throws `Problem`. */
  ping(signal: AbortSignal): Promise<void>;
  /** Resolves once what is in flight has been answered. */
  close(): Promise<void>;
}

/** Shorter than a turn: what Graph does not answer in time is still answered in words. */
export const ATTEMPT_MS = 8000;

/**
 * Microsoft Graph. A request goes down one way: client (what is no success becomes a `Problem`) → retry → measure → gather into
 * batches (reads alone) → token and trace → wire.
 */
export function openGraph(options: GraphOptions): Graph {
  const { url, tokens, log, trace, attemptMs = ATTEMPT_MS, metrics = noMetrics } = options;
  const now = options.now ?? (() => new Date());
  const retry = {
    now,
    sleep: options.sleep ?? sleep,
    random: options.random ?? Math.random,
    onRetry: metrics.graphRetried,
  };
  const called = logged(log, metrics.graphCalled);
  const wire = openWire({ url, attemptMs });
  const send = authorised(wire, tokens, trace);
  const support = batchSupport(now, log);
  const links = graphLinks(url);
  const beta = { until: -Infinity, headStartMs: options.betaHeadStartMs };

  return {
    graphFor(caller) {
      const ask: Ask = (request) => send(request, caller);
      const watched = (inner: Ask, which?: (request: GraphRequest) => boolean) =>
        measured(inner, caller.turnId, called, which);
      // a part of a batch has its own challenge
      const gathered = gathering({
        ask: watched(ask, isBatch),
        support,
        look: (answer) => unlessChallenged(answer, caller, tokens),
        apartMs: attemptMs / 2,
      });
      const reads = retrying(watched(gathered), caller.signal, retry);
      const acts = retrying(watched(ask), caller.signal, retry);
      const client = graphClient({ reads, acts, links, beta }, caller.signal);
      return {
        directory: graphDirectory(client),
        devices: graphDevices(client, now),
        roles: graphRoles(client),
        channels: graphChannels(client),
      };
    },
    async ping(signal) {
      const request = { method: 'GET', version: 'v1.0', url: '/', purpose: 'read' } as const;
      // without a token: 401 tells as well that somebody is there
      const answer = await wire.send(request, {}, signal);
      trace?.(traceLine(request, answer));
      if (answer.status >= 500) throw problemOf(answer);
    },
    close: () => wire.close(),
  };
}

const isBatch = ({ url }: GraphRequest) => url === '/$batch';
