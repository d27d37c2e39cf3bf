import { setTimeout as pause } from 'node:timers/promises';
import type { Chance } from '../../../fuzz/support/chance.ts';
import type { FakeChannel } from '../../../support/channel.ts';
import { type Program, startProgram } from '../../../support/program.ts';

/** A bot in its own process that is killed and frozen now and then. After a kill it starts again on the same folder. */
export class MortalBot {
  kills = 0;
  freezes = 0;
  #bot: Program | undefined;
  #over = false;
  #tormenting: Promise<void> | undefined;

  constructor(
    private readonly channel: FakeChannel,
    private readonly environment: Record<string, string>,
    private readonly chance: Chance,
  ) {}

  async start(): Promise<void> {
    this.#bot = startProgram('bot/index', this.environment);
    this.channel.botUrl = await this.#bot.urlOf('bot');
  }

  /** `everyMs`: about how long it lives undisturbed. */
  torment(everyMs: number): void {
    this.#tormenting = this.#torment(everyMs);
  }

  async #torment(everyMs: number): Promise<void> {
    for (;;) {
      await pause(everyMs / 2 + this.chance.below(everyMs));
      if (this.#isOver()) return;
      if (this.chance.is(0.6)) await this.#kill();
      else await this.#freeze();
    }
  }

  #isOver(): boolean {
    return this.#over;
  }

  async #kill(): Promise<void> {
    this.kills += 1;
    this.#bot?.child.kill('SIGKILL');
    await this.#bot?.ended;
    await this.start();
  }

  async #freeze(): Promise<void> {
    this.freezes += 1;
    this.#bot?.child.kill('SIGSTOP');
    await pause(500 + this.chance.below(4_000));
    this.#bot?.child.kill('SIGCONT');
  }

  /** No more kills and freezes. */
  async calm(): Promise<void> {
    this.#over = true;
    await this.#tormenting;
  }

  /** Resolves to how it ended. */
  async stop(): Promise<number | null> {
    this.#bot?.child.kill('SIGTERM');
    const [code] = (await this.#bot?.ended) ?? [null];
    return code;
  }
}
