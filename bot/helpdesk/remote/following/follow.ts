import type { GraphFor } from '../../contracts/graph.ts';
import type { Clock } from '../../contracts/clock.ts';
import type { Log } from '../../contracts/log.ts';
import { CLOCK_SLACK_MS } from '../../contracts/expiry.ts';
import type { Receipt } from '../../contracts/receipt.ts';
import type { Store } from '../../contracts/store.ts';
import { Problem } from '../../contracts/problem.ts';
import { isFinal, saysTheSame, waitsForSomebody } from '../../contracts/receipt.ts';
import type { DeviceReport } from '../device-report.ts';
import type { Care } from '../../contracts/custody.ts';
import { isToBeTold } from '../../employee/telling.ts';
import { lacksSecret } from '../confirmations.ts';
import type { RemoteServices } from '../services.ts';
import { spread } from '../../approval/schedule.ts';
import type { PollSchedule } from '../poll-schedule.ts';
import { POLL_SCHEDULE, pollInterval } from '../poll-schedule.ts';
import { readForAll } from './read-for-all.ts';

interface FollowServices extends Pick<
  RemoteServices,
  'operators' | 'entraDecides' | 'custody' | 'secretValues'
> {
  store: Pick<Store, 'receipts'>;
  graphFor: GraphFor;
  now: Clock;
  /** From 0 to 1. */
  random?: () => number;
  log: Log;
  /** Puts what a device says into a receipt. Resolves to the receipt as it is then. */
  applyReport: (receipt: Receipt, report: DeviceReport) => Promise<Receipt>;
  /** Looks whether an action that waits for a second administrator can go on. */
  resume: (receipt: Receipt) => Promise<Receipt>;
  /** A receipt says something new. */
  changed: (receipt: Receipt, before: Receipt) => Promise<void>;
}

/** The clock is looked at this often. */
const LONGEST_WAIT_MS = 10_000;
/** A store that is out of reach is asked again after this. */
const STORE_AGAIN_MS = 2_000;
const careFor = ({ id }: Receipt): Care => ({ kind: 'receipt', id });
const within = (ms: number) => Math.min(LONGEST_WAIT_MS, Math.max(0, ms));

/**
 * Stage 5: follows actions until their devices have answered. One small read a device serves everybody who waits for it; nothing is read
 * if nobody waits. The next start goes on with what was under way when the bot ended.
 */
export class Follower {
  readonly #services: FollowServices;
  readonly #schedule: PollSchedule;
  /** By device, the receipts that wait for it and when each is due, in milliseconds. */
  readonly #waiting = new Map<string, Map<string, number>>();
  readonly #asking = new Map<string, Promise<void>>();
  /** Receipts that a press here decided about: they are looked at here once, whichever bot looks after them. */
  readonly #pressed = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #noticing: NodeJS.Timeout | undefined;
  /** The time when it was last looked at, in milliseconds. */
  #latest = -Infinity;
  #stopped = false;

  constructor(services: FollowServices, schedule: PollSchedule = POLL_SCHEDULE) {
    this.#services = services;
    this.#schedule = schedule;
  }

  /** Goes on with what an earlier run left under way. */
  async start(): Promise<void> {
    for (const receipt of await this.#ours()) this.follow(receipt);
    if (!this.#services.custody.shared) return;
    this.#noticing = setInterval(() => void this.#notice(), LONGEST_WAIT_MS);
    this.#noticing.unref();
  }

  /** `withinMs`: it is looked at then at the latest. One that another bot looks after is looked at once, and only if that is asked for. */
  follow(receipt: Receipt, withinMs = Infinity): void {
    const { custody } = this.#services;
    const every = this.#interval(receipt);
    if (this.#stopped) return;
    if (every === undefined) {
      if (receipt.state !== 'sending' && !isToBeTold(receipt)) custody.done(careFor(receipt));
      return;
    }
    const ours = custody.holds(careFor(receipt));
    if (!ours && (withinMs === Infinity || this.#lacksSecret(receipt))) return;
    if (!ours) this.#pressed.add(receipt.id);
    const { now, random = Math.random } = this.#services;
    const wait = waitsForSomebody(receipt) ? spread(every, random()) : every;
    this.#wait(receipt, now().getTime() + Math.min(wait, withinMs));
    this.#plan();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    clearInterval(this.#noticing);
    await Promise.all(this.#asking.values());
  }

  /** What is under way and this bot looks after. */
  #ours(): Promise<Receipt[]> {
    const { store, custody } = this.#services;
    return store.receipts.list(
      (receipt) => this.#interval(receipt) !== undefined && custody.holds(careFor(receipt)),
    );
  }

  /** What another bot has written may be a reason to look sooner: a second operator's word was taken there. */
  async #notice(): Promise<void> {
    try {
      const now = this.#services.now().getTime();
      for (const receipt of await this.#ours()) {
        const due = now + (this.#interval(receipt) ?? 0);
        const planned = this.#waiting.get(receipt.deviceId)?.get(receipt.id) ?? Infinity;
        if (due < planned && !this.#asking.has(receipt.deviceId)) this.#wait(receipt, due);
      }
      this.#plan();
    } catch (error) {
      this.#services.log.debug({ err: error }, 'what is followed could not be looked through');
    }
  }

  /** What was filled in is in the memory of the bot that asked for it. */
  #lacksSecret(receipt: Receipt): boolean {
    return lacksSecret(this.#services, { ...receipt, id: receipt.confirmationId });
  }

  #wait(receipt: Receipt, due: number): void {
    const { id, deviceId } = receipt;
    this.#services.custody.keep(careFor(receipt), due - this.#services.now().getTime());
    const waiting = this.#waiting.get(deviceId) ?? new Map<string, number>();
    waiting.set(id, due);
    this.#waiting.set(deviceId, waiting);
  }

  #interval(receipt: Receipt): number | undefined {
    return pollInterval(this.#schedule, receipt, this.#services.now());
  }

  /** Devices that aren't being asked, and when each is due. */
  #next(): { deviceId: string; due: number }[] {
    return [...this.#waiting]
      .filter(([deviceId]) => !this.#asking.has(deviceId))
      .map(([deviceId, receipts]) => ({ deviceId, due: Math.min(...receipts.values()) }));
  }

  /** When the clock is set back, what is due is set back with it: otherwise nothing would be looked at until the clock catches up. */
  #followClock(): void {
    const now = this.#services.now().getTime();
    const back = this.#latest - now;
    if (back > CLOCK_SLACK_MS)
      for (const receipts of this.#waiting.values())
        for (const [id, due] of receipts) receipts.set(id, due - back);
    this.#latest = back > CLOCK_SLACK_MS ? now : Math.max(this.#latest, now);
  }

  #plan(): void {
    clearTimeout(this.#timer);
    this.#followClock();
    const next = this.#next();
    if (this.#stopped || next.length === 0 || this.#asking.size >= this.#schedule.atOnce) return;
    const due = Math.min(...next.map((one) => one.due));
    this.#timer = setTimeout(() => this.#askDue(), within(due - this.#services.now().getTime()));
    this.#timer.unref();
  }

  #askDue(): void {
    this.#followClock();
    const now = this.#services.now().getTime();
    const due = this.#next().filter((one) => one.due <= now);
    for (const { deviceId } of due.slice(0, this.#schedule.atOnce - this.#asking.size)) {
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
    const pressed = new Set([...waiting.keys()].filter((id) => this.#pressed.delete(id)));
    // a bot that was away for too long has lost it to another one, which may have sent it
    const isOurs = (one: Receipt) => pressed.has(one.id) || this.#services.custody.holds(careFor(one));
    const kept = (await this.#kept(deviceId, waiting, now)).filter(isOurs);
    const receipts = kept.filter((receipt) => this.#interval(receipt) !== undefined);
    const [early, due] = partition(receipts, (receipt) => {
      // an approval is tried only when it is due, even if the device is asked for something else now
      return waitsForSomebody(receipt) && (waiting.get(receipt.id) ?? now) > now;
    });
    for (const receipt of early) this.#wait(receipt, waiting.get(receipt.id) ?? now);
    await this.#bringAll(deviceId, due);
  }

  /** Whatever waits for the device, as it is kept. If the store is out of reach, none, and they wait on. */
  async #kept(deviceId: string, waiting: ReadonlyMap<string, number>, now: number): Promise<Receipt[]> {
    const { store, log } = this.#services;
    try {
      const read = await Promise.all([...waiting.keys()].map((id) => store.receipts.get(id)));
      return read.filter((receipt) => receipt !== undefined);
    } catch (error) {
      log.warn({ err: error, device: deviceId }, 'what is followed could not be read from the store');
      const later = [...waiting].map(([id, due]) => [id, Math.max(due, now + STORE_AGAIN_MS)] as const);
      this.#waiting.set(deviceId, new Map([...later, ...(this.#waiting.get(deviceId) ?? [])]));
      return [];
    }
  }

  async #bringAll(deviceId: string, receipts: readonly Receipt[]): Promise<void> {
    try {
      const [ended, waiting] = partition(receipts, ({ state }) => isFinal(state));
      for (const receipt of ended) await this.#changed(receipt, receipt);
      const [approvals, others] = partition(waiting, waitsForSomebody);
      for (const receipt of approvals) await this.#changed(receipt, await this.#services.resume(receipt));
      if (others.length === 0) return;
      const report = await readForAll(this.#services, others);
      for (const receipt of others)
        await this.#changed(receipt, await this.#services.applyReport(receipt, report));
    } catch (error) {
      if (!(error instanceof Problem))
        this.#services.log.error({ err: error, device: deviceId }, 'a device could not be followed');
      for (const receipt of receipts) this.follow(receipt);
    }
  }

  async #changed(before: Receipt, receipt: Receipt): Promise<void> {
    const news = !saysTheSame(receipt, before);
    this.follow(receipt.cardBehind || news ? await this.#tell(receipt, before) : receipt);
  }

  async #tell(receipt: Receipt, before: Receipt): Promise<Receipt> {
    try {
      await this.#services.changed(receipt, before);
    } catch (error) {
      this.#services.log.warn({ err: error, receipt: receipt.id }, 'a receipt’s card could not be updated');
      return receipt;
    }
    const told = await this.#services.store.receipts.update(receipt.id, (now) =>
      now.cardBehind && now.state === receipt.state ? { ...now, cardBehind: undefined } : undefined,
    );
    return told ?? receipt;
  }
}

function partition<T>(all: readonly T[], pick: (one: T) => boolean): [T[], T[]] {
  return [all.filter(pick), all.filter((one) => !pick(one))];
}
