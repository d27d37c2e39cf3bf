import { setTimeout as pause } from 'node:timers/promises';
import { type Program, startProgram } from '../../../support/program.ts';

/** One bot in its own process that can be killed, frozen and rolled. It starts again with the same settings. */
export class MortalBot {
  kills = 0;
  freezes = 0;
  rolls = 0;
  /** How it ended without being told to, each time. */
  readonly crashes: string[] = [];
  /** How often it was disturbed. What it does meanwhile can't be held against it. */
  disturbed = 0;
  /** A load balancer sends nothing there. */
  isOut = false;
  url = '';
  #bot: Program | undefined;

  constructor(private readonly environment: Record<string, string>) {}

  async #startOnce(): Promise<void> {
    const bot = startProgram('bot/index', this.environment);
    this.url = await bot.urlOf('bot');
    this.#bot = bot;
    void bot.ended.then(() => {
      if (this.#bot !== bot) return;
      // nobody ended it
      this.crashes.push(bot.told().slice(-2_000));
      this.isOut = true;
      this.disturbed += 1;
      void this.start();
    });
  }

  /** A start that finds its store out of reach ends, and is tried again as a service manager does. */
  async start(): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      try {
        await this.#startOnce();
        this.isOut = false;
        return;
      } catch (error) {
        if (tries >= MOST_STARTS) throw error;
        await pause(500);
      }
    }
  }

  async kill(): Promise<void> {
    this.kills += 1;
    await this.#end('SIGKILL');
    await this.start();
    this.disturbed += 1;
  }

  /** `ms` longer than any time limit: the others have gone on without it. */
  async freeze(ms: number): Promise<void> {
    this.freezes += 1;
    this.disturbed += 1;
    this.#bot?.child.kill('SIGSTOP');
    // health probes notice in time
    const probe = setTimeout(() => (this.isOut = true), NOTICED_MS);
    await pause(ms);
    clearTimeout(probe);
    this.#bot?.child.kill('SIGCONT');
    this.isOut = false;
    this.disturbed += 1;
  }

  /** As in a rolling update: it answers what it has, ends, and a new one takes its place. */
  async roll(): Promise<void> {
    this.rolls += 1;
    await this.#end('SIGTERM');
    await this.start();
    this.disturbed += 1;
  }

  /** Resolves to how it ended. */
  stop(): Promise<number | null> {
    return this.#end('SIGTERM');
  }

  get pid(): number {
    return this.#bot?.child.pid ?? 0;
  }

  async #end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    this.disturbed += 1;
    this.isOut = true;
    const bot = this.#bot;
    this.#bot = undefined;
    bot?.child.kill(signal);
    const [code] = (await bot?.ended) ?? [null];
    return code;
  }
}

const MOST_STARTS = 60;
const NOTICED_MS = 8_000;
