/** Who is about to send an action to a device, and since when. */
interface Holder {
  operatorId: string;
  since: string;
}

/** Which action this bot is about to send to which device. Another bot is told by the write that lets an action go. */
export class DeviceLocks {
  readonly #held = new Map<string, Holder>();
  readonly #running = new Map<string, Promise<void>>();

  /** Takes a device for an action. Returns the holder if somebody else has it. */
  take(deviceId: string, action: string, holder: Holder): Holder | undefined {
    const key = keyOf(deviceId, action);
    const held = this.#held.get(key);
    if (!held) this.#held.set(key, holder);
    return held;
  }

  release(deviceId: string, action: string): void {
    this.#held.delete(keyOf(deviceId, action));
  }

  /** Whether a press of this confirmation is being worked on. */
  isRunning(confirmationId: string): boolean {
    return this.#running.has(confirmationId);
  }

  /** Runs the presses of one confirmation one after the other, so that a second press sees what the first one did. */
  async inTurn<T>(confirmationId: string, work: () => Promise<T>): Promise<T> {
    const before = this.#running.get(confirmationId) ?? Promise.resolve();
    const mine = before.then(work);
    const done = mine.then(
      () => undefined,
      () => undefined,
    );
    this.#running.set(confirmationId, done);
    try {
      return await mine;
    } finally {
      if (this.#running.get(confirmationId) === done) this.#running.delete(confirmationId);
    }
  }
}

const keyOf = (deviceId: string, action: string) => `${deviceId} ${action}`;
