import { setTimeout as pause } from 'node:timers/promises';
import type { Chance } from '../../../fuzz/support/chance.ts';
import type { FakeChannel } from '../../../support/channel.ts';
import type { TokenService } from '../../../support/token-service.ts';
import type { MortalBot } from './bots.ts';
import { TROUBLES, type StoreRoad } from './store-road.ts';

interface Victims {
  bots: readonly MortalBot[];
  /** Each bot's way to the store. None: the store is its own folder. */
  roads: readonly StoreRoad[];
  channel: FakeChannel;
  authority: TokenService;
}

export interface NemesisOptions {
  /** About how long everything is left alone between two harms of one kind. */
  everyMs: number;
  /** The same of Teams, which refuses one message each time. */
  teamsEveryMs: number;
  /** Whether bots are frozen for longer than any time limit, too. */
  long: boolean;
}

/** Longer than a bot has to send what it has written down, and than another one waits before it takes over. */
const LONGER_THAN_ALL_MS = 260_000;

/** Harms processes, the store, the token service and Teams, each on its own, until it is told to stop. */
export class Nemesis {
  /** How often the store, the token service and Teams were harmed. */
  readonly harms = { store: 0, cutOff: 0, tokens: 0, teams: 0 };
  #over = false;
  /** One bot is frozen for longer than any time limit. */
  #isLong = false;
  readonly #running: Promise<void>[] = [];
  readonly #stopping = new AbortController();

  constructor(
    private readonly victims: Victims,
    private readonly chance: Chance,
    private readonly options: NemesisOptions,
  ) {}

  start(): void {
    const { everyMs, teamsEveryMs } = this.options;
    this.#running.push(
      this.#loop(everyMs, () => this.#harmProcess()),
      this.#loop(everyMs, () => this.#harmTokens()),
      this.#loop(teamsEveryMs, () => this.#harmTeams()),
    );
    if (this.victims.roads.length > 0) this.#running.push(this.#loop(everyMs, () => this.#harmStore()));
  }

  /** Resolves once everything works again. */
  async stop(): Promise<void> {
    this.#over = true;
    this.#stopping.abort();
    await Promise.all(this.#running);
    this.victims.channel.refuse.length = 0;
  }

  async #loop(everyMs: number, harm: () => Promise<void>): Promise<void> {
    for (;;) {
      await this.#pause(everyMs / 2 + this.chance.below(everyMs));
      if (this.#over) return;
      await harm();
    }
  }

  /** Ends sooner if the nemesis is stopped. */
  async #pause(ms: number): Promise<void> {
    await pause(ms, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
  }

  async #harmProcess(): Promise<void> {
    const { chance } = this;
    const bot = chance.of(this.victims.bots);
    if (bot.isOut) return;
    const what = chance.next();
    if (what < 0.5) return bot.kill();
    if (what < 0.65) return bot.roll();
    const long = this.options.long && !this.#isLong && chance.is(0.2);
    const frozen = bot.freeze(long ? LONGER_THAN_ALL_MS : 500 + chance.below(4_000));
    if (!long) return frozen;
    // the others are harmed meanwhile. With all of them frozen, nothing would happen for minutes
    this.#isLong = true;
    this.#running.push(frozen.finally(() => (this.#isLong = false)));
  }

  /** The whole store, or one bot's way to it. */
  async #harmStore(): Promise<void> {
    const { chance } = this;
    const { roads } = this.victims;
    const one = chance.is(0.5) && roads.length > 1;
    this.harms[one ? 'cutOff' : 'store'] += 1;
    const harmed = one ? [chance.of(roads)] : roads;
    const mood = one ? chance.of(['gone', 'silent'] as const) : chance.of(TROUBLES);
    for (const road of harmed) road.turn(mood);
    await this.#pause(500 + chance.below(4_500));
    for (const road of harmed) road.turn('well');
  }

  async #harmTokens(): Promise<void> {
    this.harms.tokens += 1;
    this.victims.authority.state = 'down';
    await this.#pause(500 + this.chance.below(3_000));
    this.victims.authority.state = 'up';
  }

  #harmTeams(): Promise<void> {
    const { refuse } = this.victims.channel;
    if (refuse.length > 3) return Promise.resolve();
    this.harms.teams += 1;
    const status = this.chance.of([403, 404, 412, 413, 429, 502]);
    refuse.push(status === 429 ? { status, headers: { 'retry-after': '1' } } : { status });
    return Promise.resolve();
  }
}
