import type { Clock, DeviceStatus, Log, OpenWorld, Receipt, Store } from './ports.ts';
import { Problem, orNone } from './problem.ts';
import { isFinal } from './results.ts';

/** How often a device is asked, by how long its action has been under way. Milliseconds; nothing is asked after the last. */
export interface Pace {
  steps: readonly { until: number; every: number }[];
  /** How many devices are asked at once. */
  atOnce: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Within ten seconds of the device's answer in the first minutes, then less often, for a day. Far within Intune's limits for a busy desk. */
export const PACE: Pace = {
  steps: [
    { until: 5 * MINUTE, every: 7_000 },
    { until: HOUR, every: MINUTE },
    { until: 24 * HOUR, every: 10 * MINUTE },
  ],
  atOnce: 20,
};

export interface FollowParts {
  store: Pick<Store, 'receipts'>;
  openWorld: OpenWorld;
  now: Clock;
  log: Log;
  /** Puts what a device says into a receipt; resolves to it as it stands then. */
  bring: (receipt: Receipt, status: DeviceStatus | 'gone') => Promise<Receipt>;
  /** Sends an action on that waits for a second administrator. */
  sendOn: (receipt: Receipt) => Promise<Receipt>;
  /** A receipt says something else than before. */
  changed: (receipt: Receipt, before: Receipt) => Promise<void>;
}

/**
 * Follows actions until their devices have answered: one small read a device, shared by all who wait for it, and none where nobody waits. What
 * was under way when the bot ended is taken up again at the next start.
 */
export class Follower {
  readonly #parts: FollowParts;
  readonly #pace: Pace;
  /** Receipts that are waited for, by device, and when each device is asked next. */
  readonly #waiting = new Map<string, { receipts: Set<string>; due: number }>();
  #timer: NodeJS.Timeout | undefined;
  #round: Promise<void> | undefined;
  #stopped = false;

  constructor(parts: FollowParts, pace: Pace = PACE) {
    this.#parts = parts;
    this.#pace = pace;
  }

  /** Takes up what an earlier run left under way. */
  async start(): Promise<void> {
    const left = await this.#parts.store.receipts.list((receipt) => this.#interval(receipt) !== undefined);
    for (const receipt of left) this.follow(receipt);
  }

  follow(receipt: Receipt): void {
    const every = this.#interval(receipt);
    if (every === undefined || this.#stopped) return;
    const due = this.#parts.now().getTime() + every;
    const waiting = this.#waiting.get(receipt.deviceId) ?? { receipts: new Set<string>(), due };
    waiting.receipts.add(receipt.id);
    waiting.due = Math.min(waiting.due, due);
    this.#waiting.set(receipt.deviceId, waiting);
    this.#plan();
  }

  /** How many receipts are waited for. */
  get size(): number {
    return [...this.#waiting.values()].reduce((sum, { receipts }) => sum + receipts.size, 0);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#round;
  }

  /** After how long a receipt is looked at again; undefined: it is over, or a day old. */
  #interval(receipt: Receipt): number | undefined {
    if (isFinal(receipt.state) || receipt.state === 'sending') return undefined;
    const age = this.#parts.now().getTime() - Date.parse(receipt.sentAt);
    return this.#pace.steps.find(({ until }) => age < until)?.every;
  }

  #plan(): void {
    clearTimeout(this.#timer);
    if (this.#stopped || this.#round || this.#waiting.size === 0) return;
    const next = Math.min(...[...this.#waiting.values()].map(({ due }) => due));
    this.#timer = setTimeout(() => this.#begin(), Math.max(0, next - this.#parts.now().getTime()));
    this.#timer.unref();
  }

  #begin(): void {
    this.#round = this.#askDue().finally(() => {
      this.#round = undefined;
      this.#plan();
    });
  }

  async #askDue(): Promise<void> {
    const now = this.#parts.now().getTime();
    const due = [...this.#waiting].filter(([, waiting]) => waiting.due <= now).slice(0, this.#pace.atOnce);
    await Promise.all(due.map(([deviceId, { receipts }]) => this.#ask(deviceId, [...receipts])));
  }

  async #ask(deviceId: string, ids: readonly string[]): Promise<void> {
    this.#waiting.delete(deviceId);
    const read = await Promise.all(ids.map((id) => this.#parts.store.receipts.get(id)));
    const receipts = read
      .filter((receipt) => receipt !== undefined)
      .filter((receipt) => this.#interval(receipt) !== undefined);
    const [first] = receipts;
    if (!first) return;
    try {
      const status = await this.#status(first);
      for (const receipt of receipts) await this.#bring(receipt, status);
    } catch (error) {
      if (!(error instanceof Problem))
        this.#parts.log.error({ err: error, device: deviceId }, 'a device could not be followed');
      for (const receipt of receipts) this.follow(receipt);
    }
  }

  #status({ operatorId, deviceId }: Receipt): Promise<DeviceStatus | undefined> {
    const world = this.#parts.openWorld({ personId: operatorId, signal: AbortSignal.timeout(30_000) });
    return orNone(world.devices.status(deviceId));
  }

  async #bring(before: Receipt, status: DeviceStatus | undefined): Promise<void> {
    const waits = before.reason === 'approval' && before.state === 'pending';
    const receipt = waits
      ? await this.#parts.sendOn(before)
      : await this.#parts.bring(before, status ?? 'gone');
    if (receipt.state !== before.state || receipt.reason !== before.reason) {
      await this.#parts.changed(receipt, before).catch((error: unknown) => {
        this.#parts.log.warn(
          { err: error, receipt: receipt.id },
          'a receipt’s card could not be brought up to date',
        );
      });
    }
    this.follow(receipt);
  }
}
