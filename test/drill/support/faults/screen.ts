import {
  type Answered,
  attachedCard,
  type FakeChannel,
  type Json,
  type Shown,
  wordsOf,
} from '../../../support/channel.ts';
import { oauthIn } from '../../../support/production.ts';
import { check, type Entry } from './history.ts';
import { deviceIn, nameOf } from './tenant.ts';

/** What one press was answered: by its own response, or by what came to its message meanwhile. */
export interface Heard {
  card: Json | undefined;
  text: string;
  /** The request to sign in that came with it. */
  oauth: ReturnType<typeof oauthIn>;
  /** Nothing came at all, in no message either. */
  isSilent: boolean;
}

/** The message in which an operator acts on a device. */
export const messageOf = (device: string): string => `card-${device}`;

/**
 * What operators have before them, by the message that it stands in. Whatever is shown is held against its action at that moment: a card belongs
 * to the message that it came in, and otherwise to the device that it names, never to whatever was pressed last.
 */
export class Screen {
  readonly #entries = new Map<string, Entry>();
  /** Whose message it is that the bot sent by itself. */
  readonly #owners = new Map<string, Entry>();
  readonly #standing = new Map<string, Json>();
  /** When something came last, by conversation. */
  readonly #cameAt = new Map<string, number>();
  /** Requests to sign in that nobody has answered, by conversation. */
  readonly #signIns = new Map<string, NonNullable<Heard['oauth']>[]>();

  /** `posts`: how often an action was sent so far. */
  constructor(
    private readonly channel: FakeChannel,
    private readonly posts: (entry: Entry) => number,
  ) {
    channel.shown = (shown) => this.#came(shown);
  }

  /** From now on, what comes of this action is held against it. */
  watch(entry: Entry): void {
    this.#entries.set(messageOf(entry.device), entry);
  }

  /** The card that stands in the action's message. */
  standing({ device }: Entry): Json | undefined {
    return this.#standing.get(messageOf(device));
  }

  /** What a press on an action's message was answered, that was made at `askedAt`. */
  heard(who: string, entry: Entry, askedAt: number, { body }: Answered): Heard {
    const answer = body as { type?: string; value?: Json } | undefined;
    const inPlace = answer?.type === 'application/vnd.microsoft.card.adaptive' ? answer.value : undefined;
    if (inPlace) this.#stands(messageOf(entry.device), inPlace);
    return {
      card: inPlace,
      text: wordsOf(inPlace),
      oauth: this.#signIns.get(`a:${who}`)?.shift(),
      isSilent: !inPlace && (this.#cameAt.get(`a:${who}`) ?? -Infinity) < askedAt,
    };
  }

  #came({ conversationId, activityId, activity }: Shown): void {
    // nobody reads them here, and a long drill would keep them all
    this.channel.sent.length = 0;
    this.channel.updates.length = 0;
    this.#cameAt.set(conversationId, performance.now());
    const oauth = oauthIn({ sent: [{ conversationId, activity }] });
    if (oauth) this.#signIns.set(conversationId, [...(this.#signIns.get(conversationId) ?? []), oauth]);
    const card = attachedCard(activity);
    if (card) this.#stands(activityId, card);
  }

  #stands(message: string, card: Json): void {
    const words = wordsOf(card);
    const own = this.#entries.get(message);
    if (own) this.#standing.set(message, card);
    const owner = own ?? this.#owners.get(message) ?? this.#named(words);
    if (!owner) return;
    if (!own) this.#owners.set(message, owner);
    hold(owner, words, this.posts(owner));
  }

  #named(words: string): Entry | undefined {
    const device = deviceIn(words);
    return device === undefined ? undefined : this.#entries.get(messageOf(device));
  }
}

/** Notes what is said of an action, and whether it is about another one or isn't true at this moment. */
export function hold(entry: Entry, words: string, posts: number): void {
  entry.said = [...(entry.said ?? []), words];
  const device = deviceIn(words.replaceAll(new RegExp(`${nameOf(entry.device)}(?!\\d)`, 'g'), ''));
  const { falseReceipts } = check([{ ...entry, answers: [], said: [], untrue: [], posts, receipt: words }]);
  if (device !== undefined || falseReceipts.length > 0) entry.untrue = [...(entry.untrue ?? []), words];
}
