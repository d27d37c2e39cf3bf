import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Chance } from '../../../fuzz/support/chance.ts';
import { afterFirstSecond } from '../../../support/act.ts';
import { type Answered, buttons, type Json } from '../../../support/channel.ts';
import type { MortalBot } from './bots.ts';
import type { Entry } from './history.ts';
import { type Heard, messageOf, Screen } from './screen.ts';
import { drillDevices, operators } from './tenant.ts';
import type { World } from './world.ts';

const ACTIONS = ['remoteLock', 'syncDevice', 'rebootNow'] as const;
/** A turn is answered or apologized for by then. */
const LATE_MS = 12_000;
/** Teams waits no longer for a bot. */
const GIVES_UP_MS = 16_000;
const MOST_ASKED = 20;
const MOST_SAID = 20;
const SETTLERS = 16;

/** Operators who ask for actions and confirm them, wherever the load balancer sends them. */
export class FaultPlay {
  readonly history: Entry[] = [];
  /** Presses without an answer in twelve seconds. What a bot was asked that was killed or frozen meanwhile isn't counted. */
  late = 0;
  /** Presses that were answered with nothing at all. */
  silent = 0;
  #slowestMs = 0;
  readonly #confirmations = new Map<Entry, { who: string; confirmation: string }>();
  readonly #balancer: Chance;
  readonly #tokens = new Map<string, string>();
  readonly #screen: Screen;

  constructor(
    private readonly world: World,
    private readonly seed: number,
    private readonly say: (line: string) => void,
  ) {
    this.#balancer = new Chance(seed + 5);
    this.#screen = new Screen(world.production.channel, (entry) => this.#posts(entry));
  }

  /** The longest answer that was counted. */
  get slowestMs(): number {
    return Math.round(this.#slowestMs);
  }

  /** `workers` operators share the actions. */
  async work(actions: number, workers: number): Promise<void> {
    // each action has a device of its own: so it is sure which confirmation a request belongs to, however late it comes
    const devices = drillDevices(actions);
    let next = 0;
    await Promise.all(
      operators(workers).map(async (who) => {
        for (let n = next++; n < actions; n = next++)
          // whoever gets to it, it is the same action
          await this.#one(who, devices[n] ?? '', new Chance(this.seed * 1_000_003 + n));
      }),
    );
  }

  async #one(who: string, device: string, chance: Chance): Promise<void> {
    const entry: Entry = {
      action: chance.of(ACTIONS),
      device,
      askedAt: Date.now(),
      presses: [],
      posts: 0,
      started: 0,
      done: false,
      answers: [],
      said: [],
    };
    this.history.push(entry);
    this.#screen.watch(entry);
    const data = await this.#untilAsked(who, entry);
    if (!data) return;
    this.#confirmations.set(entry, { who, confirmation: String(data.confirmation) });
    await afterFirstSecond();
    const id: string = randomUUID();
    // the second press is another one, or the same delivered again
    const ids = chance.is(0.5) ? [id, id] : [id, randomUUID()];
    const answers = await Promise.all(
      ids.slice(0, chance.is(0.3) ? 2 : 1).map((one) => this.#press(entry, who, data, one)),
    );
    // somebody who got no answer, or was asked to sign in, presses again
    if (answers.every((answer) => !answer || answer.oauth)) await this.#press(entry, who, data, randomUUID());
    await this.#finish(who, entry);
  }

  /** What the button of the confirm card carries, once it stands in its message. An answer may come late, and then it is there. */
  async #untilAsked(who: string, entry: Entry): Promise<Json | undefined> {
    const { action, device } = entry;
    for (let n = 0; n < MOST_ASKED; n += 1) {
      const answer = await this.#invoke(who, entry, 'action.ask', { action, device });
      const confirm = buttons(this.#screen.standing(entry)).find(({ verb }) => verb === 'action.confirm');
      if (confirm) return confirm.data as Json;
      if (n > 4 && answer && !answer.oauth) return undefined;
      await pause(300);
    }
    return undefined;
  }

  async #press(entry: Entry, who: string, data: Json, id: string): Promise<Heard | undefined> {
    const answer = await this.#invoke(who, entry, 'action.confirm', data, id);
    entry.presses.push(answer ? 'ok' : 'unknown');
    if (answer) entry.answers = [...(entry.answers ?? []), answer.text];
    return answer;
  }

  /** A bot that was killed is back soon, and another one answers meanwhile. */
  async #untilAnswered(who: string, entry: Entry, verb: string, data: Json): Promise<Heard | undefined> {
    for (let n = 0; n < MOST_ASKED; n += 1) {
      const answer = await this.#invoke(who, entry, verb, data);
      if (answer?.card) return answer;
      await pause(300);
    }
    return undefined;
  }

  /** The device does what it was sent. */
  async #finish(who: string, entry: Entry): Promise<void> {
    if (this.#posts(entry) > 0) {
      entry.done = true;
      this.world.production.sandbox.control.settle(entry.device, entry.action, 'done');
    }
    const shown = this.#screen.standing(entry);
    const refresh = buttons(shown).find(({ verb }) => verb === 'receipt.show');
    if (refresh) await this.#untilAnswered(who, entry, 'receipt.show', refresh.data as Json);
  }

  #posts({ action, device }: Entry): number {
    return (this.world.posts().get(device) ?? []).filter((one) => one.action === action).length;
  }

  /** An answer, or undefined if nobody knows what became of it. Whoever is asked to sign in does. */
  async #invoke(
    who: string,
    entry: Entry,
    verb: string,
    data: Json,
    id: string = randomUUID(),
  ): Promise<Heard | undefined> {
    const { channel } = this.world.production;
    const bot = this.#pick();
    const over = { id, replyToId: messageOf(entry.device) };
    const askedAt = performance.now();
    const answer = await this.#ask(bot, verb, () => channel.invoke(who, verb, data, over));
    const heard = answer && this.#screen.heard(who, entry, askedAt, answer);
    if (heard?.isSilent) this.#note('silent', `${verb} was answered with nothing`);
    if (heard?.oauth) await this.#signIn(bot, who, heard.oauth);
    return heard;
  }

  #pick(): MortalBot {
    const up = this.world.bots.filter(({ isOut }) => !isOut);
    return this.#balancer.of(up.length > 0 ? up : this.world.bots);
  }

  async #ask(bot: MortalBot, what: string, send: () => Promise<Answered>): Promise<Answered | undefined> {
    const { channel } = this.world.production;
    const [startedAt, before] = [performance.now(), bot.disturbed];
    channel.botUrl = bot.url;
    const answer = await Promise.race([
      send().catch(() => undefined),
      pause(GIVES_UP_MS, undefined, { ref: false }),
    ]);
    const ms = performance.now() - startedAt;
    if (bot.disturbed === before && !bot.isOut) {
      if (ms > LATE_MS) this.#note('late', `${what} took ${(ms / 1_000).toFixed(1)} s`);
      this.#slowestMs = Math.max(this.#slowestMs, ms);
    }
    return answer?.status === 200 ? answer : undefined;
  }

  async #signIn(bot: MortalBot, who: string, oauth: NonNullable<Heard['oauth']>): Promise<void> {
    const { channel, authority } = this.world.production;
    const token = this.#tokens.get(who) ?? authority.personToken(who);
    this.#tokens.set(who, token);
    const { connectionName, tokenExchangeResource } = oauth;
    const value = { id: tokenExchangeResource.id, connectionName, token };
    const activity = channel.activity(who, { type: 'invoke', name: 'signin/tokenExchange', value });
    await this.#ask(bot, 'signin', () => channel.deliver(activity));
  }

  #note(what: 'late' | 'silent', words: string): void {
    this[what] += 1;
    if (this[what] <= MOST_SAID) this.say(words);
  }

  /** When all is calm: what the bots say of each action, then what Graph and the audit saw. */
  async settle(): Promise<void> {
    const open = [...this.#confirmations];
    const ask = async (): Promise<void> => {
      for (let one = open.shift(); one; one = open.shift()) {
        const [entry, { who, confirmation }] = one;
        const said = await this.#untilAnswered(who, entry, 'action.state', { confirmation });
        if (said) entry.receipt = said.text;
      }
    };
    await Promise.all(Array.from({ length: SETTLERS }, ask));
    const posts = this.world.posts();
    const started = new Map<string, { what: string; at: number }[]>();
    for (const { kind, what, deviceId, at } of await this.world.audit())
      if (kind === 'started' && deviceId !== undefined)
        started.set(deviceId, [...(started.get(deviceId) ?? []), { what, at: Date.parse(at) }]);
    for (const entry of this.history) {
      const sent = (posts.get(entry.device) ?? []).filter(({ action }) => action === entry.action);
      const begun = (started.get(entry.device) ?? []).filter(({ what }) => what === entry.action);
      entry.posts = sent.length;
      entry.started = begun.length;
      entry.postedAt = sent[0]?.at;
      entry.startedAt = begun[0]?.at;
    }
  }
}
