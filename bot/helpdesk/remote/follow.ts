import type { DeviceStatus, GraphFor } from '../contracts/graph.ts';
import type { Clock } from '../contracts/clock.ts';
import type { Log } from '../contracts/log.ts';
import type { Receipt } from '../contracts/receipt.ts';
import type { Store } from '../contracts/store.ts';
import { Problem, orNone } from '../contracts/problem.ts';
import { firstSent, isFinal, waitsForApproval, saysTheSame } from '../contracts/receipt.ts';

/** How often a device is asked, by how long its action has been under way. Milliseconds; nothing is asked after the last. */
export interface PollSchedule {
  steps: readonly { until: number; every: number }[];
  /** How often Intune is asked at most whether a second administrator has approved: each time sends the action on. */
  approvalEvery: number;
  /** How many devices are asked at once. */
  atOnce: number;
}

const MINUTE = 60_000;
const GONE_MS = 10 * MINUTE;
const HOUR = 60 * MINUTE;

/** Within ten seconds of the device's answer in the first minutes, then less often, for a day. Far within Intune's limits for a busy desk. */
export const POLL_SCHEDULE: PollSchedule = {
  steps: [
    { until: 5 * MINUTE, every: 7_000 },
    { until: HOUR, every: MINUTE },
    { until: 24 * HOUR, every: 10 * MINUTE },
  ],
  approvalEvery: 5 * MINUTE,
  atOnce: 20,
};

export interface FollowParts {
  store: Pick<Store, 'receipts'>;
  graphFor: GraphFor;
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
  readonly #pace: PollSchedule;
  /** Receipts that are waited for, by device: when each is to be looked at next. */
  readonly #waiting = new Map<string, Map<string, number>>();
  readonly #asking = new Map<string, Promise<void>>();
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(parts: FollowParts, pace: PollSchedule = POLL_SCHEDULE) {
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
    this.#wait(receipt, this.#parts.now().getTime() + every);
    this.#plan();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await Promise.all(this.#asking.values());
  }

  #wait({ id, deviceId }: Receipt, due: number): void {
    const waiting = this.#waiting.get(deviceId) ?? new Map<string, number>();
    waiting.set(id, due);
    this.#waiting.set(deviceId, waiting);
  }

  /** After how long a receipt is looked at again; undefined: it is over, or a day old. */
  #interval(receipt: Receipt): number | undefined {
    const over = isFinal(receipt.state);
    if ((over && !receipt.cardBehind) || receipt.state === 'sending') return undefined;
    const since = over ? Date.parse(receipt.updatedAt) : firstSent(receipt);
    const age = this.#parts.now().getTime() - since;
    const every = this.#pace.steps.find(({ until }) => age < until)?.every;
    // one that nobody approved in time is looked at once more, to say so
    if (every === undefined && waitsForApproval(receipt)) return 1;
    // a device that is gone comes back seldom
    if (every !== undefined && receipt.reason?.kind === 'gone') return Math.max(every, GONE_MS);
    return every !== undefined && waitsForApproval(receipt)
      ? Math.max(every, this.#pace.approvalEvery)
      : every;
  }

  /** Devices that can be asked, and when each is due. */
  #next(): { deviceId: string; due: number }[] {
    return [...this.#waiting]
      .filter(([deviceId]) => !this.#asking.has(deviceId))
      .map(([deviceId, receipts]) => ({ deviceId, due: Math.min(...receipts.values()) }));
  }

  #plan(): void {
    clearTimeout(this.#timer);
    const next = this.#next();
    if (this.#stopped || next.length === 0 || this.#asking.size >= this.#pace.atOnce) return;
    const due = Math.min(...next.map((one) => one.due));
    this.#timer = setTimeout(() => this.#askDue(), Math.max(0, due - this.#parts.now().getTime()));
    this.#timer.unref();
  }

  #askDue(): void {
    const now = this.#parts.now().getTime();
    const due = this.#next().filter((one) => one.due <= now);
    for (const { deviceId } of due.slice(0, this.#pace.atOnce - this.#asking.size)) {
      const asked = this.#ask(deviceId, now).finally(() => {
        this.#asking.delete(deviceId);
        this.#plan();
      });
      this.#asking.set(deviceId, asked);
    }
    this.#plan();
  }

  async #ask(deviceId: string, now: number): Promise<void> {
    const waiting = this.#waiting.get(deviceId) ?? new Map<string, number>();
    this.#waiting.delete(deviceId);
    const read = await Promise.all([...waiting.keys()].map((id) => this.#parts.store.receipts.get(id)));
    const receipts = read
      .filter((receipt) => receipt !== undefined)
      .filter((receipt) => this.#interval(receipt) !== undefined);
    const [early, due] = parted(receipts, (receipt) => {
      // an approval that isn't due yet is no reason to send, whatever else this device is asked for
      return waitsForApproval(receipt) && (waiting.get(receipt.id) ?? now) > now;
    });
    for (const receipt of early) this.#wait(receipt, waiting.get(receipt.id) ?? now);
    await this.#bringAll(deviceId, due);
  }

  async #bringAll(deviceId: string, receipts: readonly Receipt[]): Promise<void> {
    try {
      const [ended, waiting] = parted(receipts, ({ state }) => isFinal(state));
      for (const receipt of ended) await this.#changed(receipt, receipt);
      const [approvals, others] = parted(waiting, waitsForApproval);
      for (const receipt of approvals) await this.#changed(receipt, await this.#parts.sendOn(receipt));
      if (others.length === 0) return;
      const status = (await this.#status(others)) ?? 'gone';
      for (const receipt of others) await this.#changed(receipt, await this.#parts.bring(receipt, status));
    } catch (error) {
      if (!(error instanceof Problem))
        this.#parts.log.error({ err: error, device: deviceId }, 'a device could not be followed');
      for (const receipt of receipts) this.follow(receipt);
    }
  }

  /** Asked once, by the rights of the first of those who wait that has any just now. */
  async #status(receipts: readonly Receipt[]): Promise<DeviceStatus | undefined> {
    let refused: unknown;
    for (const { operatorId, deviceId } of new Map(receipts.map((one) => [one.operatorId, one])).values()) {
      const graph = this.#parts.graphFor({ personId: operatorId, signal: AbortSignal.timeout(30_000) });
      try {
        return await orNone(graph.devices.status(deviceId));
      } catch (error) {
        refused = error;
      }
    }
    throw refused;
  }

  async #changed(before: Receipt, receipt: Receipt): Promise<void> {
    const news = !saysTheSame(receipt, before);
    this.follow(receipt.cardBehind || news ? await this.#tell(receipt, before) : receipt);
  }

  async #tell(receipt: Receipt, before: Receipt): Promise<Receipt> {
    try {
      await this.#parts.changed(receipt, before);
    } catch (error) {
      this.#parts.log.warn(
        { err: error, receipt: receipt.id },
        'a receipt’s card could not be brought up to date',
      );
      return receipt;
    }
    const told = await this.#parts.store.receipts.update(receipt.id, (now) =>
      now.cardBehind && now.state === receipt.state ? { ...now, cardBehind: undefined } : undefined,
    );
    return told ?? receipt;
  }
}

function parted<T>(all: readonly T[], pick: (one: T) => boolean): [T[], T[]] {
  return [all.filter(pick), all.filter((one) => !pick(one))];
}
