import { randomUUID } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { announce, keepSecretsShort } from './jobs/announce.ts';
import type { Services } from './commands/turn.ts';
import { createHandle } from './commands/handle.ts';
import { takeSignIn } from './store/take-sign-in.ts';
import { fallbacks, textAsCard } from './commands/fallbacks.ts';
import { postHeadDaily } from './jobs/post-audit-head.ts';
import { auditSignIn, auditTurnedAway } from './commands/gates/audit-refusals.ts';
import type { Config } from './config/index.ts';
import type { Graph, GraphOptions } from './graph/index.ts';
import { openGraph, openTraceFile } from './graph/index.ts';
import { resume } from './helpdesk/remote/resume.ts';
import type { PollSchedule } from './helpdesk/remote/poll-schedule.ts';
import { Follower } from './helpdesk/remote/follow.ts';
import { Operators } from './helpdesk/access/operators.ts';
import type { Clock } from './helpdesk/contracts/clock.ts';
import type { FormValues } from './helpdesk/contracts/form-values.ts';
import type { Log } from './helpdesk/contracts/log.ts';
import { setNote } from './helpdesk/contracts/store.ts';
import { DeviceLocks } from './helpdesk/remote/device-locks.ts';
import { applyReport } from './helpdesk/remote/device-report.ts';
import { settleCutOff } from './helpdesk/remote/settle-cut-off.ts';
import { RoleAssignmentCache, keepWarm } from './helpdesk/access/role-assignment-cache.ts';
import { canProve } from './helpdesk/contracts/sign-in.ts';
import { createLog } from './telemetry/log.ts';
import { countedAudit, countedStore } from './telemetry/metrics/counted.ts';
import { openStore } from './store/index.ts';
import { type Limits, type SignInOptions, startTeams } from './teams/index.ts';
import { timeLimit } from './time/time-limit.ts';
import { openCards } from './cards/render/render.ts';
import { gauges, openTelemetry } from './telemetry/index.ts';
import { type Tokens, tokensFor } from './tokens.ts';

export interface App {
  url: string;
  /** Where the metrics are; undefined where none are kept. */
  metricsUrl: string | undefined;
  close(): Promise<void>;
}

export interface AppOptions {
  log?: Log;
  /** How often devices are asked whose actions are under way. */
  pace?: PollSchedule;
  now?: Clock;
  /** Shorter times for tests. */
  graph?: Pick<GraphOptions, 'attemptMs' | 'betaHeadStartMs'>;
  limits?: Partial<Limits>;
}

type Closing = (() => Promise<void> | void)[];

/** Builds every part of the bot and listens. Whatever was opened is closed again, last one first, where a later part fails. */
export async function startApp(config: Config, graphUrl: string, options: AppOptions = {}): Promise<App> {
  const { log = createLog(config.logLevel), now = () => new Date() } = options;
  const closing: Closing = [];
  const close = async () => {
    for (const step of closing.splice(0).toReversed()) await step();
  };
  try {
    const telemetry = await openTelemetry(config, log);
    closing.push(() => telemetry.close());
    const { metrics } = telemetry;
    const opened = await openStore({ folder: config.dataDir, log, now, onWrite: metrics.stored });
    closing.push(() => opened.close());
    const kept = {
      ...opened,
      store: countedStore(opened.store, metrics),
      audit: countedAudit(opened.audit, metrics),
    };
    const tokens = await tokensFor(config, graphUrl);
    const graphOptions = { ...options.graph, url: graphUrl, tokens: tokens.graph, log, now, metrics };
    const graph = openTracedGraph(config, graphOptions, closing);

    const delegated = config.mode === 'production' && config.graph.auth === 'delegated';
    const roles = new RoleAssignmentCache(now, { perPerson: delegated });
    const parts = {
      signIn: tokens.people?.signIn,
      ...{ graphFor: graph.graphFor, operators: new Operators(roles), roles, adminChannel: config.admin },
      ...{ store: kept.store, audit: kept.audit, now, newId: randomUUID, log },
      locks: new DeviceLocks(),
      secretValues: new LRUCache<string, FormValues>({ max: 1_000, ttl: 24 * 3_600_000 }),
    };
    await settleCutOff(parts);
    for (const { id, what, operatorId, deviceId, assignmentId } of kept.leftOpen)
      log.warn(
        { audit: id, what, operatorId, deviceId, assignmentId },
        'the last run ended before this did: outcome unknown',
      );

    const follower = new Follower(
      {
        ...parts,
        applyReport: (receipt, report) => applyReport(parts, receipt, report),
        async resume(receipt) {
          const caller = { personId: receipt.operatorId, signal: timeLimit(30_000) };
          // where its operator isn't signed in just now it waits until they are
          if (!(await canProve(parts.signIn, caller))) return receipt;
          return resume(parts, graph.graphFor(caller), receipt);
        },
        changed: (receipt) => announce(parts, teams.messenger, receipt),
      },
      options.pace,
    );
    const services: Services = {
      ...parts,
      follow: (receipt) => follower.follow(receipt),
      hideLater: () => secrets.hideLater(),
      selected: new LRUCache({ max: 5_000 }),
    };
    const cards = openCards();
    const handle = createHandle(services);
    const teams = await startTeams({
      ...config,
      signIn: signInOf(config, tokens, {
        refused: auditSignIn(kept.audit, now),
        first: takeSignIn(kept.store, now),
      }),
      botToken: tokens.channel,
      handle: async (request) => {
        await cards.ready();
        return handle(request);
      },
      render: cards.render,
      textAsCard,
      fallbacks,
      savedServiceUrl: {
        load: async () => (await kept.store.notes.get('serviceUrl'))?.value,
        save: (serviceUrl) => setNote(kept.store, 'serviceUrl', serviceUrl),
      },
      turnedAway: auditTurnedAway(kept.audit, now),
      ready: async (signal) => {
        await Promise.all([kept.check(), graph.ping(signal), cards.ready()]);
      },
      log,
      metrics,
      ...(options.limits && { limits: options.limits }),
    });
    closing.push(() => teams.close());
    const secrets = keepSecretsShort(parts, teams.messenger);
    closing.push(() => secrets.stop());
    await follower.start();
    closing.push(() => follower.stop());
    telemetry.read(gauges(teams, kept));
    // only now: people can be heard while the cards load, and are answered once they have
    cards.ready().catch((error: unknown) => log.error({ err: error }, 'the cards could not be loaded'));
    sayWhoGuards(config, log);
    // on behalf of nobody, nothing can be read ahead
    if (!delegated) {
      const bot = () => graph.graphFor({ personId: undefined, signal: timeLimit(30_000) });
      const warm = keepWarm(roles, bot, log);
      closing.push(() => warm.stop());
    }
    const { admin } = config;
    if (admin) {
      const heads = postHeadDaily({ ...parts, post: (text) => teams.post(admin.channelId, text) });
      closing.push(() => heads.stop());
    }
    return { url: teams.url, metricsUrl: telemetry.url, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function sayWhoGuards({ mode, graph, signIn }: Config, log: Log): void {
  if (mode !== 'production' || graph.auth !== 'application') return;
  log.warn(
    { graphAuth: graph.auth },
    'Graph is asked as the application: the bot’s own check of roles and scope is the only guard; GraphAuth=delegated has Graph check as well',
  );
  if (!signIn)
    log.warn(
      { graphAuth: graph.auth },
      'SsoAppId is not set: nobody can prove who they are, so remote actions and changes of roles are refused',
    );
}

function signInOf({ signIn }: Config, { people }: Tokens, kept: Pick<SignInOptions, 'refused' | 'first'>) {
  if (!signIn || !people?.tokens) return undefined;
  return { tokens: people.tokens, idUri: signIn.idUri, publicUrl: signIn.publicUrl, ...kept };
}

function openTracedGraph(
  { graph: { trace: file } }: Config,
  options: Omit<GraphOptions, 'trace'>,
  closing: Closing,
): Graph {
  const trace = file === undefined ? undefined : openTraceFile(file, options.log);
  if (trace) closing.push(() => trace.close());
  const graph = openGraph({ ...options, trace: trace && ((line) => trace.write(line)) });
  closing.push(() => graph.close());
  return graph;
}
