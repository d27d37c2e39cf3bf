/** Who is about to send an action to a device, and since when. */
interface Holder {
  operatorId: string;
  since: string;
}

/** Which action is about to be sent to which device. Kept in memory: one bot works on a store. */
export class DeviceLocks {
  readonly #held = new Map<string, Holder>();

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
}

const keyOf = (deviceId: string, action: string) => `${deviceId} ${action}`;
