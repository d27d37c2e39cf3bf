import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Chance } from '../../../fuzz/support/chance.ts';
import { afterFirstSecond } from '../../../support/act.ts';
import { type Answered, attachedCard, buttons, type Json, wordsOf } from '../../../support/channel.ts';
import { oauthIn } from '../../../support/production.ts';
import type { MortalBot } from './bots.ts';
import type { Entry } from './history.ts';
import { drillDevices, nameOf, operators } from './tenant.ts';
import type { World } from './world.ts';

const ACTIONS = ['remoteLock', 'syncDevice', 'rebootNow'] as const;
/** A turn is answered or apologized for by then. */
const LATE_MS = 12_000;
/** Teams waits no longer for a bot. */
const GIVES_UP_MS = 16_000;

/** What one person got back, without what others were sent meanwhile. */
interface Heard {
  card: Json | undefined;
  text: string;
  /** The request to sign in that came with it. */
  oauth: ReturnType<typeof oauthIn>;
}

/** Operators who ask for actions and confirm them, wherever the load balancer sends them. */
export class FaultPlay {
  readonly history: Entry[] = [];
  /** Presses without an answer in twelve seconds. What a bot was asked that was killed or frozen meanwhile isn't counted. */
  late = 0;
  #slowestMs = 0;
  readonly #confirmations = new Map<Entry, { who: string; confirmation: string }>();
  readonly #balancer: Chance;
  readonly #tokens = new Map<string, string>();

  constructor(
    private readonly world: World,
    private readonly seed: number,
  ) {
    this.#balancer = new Chance(seed + 5);
  }

  /** The longest answer that was counted. */
  get slowestMs(): number {
    return Math.round(this.#slowestMs);
  }

  /** `workers` operators share the actions. */
  async work(actions: number, workers: number): Promise<void> {
    // each action has a device of its own: so it is sure which confirmation a request belongs to, however late it comes
    const devices = drillDevices(actions);
    await Promise.all(
      operators(workers).map(async (who, worker) => {
        const chance = new Chance(this.seed * 1_000 + worker);
        for (let device = devices.shift(); device !== undefined; device = devices.shift())
          await this.#one(who, device, chance);
      }),
    );
  }

  async #one(who: string, device: string, chance: Chance): Promise<void> {
    const action = chance.of(ACTIONS);
    const entry: Entry = {
      ...{
        action,
        device,
        askedAt: Date.now(),
        presses: [],
        posts: 0,
        started: 0,
        done: false,
        answers: [],
        said: [],
      },
    };
    this.history.push(entry);
    const asked = await this.#untilAnswered(who, 'action.ask', { action, device }, 'action.confirm');
    const confirm = buttons(asked?.card).find(({ verb }) => verb === 'action.confirm');
    // an earlier question may be answered only now, with the card of another device
    if (!confirm || !new RegExp(`${nameOf(device)}(?!\\d)`).test(asked?.text ?? '')) return;
    const data = confirm.data as Json;
    this.#confirmations.set(entry, { who, confirmation: String(data.confirmation) });
    await afterFirstSecond();
    const id: string = randomUUID();
    // the second press is another one, or the same delivered again
    const ids = chance.is(0.5) ? [id, id] : [id, randomUUID()];
    const answers = await Promise.all(
      ids.slice(0, chance.is(0.3) ? 2 : 1).map((one) => this.#press(entry, who, data, one)),
    );
    // somebody who got no answer, or was asked to sign in, presses again
    if (answers.every((answer) => !answer || answer.oauth))
      answers.push(await this.#press(entry, who, data, randomUUID()));
    await this.#finish(
      who,
      entry,
      answers.findLast((answer) => answer !== undefined),
    );
  }

  async #press(entry: Entry, who: string, data: Json, id: string): Promise<Heard | undefined> {
    const answer = await this.#invoke(who, 'action.confirm', data, id);
    entry.presses.push(answer ? 'ok' : 'unknown');
    if (answer) entry.answers = [...(entry.answers ?? []), answer.text];
    return answer;
  }

  /** A bot that was killed is back soon, and another one answers meanwhile. */
  async #untilAnswered(who: string, verb: string, data: Json, wanted?: string): Promise<Heard | undefined> {
    let last: Heard | undefined;
    for (let n = 0; n < 20; n += 1) {
      const answer = await this.#invoke(who, verb, data);
      last = answer ?? last;
      const fits = wanted === undefined || buttons(answer?.card).some((one) => one.verb === wanted);
      if (answer && !answer.oauth && fits) return answer;
      if (n > 4 && answer && !answer.oauth) return answer;
      await pause(300);
    }
    return last;
  }

  /** The device does what it was sent. */
  async #finish(who: string, entry: Entry, last: Heard | undefined): Promise<void> {
    if ((this.world.posts().get(entry.device)?.length ?? 0) > 0) {
      this.world.production.sandbox.control.settle(entry.device, entry.action, 'done');
      entry.done = true;
    }
    const refresh = buttons(last?.card).find(({ verb }) => verb === 'receipt.show');
    const shown = refresh && (await this.#untilAnswered(who, 'receipt.show', refresh.data as Json));
    if (shown) entry.said = [...(entry.said ?? []), shown.text];
  }

  /** An answer, or undefined if nobody knows what became of it. Whoever is asked to sign in does. */
  async #invoke(
    who: string,
    verb: string,
    data: Json,
    id: string = randomUUID(),
  ): Promise<Heard | undefined> {
    const { channel } = this.world.production;
    const bot = this.#pick();
    const heard = await this.#ask(bot, who, () => channel.invoke(who, verb, data, { id }));
    if (heard?.oauth) await this.#signIn(bot, who, heard.oauth);
    return heard;
  }

  #pick(): MortalBot {
    const up = this.world.bots.filter(({ isOut }) => !isOut);
    return this.#balancer.of(up.length > 0 ? up : this.world.bots);
  }

  async #ask(bot: MortalBot, who: string, send: () => Promise<Answered>): Promise<Heard | undefined> {
    const { channel } = this.world.production;
    const [startedAt, before] = [performance.now(), bot.disturbed];
    channel.botUrl = bot.url;
    const answer = await Promise.race([
      send().catch(() => undefined),
      pause(GIVES_UP_MS, undefined, { ref: false }),
    ]);
    const ms = performance.now() - startedAt;
    if (bot.disturbed === before && !bot.isOut) {
      if (ms > LATE_MS) this.late += 1;
      this.#slowestMs = Math.max(this.#slowestMs, ms);
    }
    return answer?.status === 200 ? heardBy(who, answer) : undefined;
  }

  async #signIn(bot: MortalBot, who: string, oauth: NonNullable<Heard['oauth']>): Promise<void> {
    const { channel, authority } = this.world.production;
    const token = this.#tokens.get(who) ?? authority.personToken(who);
    this.#tokens.set(who, token);
    const { connectionName, tokenExchangeResource } = oauth;
    const value = { id: tokenExchangeResource.id, connectionName, token };
    const activity = channel.activity(who, { type: 'invoke', name: 'signin/tokenExchange', value });
    await this.#ask(bot, who, () => channel.deliver(activity));
  }

  /** When all is calm: what the bots say of each action, then what Graph and the audit saw. */
  async settle(): Promise<void> {
    const open = [...this.#confirmations];
    const ask = async (): Promise<void> => {
      for (let one = open.shift(); one; one = open.shift()) {
        const [entry, { who, confirmation }] = one;
        const said = await this.#untilAnswered(who, 'action.state', { confirmation });
        if (said) entry.receipt = said.text;
      }
    };
    await Promise.all(Array.from({ length: 8 }, ask));
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

function heardBy(who: string, answer: Answered): Heard {
  const sent = answer.sent.filter(({ conversationId }) => conversationId === `a:${who}`);
  const inPlace = answer.body as { type?: string; value?: Json } | undefined;
  const opened = sent.map(({ activity }) => attachedCard(activity)).findLast((card) => card !== undefined);
  const card = inPlace?.type === 'application/vnd.microsoft.card.adaptive' ? inPlace.value : opened;
  const plain = sent.map(({ activity }) => (typeof activity.text === 'string' ? activity.text : ''));
  return { card, text: [...plain, wordsOf(card)].join('\n').trim(), oauth: oauthIn({ sent }) };
}
