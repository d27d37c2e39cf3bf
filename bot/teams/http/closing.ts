/**
 * Tells the turns in flight that the bot is about to end. No AbortSignal: a listener taken off one still points to the next that was put
 * on it, and by that an ended turn in old space keeps those after it until the next full collection.
 */
export class Closing {
  readonly #listeners = new Set<() => void>();
  #begun = false;

  /** Calls `listener` when it begins, at once where it has begun; returns how to leave it. */
  hear(listener: () => void): () => void {
    if (this.#begun) listener();
    else this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  begin(): void {
    this.#begun = true;
    for (const listener of this.#listeners) listener();
    this.#listeners.clear();
  }
}
