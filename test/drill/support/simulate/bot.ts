import { ALONE } from '../../../../bot/helpdesk/contracts/custody.ts';
import {
  createParts,
  settleLastRun,
  startFollowing,
  type AppOptions,
  type CoreResources,
} from '../../../../bot/app.ts';
import { createHandle } from '../../../../bot/commands/handle.ts';
import type { Config } from '../../../../bot/config/index.ts';
import { demoTokens, openGraph } from '../../../../bot/graph/index.ts';
import type { HttpTransport } from '../../../../bot/graph/http/http-transport.ts';
import type { Handle, Messenger } from '../../../../bot/helpdesk/contracts/conversation.ts';
import type { Store } from '../../../../bot/helpdesk/contracts/store.ts';
import { noMetrics } from '../../../../bot/helpdesk/contracts/metrics.ts';
import { Opened } from '../../../../bot/resources.ts';
import { type Life, newLife, type VirtualTime } from '../../../support/simulated/virtual-time.ts';

interface BotOptions {
  time: VirtualTime;
  config: Config;
  now: () => Date;
  /** From 0 to 1. */
  random: () => number;
  transport: HttpTransport;
  open: () => Promise<Omit<CoreResources['kept'], 'custody'>>;
  /** What needs not be kept any longer is removed now and then, as pruning does after days. */
  isOver: (confirmationId: string) => boolean;
  messenger: Messenger;
  /** What its help desk is told besides the settings, and how often it looks at devices. */
  desk?: Pick<AppOptions, 'budgets' | 'pace' | 'confirmAfterMs'>;
  /** Told of an error that nobody expected. */
  faulty: (what: string, error: unknown) => void;
}

const TIDY_EVERY_MS = 15_000;

/** The bot's own help desk, store and graph client as one process: it starts, dies and starts again. */
export class SimulatedBot {
  kills = 0;
  freezes = 0;
  life: Life = newLife();
  #handle: Handle | undefined;
  readonly #mourners = new Set<() => void>();

  constructor(private readonly options: BotOptions) {
    this.life.over = true;
  }

  /** undefined: it is down, or not up yet. */
  get handle(): Handle | undefined {
    return this.life.over ? undefined : this.#handle;
  }

  /** Called once this life is over. The function that is returned takes that back. */
  onDeath(mourn: () => void): () => void {
    this.#mourners.add(mourn);
    return () => this.#mourners.delete(mourn);
  }

  /** Must be called in a turn of the simulation's own. */
  start(): void {
    const { time, faulty } = this.options;
    this.life = newLife();
    this.#handle = undefined;
    time.current = this.life;
    this.#start(this.life).catch((error: unknown) => {
      // a full disk, say: whoever runs it starts it again
      if (!this.life.over) {
        faulty('the bot could not start', error);
        this.die(1_000);
      }
    });
  }

  async #start(life: Life): Promise<void> {
    const { time, config, now, random, transport, open, messenger, faulty, desk = {} } = this.options;
    const quiet = () => undefined;
    const log = {
      debug: quiet,
      info: quiet,
      warn: quiet,
      error: (fields: object, words: string) => faulty(words, (fields as { err?: unknown }).err),
    };
    const kept = await open();
    const graph = openGraph({
      url: 'https://graph.example',
      tokens: demoTokens(config.tenantId),
      log,
      now,
      random,
      transport,
      sleep: time.sleep,
      tick: time.tick,
    });
    const resources: CoreResources = {
      log,
      now,
      graph,
      kept: { ...kept, custody: ALONE },
      tokens: { mode: 'demo', graph: demoTokens(config.tenantId), bot: demoTokens(config.tenantId) },
    };
    const parts = createParts(config, resources, desk);
    await settleLastRun(parts, resources);
    const services = await startFollowing(parts, messenger, noMetrics, desk.pace, new Opened());
    this.#tidy(kept.store);
    const handle = createHandle(services);
    this.#handle = (request) => (life.over ? new Promise(() => undefined) : handle(request));
  }

  #tidy(store: Store): void {
    const { time, isOver } = this.options;
    time.ifAlive(TIDY_EVERY_MS, () => {
      const done = Promise.all([
        store.confirmations.remove(({ id }) => isOver(id)),
        store.receipts.remove(({ confirmationId }) => isOver(confirmationId)),
      ]);
      done.catch(() => undefined).finally(() => this.#tidy(store));
    });
  }

  /** Ends at once, wherever it is, and is back after a while. */
  die(downMs: number): void {
    this.kills += 1;
    this.life.over = true;
    for (const mourn of [...this.#mourners]) mourn();
    this.#mourners.clear();
    this.options.time.in(downMs, () => this.start());
  }

  /** Stands still, as if somebody had stopped the process, and goes on later. */
  freeze(ms: number): void {
    this.freezes += 1;
    this.life.frozenUntil = this.options.time.now + ms;
  }
}
