import type { Care, Custody } from '../../helpdesk/contracts/custody.ts';
import type { Log } from '../../helpdesk/contracts/log.ts';
import { StoreError } from '../store-error.ts';
import type { Held, Messages } from './messages.ts';

/** What a bot holds, and until when nobody else gets it, by performance.now(). */
interface Holding extends Held {
  until: number;
}

/** How much later than its bot said something goes to another one. */
const GRACE_MS = 60_000;
/** How long a bot has to look at what it was given. */
const TAKEN_MS = 120_000;
const LOOK_EVERY_MS = 5_000;
/** How many are handed back at once when the bot stops. */
const AT_ONCE = 20;
const CLOSING_MS = 4_000;

interface QueueCustodyOptions {
  messages: Messages;
  log: Log;
  /** How much faster everything goes, for tests. */
  speed?: number | undefined;
}

/**
 * Custody as messages of a queue. What a bot looks after is a message that is invisible until the bot has come back to it, and a little
 * longer; each time it does, it says anew until when. A bot that dies doesn't, so the message comes to another one.
 */
export class QueueCustody implements Custody {
  readonly shared = true;
  readonly #options: QueueCustodyOptions;
  readonly #held = new Map<string, Holding>();
  /** What is being done about each, one after the other. */
  readonly #doing = new Map<string, Promise<unknown>>();
  #take: ((care: Care) => Promise<void>) | undefined;
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | undefined;
  #closed = false;

  constructor(options: QueueCustodyOptions) {
    this.#options = options;
  }

  holds(care: Care): boolean {
    const held = this.#held.get(keyOf(care));
    // after that it may be another bot's, even if this one hasn't come to know it
    return held !== undefined && performance.now() < held.until;
  }

  async begin(care: Care, ms: number): Promise<void> {
    if (this.#closed) throw new StoreError('closed', 'The queue is closed: the bot is stopping');
    await this.#inTurn(care, async () => {
      await this.#renew(care, ms);
      if (this.#held.has(keyOf(care))) return;
      const forMs = this.#scaled(ms + GRACE_MS);
      const until = performance.now() + forMs;
      const held = await this.#options.messages.send(JSON.stringify(care), forMs);
      this.#held.set(keyOf(care), { ...held, until });
    });
  }

  keep(care: Care, ms: number): void {
    const held = this.#held.get(keyOf(care));
    // half of the grace is enough: not each look has to say so
    if (!held || held.until - performance.now() >= this.#scaled(ms + GRACE_MS / 2)) return;
    this.#inTurn(care, () => this.#renew(care, ms)).catch((error: unknown) => {
      this.#options.log.warn(
        { err: error, ...care },
        'the queue could not be told that this is looked after',
      );
    });
  }

  done(care: Care): void {
    if (!this.#held.has(keyOf(care))) return;
    this.#inTurn(care, async () => {
      const held = this.#held.get(keyOf(care));
      if (held) await this.#options.messages.remove(held);
      this.#held.delete(keyOf(care));
    }).catch((error: unknown) => {
      this.#options.log.debug({ err: error, ...care }, 'a message could not be removed: it comes again');
    });
  }

  onLeft(take: (care: Care) => Promise<void>): void {
    this.#take = take;
    this.#plan(0);
  }

  /** Hands everything back, so that other bots go on with it at once. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#looking;
    await Promise.all(this.#doing.values());
    const until = performance.now() + CLOSING_MS;
    const held = [...this.#held.values()];
    while (held.length > 0 && performance.now() < until)
      await Promise.allSettled(held.splice(0, AT_ONCE).map((one) => this.#options.messages.renew(one, 0)));
    this.#held.clear();
  }

  #scaled(ms: number): number {
    return ms / (this.#options.speed ?? 1);
  }

  async #renew(care: Care, ms: number): Promise<void> {
    const held = this.#held.get(keyOf(care));
    if (!held) return;
    const forMs = this.#scaled(ms + GRACE_MS);
    const until = performance.now() + forMs;
    const renewed = await this.#options.messages.renew(held, forMs);
    if (renewed) this.#held.set(keyOf(care), { ...renewed, until });
    // another bot looks after it: this one was away for too long
    else this.#held.delete(keyOf(care));
  }

  #plan(ms: number): void {
    clearTimeout(this.#timer);
    if (this.#closed) return;
    this.#timer = setTimeout(() => {
      this.#looking = this.#look().finally(() => (this.#looking = undefined));
    }, ms);
    this.#timer.unref();
  }

  async #look(): Promise<void> {
    const { messages, log } = this.#options;
    let more = false;
    try {
      const at = performance.now();
      const left = await messages.receive(this.#scaled(TAKEN_MS));
      more = left.length > 0;
      await Promise.all(
        left.map(({ text, ...held }) =>
          this.#takeOver(text, { ...held, until: at + this.#scaled(TAKEN_MS) }),
        ),
      );
    } catch (error) {
      log.debug({ err: error }, 'the queue could not be read');
    }
    this.#plan(more ? 0 : this.#scaled(LOOK_EVERY_MS));
  }

  async #takeOver(text: string, held: Holding): Promise<void> {
    const care = careOf(text);
    if (!care) return this.#options.messages.remove(held);
    await this.#inTurn(care, async () => {
      const before = this.#held.get(keyOf(care));
      // sent twice, because the first answer was lost
      if (before && before.id !== held.id) await this.#options.messages.remove(held);
      else this.#held.set(keyOf(care), held);
    });
    try {
      await this.#take?.(care);
    } catch (error) {
      this.#options.log.warn({ err: error, ...care }, 'what another bot left could not be looked at');
    }
  }

  #inTurn<T>(care: Care, work: () => Promise<T>): Promise<T> {
    const key = keyOf(care);
    const mine = (this.#doing.get(key) ?? Promise.resolve()).then(work);
    const ended = mine.then(
      () => undefined,
      () => undefined,
    );
    this.#doing.set(key, ended);
    void ended.then(() => {
      if (this.#doing.get(key) === ended) this.#doing.delete(key);
    });
    return mine;
  }
}

const KINDS: readonly unknown[] = ['receipt', 'secret', 'showing', 'change'] satisfies Care['kind'][];
const keyOf = ({ kind, id }: Care): string => `${kind} ${id}`;

/** undefined: a message that no bot has sent. */
function careOf(text: string): Care | undefined {
  try {
    const { kind, id } = JSON.parse(text) as Partial<Record<keyof Care, unknown>>;
    return KINDS.includes(kind) && typeof id === 'string' ? { kind: kind as Care['kind'], id } : undefined;
  } catch {
    return undefined;
  }
}
