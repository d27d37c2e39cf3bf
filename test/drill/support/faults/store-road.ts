import { setTimeout as pause } from 'node:timers/promises';
import type { Chance } from '../../../fuzz/support/chance.ts';
import type { Azurite } from '../../../support/azurite.ts';
import { type Answer, type Harm, Proxy } from './proxy.ts';

/** How the storage account is, as one bot sees it. */
export type Mood = 'well' | 'slow' | 'throttled' | 'gone' | 'silent' | 'forgetful';
export const TROUBLES = ['slow', 'throttled', 'gone', 'silent', 'forgetful'] as const satisfies Mood[];

const busy: Answer = {
  status: 503,
  headers: { 'content-type': 'application/json', 'x-ms-error-code': 'ServerBusy', 'retry-after': '1' },
  body: Buffer.from(
    JSON.stringify({ 'odata.error': { code: 'ServerBusy', message: { lang: 'en-US', value: 'Busy.' } } }),
  ),
};

/** One bot's way to the tables and queues. */
export class StoreRoad {
  /** Calls that met trouble. */
  faults = 0;
  #mood: Mood = 'well';
  readonly #roads: { from: string; proxy: Proxy }[];

  constructor(
    azurite: Pick<Azurite, 'tables' | 'queues'>,
    private readonly chance: Chance,
  ) {
    this.#roads = [azurite.tables, azurite.queues].map((from) => ({
      from,
      proxy: new Proxy(from, () => this.#harm()),
    }));
  }

  /** Resolves to the account as the bot has to be told of it. */
  async listen(account: string): Promise<string> {
    let changed = account;
    for (const { from, proxy } of this.#roads) changed = changed.replace(from, await proxy.listen());
    return changed;
  }

  turn(mood: Mood): void {
    this.#mood = mood;
    if (mood === 'gone') for (const { proxy } of this.#roads) proxy.cut();
  }

  #harm(): Harm | undefined {
    const { chance } = this;
    const harm = HARMS[this.#mood](chance);
    if (harm) this.faults += 1;
    return harm;
  }
}

const HARMS: Record<Mood, (chance: Chance) => Harm | undefined> = {
  well: () => undefined,
  slow: (chance) => ({ after: async (answer) => pause(100 + chance.below(900), answer) }),
  throttled: (chance) => (chance.is(0.5) ? { before: () => Promise.resolve(busy) } : undefined),
  gone: () => ({ before: () => Promise.resolve('reset' as const) }),
  silent: () => ({ before: () => Promise.resolve('hang' as const) }),
  // it does what it is asked, and nobody hears of it
  forgetful: (chance) => (chance.is(0.4) ? { after: () => Promise.resolve('reset' as const) } : undefined),
};
