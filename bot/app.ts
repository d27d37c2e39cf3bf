import { randomUUID } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { createHandle } from './commands/dispatch.ts';
import type { Desk } from './commands/desk.ts';
import { fallbacks, textAsCard } from './commands/fallbacks.ts';
import { heardAt, postHeadDaily } from './commands/head-notice.ts';
import { auditTurnedAway } from './commands/turned-away.ts';
import type { Config } from './config.ts';
import { openGraph, openTraceFile } from './graph/index.ts';
import { settleCutOff } from './helpdesk/receipts.ts';
import { Operators } from './helpdesk/operators.ts';
import type { Log } from './helpdesk/ports.ts';
import { RoleBook, keepWarm } from './helpdesk/role-book.ts';
import { createLog } from './log.ts';
import { countedAudit, countedStore } from './metrics/counted.ts';
import { openStore } from './store/index.ts';
import { startTeams } from './teams/index.ts';
import { openCards } from './teams/render.ts';
import { gauges, openTelemetry } from './telemetry.ts';
import { tokensFor } from './tokens.ts';

export interface App {
  url: string;
  /** Where the metrics are; undefined where none are kept. */
  metricsUrl: string | undefined;
  close(): Promise<void>;
}

/** Builds every part of the bot and listens. Whatever was opened is closed again where a later part fails. */
export async function startApp(
  config: Config,
  graphUrl: string,
  log: Log = createLog(config.logLevel),
): Promise<App> {
  const closing: (() => Promise<void> | void)[] = [];
  const close = async () => {
    for (const step of closing.splice(0).toReversed()) await step();
  };
  try {
    const now = () => new Date();
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
    const trace = config.graph.trace === undefined ? undefined : openTraceFile(config.graph.trace, log);
    if (trace) closing.push(() => trace.close());
    const graph = openGraph({
      url: graphUrl,
      tokens: tokens.graph,
      log,
      now,
      trace: trace && ((line) => trace.write(line)),
      metrics,
    });
    closing.push(() => graph.close());

    const roles = new RoleBook(now);
    const desk: Desk = {
      openWorld: graph.worldFor,
      operators: new Operators(roles),
      roles,
      adminChannel: config.admin,
      store: kept.store,
      audit: kept.audit,
      now,
      newId: randomUUID,
      log,
      selected: new LRUCache({ max: 5_000 }),
    };
    await settleCutOff(desk);
    for (const { id, what, operatorId, deviceId, assignmentId } of kept.leftOpen)
      log.warn(
        { audit: id, what, operatorId, deviceId, assignmentId },
        'the last run ended before this did: outcome unknown',
      );
    const cards = openCards();
    const handle = createHandle(desk);
    const teams = await startTeams({
      ...config,
      botToken: tokens.channel,
      handle: async (request) => {
        await cards.ready();
        return handle(request);
      },
      render: cards.render,
      textAsCard,
      fallbacks,
      heardAt: heardAt(kept.store),
      turnedAway: auditTurnedAway(kept.audit, now),
      ready: async (signal) => {
        await Promise.all([kept.check(), graph.ping(signal), cards.ready()]);
      },
      log,
      metrics,
    });
    closing.push(() => teams.close());
    telemetry.read(gauges(teams, kept));
    // only now: people can be heard while the cards load, and are answered once they have
    cards.ready().catch((error: unknown) => log.error({ err: error }, 'the cards could not be loaded'));
    const warm = keepWarm(
      roles,
      () => graph.worldFor({ personId: undefined, signal: AbortSignal.timeout(30_000) }),
      log,
    );
    closing.push(() => warm.stop());
    const { admin } = config;
    if (admin) {
      const heads = postHeadDaily({ ...desk, post: (text) => teams.post(admin.channelId, text) });
      closing.push(() => heads.stop());
    }
    return { url: teams.url, metricsUrl: telemetry.url, close };
  } catch (error) {
    await close();
    throw error;
  }
}
