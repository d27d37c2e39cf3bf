import { setMaxListeners } from 'node:events';
import type { Shutdown } from '../http/shutdown.ts';

/** How much time a turn has. */
interface TurnTimeOptions {
  /** When the turn's request arrived, by performance.now(). */
  arrivedAt: number;
  /** How long after the arrival there must be an answer. */
  limitMs: number;
  /** How long before that the work is told to stop. */
  warningMs: number;
  /** How long after the arrival something has to be answered, even if the work goes on. undefined: it can't go on. */
  answerMs?: number | undefined;
  shutdown: Pick<Shutdown, 'onBegin'>;
}

/** A turn's deadline. Its signal aborts a little before the time is over, so that the work can still report how far it got. */
export class TurnTime {
  /** When the time is over, by performance.now(). */
  readonly endsAt: number;
  /** Resolves when the time is over. */
  readonly over: Promise<void>;
  /** Resolves when something has to be answered. undefined: the work can't go on after its answer. */
  readonly answerDue: Promise<void> | undefined;
  #answerTimer: NodeJS.Timeout | undefined;
  #isOver = false;
  readonly #work = new AbortController();
  readonly #warningMs: number;
  readonly #unsubscribe: () => void;
  #end: () => void = () => undefined;
  #warningTimer: NodeJS.Timeout;
  #endTimer: NodeJS.Timeout;

  constructor({ arrivedAt, limitMs, warningMs, answerMs, shutdown }: TurnTimeOptions) {
    this.endsAt = arrivedAt + limitMs;
    this.#warningMs = warningMs;
    // each request to Graph is a listener; Node.js warns of more than ten
    setMaxListeners(0, this.#work.signal);
    this.over = new Promise((resolve) => {
      this.#end = () => {
        this.#isOver = true;
        this.#work.abort();
        resolve();
      };
    });
    const left = Math.max(0, this.endsAt - performance.now());
    this.#warningTimer = setTimeout(() => this.#work.abort(), Math.max(0, left - warningMs));
    this.#endTimer = setTimeout(this.#end, left);
    if (answerMs !== undefined) {
      const answerIn = Math.max(0, arrivedAt + answerMs - performance.now());
      this.answerDue = new Promise((resolve) => (this.#answerTimer = setTimeout(resolve, answerIn)));
    }
    this.#unsubscribe = shutdown.onBegin(() => this.#endSoon());
  }

  get signal(): AbortSignal {
    return this.#work.signal;
  }

  isOver(): boolean {
    return this.#isOver;
  }

  /** Call this when the turn was answered. */
  stop(): void {
    clearTimeout(this.#warningTimer);
    clearTimeout(this.#endTimer);
    clearTimeout(this.#answerTimer);
    this.#unsubscribe();
  }

  /** The bot is about to stop: the work has only the warning time left. */
  #endSoon(): void {
    this.#work.abort();
    clearTimeout(this.#endTimer);
    this.#endTimer = setTimeout(this.#end, this.#warningMs);
  }
}
