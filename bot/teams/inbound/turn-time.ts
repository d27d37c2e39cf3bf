import { setMaxListeners } from 'node:events';
import type { Closing } from '../http/closing.ts';

/** How much time one turn has. */
export interface TurnTimeOptions {
  /** When the turn's request arrived, by performance.now(). */
  arrivedAt: number;
  /** From the arrival on, by when there has to be an answer. */
  limitMs: number;
  /** How long before that the work is told to stop. */
  warningMs: number;
  /** The bot is about to end: what isn't done shall stop now. */
  closing: Pick<Closing, 'hear'>;
}

export class TurnTime {
  /** When the time is over, by performance.now(). */
  readonly endsAt: number;
  /** Resolves when the time is over. */
  readonly over: Promise<void>;
  #ended = false;
  readonly #stopping = new AbortController();
  readonly #warningMs: number;
  readonly #leave: () => void;
  #end: () => void = () => undefined;
  #warning: NodeJS.Timeout;
  #limit: NodeJS.Timeout;

  constructor({ arrivedAt, limitMs, warningMs, closing }: TurnTimeOptions) {
    this.endsAt = arrivedAt + limitMs;
    this.#warningMs = warningMs;
    // every request in flight listens to it, often more than the ten that Node.js warns of
    setMaxListeners(0, this.#stopping.signal);
    this.over = new Promise((resolve) => {
      this.#end = () => {
        this.#ended = true;
        this.#stopping.abort();
        resolve();
      };
    });
    const left = Math.max(0, this.endsAt - performance.now());
    this.#warning = setTimeout(() => this.#stopping.abort(), Math.max(0, left - warningMs));
    this.#limit = setTimeout(this.#end, left);
    this.#leave = closing.hear(() => this.#hurry());
  }

  /** Aborts a little before the time is over, so that the work can still say how far it got. */
  get signal(): AbortSignal {
    return this.#stopping.signal;
  }

  hasEnded(): boolean {
    return this.#ended;
  }

  /** The turn was answered. */
  stop(): void {
    clearTimeout(this.#warning);
    clearTimeout(this.#limit);
    this.#leave();
  }

  #hurry(): void {
    this.#stopping.abort();
    clearTimeout(this.#limit);
    this.#limit = setTimeout(this.#end, this.#warningMs);
  }
}
