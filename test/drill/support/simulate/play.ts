import { setMaxListeners } from 'node:events';
import type { Reply, Request } from '../../../../bot/helpdesk/contracts/conversation.ts';
import type { Chance } from '../../../fuzz/support/chance.ts';
import type { VirtualTime } from '../../../support/simulated/virtual-time.ts';
import { check, type Entry } from '../faults/history.ts';
import { answersIn, carried, wordsIn } from './answers.ts';
import type { SimulatedBot } from './bot.ts';

const ACTIONS = ['remoteLock', 'syncDevice', 'rebootNow'] as const;
/** As bot/teams has it: how long the work of a press may go on. */
const WORK_MS = 50_000;
const FIRST_SECOND_MS = 1_050;

export interface Parts {
  time: VirtualTime;
  bots: readonly SimulatedBot[];
  chance: Chance;
  /** The device reports that it has done it. */
  finish: (device: string, action: string) => void;
  /** Called with each action that is over. */
  ended: (entry: Entry) => void;
  /** Called with an action that says or does what it must not. */
  broken: (entry: Entry) => void;
}

/** Operators press, in virtual time. Each has devices of its own, with one action under way on each. */
export class Play {
  /** By device, the action that is under way. */
  readonly underWay = new Map<string, Entry>();
  readonly #confirmations = new Map<string, Entry>();
  #requests = 0;

  constructor(private readonly parts: Parts) {}

  /** Whether nobody needs what is kept of this confirmation any more. */
  isOver(confirmationId: string): boolean {
    return !this.#confirmations.has(confirmationId);
  }

  /** Something that the bot shows. `confirmationId`: of the receipt that it shows. */
  shown(words: string, confirmationId: string | undefined): void {
    const entry = confirmationId === undefined ? undefined : this.#confirmations.get(confirmationId);
    if (entry) this.#holds(entry, words);
  }

  async operate(who: string, devices: readonly string[], isOver: () => boolean): Promise<void> {
    for (let n = 0; !isOver(); n += 1) {
      const device = devices[n % devices.length] ?? '';
      // what reached it after its action was over is done by now: otherwise it would be under way for good
      for (const action of ACTIONS) this.parts.finish(device, action);
      const entry = await this.#one(who, device);
      this.underWay.delete(device);
      this.parts.ended(entry);
    }
  }

  async #one(who: string, device: string): Promise<Entry> {
    const { time, chance, finish } = this.parts;
    const action = chance.of(ACTIONS);
    const entry: Entry = {
      action,
      device,
      askedAt: time.now,
      presses: [],
      posts: 0,
      started: 0,
      done: false,
    };
    this.underWay.set(device, entry);
    const asked = await this.#untilAnswered(who, 'action.ask', { action, device });
    const confirmation = carried(asked.here, 'confirmation');
    if (confirmation === undefined) {
      await time.sleep(chance.below(5_000));
      return entry;
    }
    this.#confirmations.set(confirmation, entry);
    await time.sleep(FIRST_SECOND_MS);
    entry.presses = await this.#confirm(who, entry, confirmation);
    if (chance.is(0.5)) await this.#state(who, entry, confirmation);
    // work that outlived its answer is over by now: nothing more is sent
    if (entry.posts > 0) {
      finish(device, action);
      entry.done = true;
    }
    if (chance.is(0.3)) await time.sleep(chance.below(15_000));
    const last = await this.#state(who, entry, confirmation);
    const receipt = carried(last.here, 'receipt');
    if (receipt !== undefined) this.#say(entry, await this.#untilAnswered(who, 'receipt.show', { receipt }));
    this.#confirmations.delete(confirmation);
    return entry;
  }

  /** Once, or twice at the same time or a moment later. */
  async #confirm(who: string, entry: Entry, confirmation: string): Promise<Entry['presses']> {
    const { time, chance } = this.parts;
    const delays = chance.is(0.3) ? [0, chance.of([0, 5, 300, 3_000])] : [0];
    return Promise.all(
      delays.map(async (ms) => {
        await time.sleep(ms);
        let reply = await this.#press(who, 'action.confirm', { confirmation });
        if (!reply && chance.is(0.7)) {
          // people press again if nothing comes
          await time.sleep(chance.below(5_000));
          reply = await this.#press(who, 'action.confirm', { confirmation });
        }
        if (!reply) return 'unknown';
        this.#say(entry, reply);
        return 'ok';
      }),
    );
  }

  async #state(who: string, entry: Entry, confirmation: string): Promise<Reply> {
    const reply = await this.#untilAnswered(who, 'action.state', { confirmation });
    this.#say(entry, reply);
    entry.receipt = answersIn(reply).map(wordsIn).join('\n');
    return reply;
  }

  #say(entry: Entry, reply: Reply): void {
    for (const answer of answersIn(reply)) this.#holds(entry, wordsIn(answer));
  }

  /** What is said of an action has to hold at the moment when it is said. */
  #holds(entry: Entry, receipt: string): void {
    const { falseReceipts } = check([{ ...entry, receipt }]);
    if (falseReceipts.length > 0) this.parts.broken({ ...entry, receipt });
  }

  /** A bot that was killed is back soon. */
  async #untilAnswered(who: string, verb: string, data: Record<string, string>): Promise<Reply> {
    for (;;) {
      const reply = await this.#press(who, verb, data);
      if (reply) return reply;
      await this.parts.time.sleep(300);
    }
  }

  /** undefined: the bot is down, or died over it. */
  #press(personId: string, verb: string, data: Record<string, string>): Promise<Reply | undefined> {
    const { time, bots, chance } = this.parts;
    const bot = chance.of(bots);
    return new Promise((resolve) => {
      time.in(1 + chance.below(40), () => {
        const { handle, life } = bot;
        if (!handle) {
          resolve(undefined);
          return;
        }
        const controller = new AbortController();
        setMaxListeners(0, controller.signal);
        time.current = life;
        const stop = time.ifAlive(WORK_MS, () => controller.abort());
        const forget = bot.onDeath(() => time.in(1, () => resolve(undefined)));
        const request: Request = {
          id: `request-${(this.#requests += 1)}`,
          personId,
          locale: 'en-US',
          place: { kind: 'personal' },
          said: { kind: 'press', verb, data, card: placeOf(personId, data) },
          signal: controller.signal,
        };
        const ended = (reply: Reply | undefined) => {
          stop();
          forget();
          time.in(1 + chance.below(40), () => resolve(reply));
        };
        handle(request).then(ended, () => ended(undefined));
      });
    });
  }
}

const placeOf = (personId: string, data: Record<string, string>) => ({
  serviceUrl: 'https://channel.example',
  conversationId: `a:${personId}`,
  activityId: `card-${Object.values(data).join('-')}`,
});
