import type { Installed } from './graph/apps.ts';
import type { SignInPages } from './pages/sign-in-pages.ts';
/** What a person said or pressed, and nothing of the channel that carried it. bot/teams makes requests and sends the replies. */
export interface Request {
  /** The turn's correlation id, for logs. */
  id: string;
  /** Who speaks, as the channel says: an Entra object id in the configured tenant. */
  personId: string;
  place: Place;
  said: Said;
  /** Of the person, as `localeFrom` writes it. */
  locale: string;
  /** Aborts when the turn's time is over. */
  signal: AbortSignal;
}

/** Where it was said. Personal data only goes to `personal`. */
export type Place =
  | { kind: 'personal' }
  | { kind: 'group' }
  | { kind: 'channel'; channelId: string; teamThreadId: string | undefined; teamGroupId: string | undefined };

export type Said =
  /** A message, without the mention of the bot. */
  | { kind: 'message'; text: string }
  /** A press of an Action.Execute: its verb, and its data with the card's inputs. All of it is client input and isn't believed. */
  | {
      kind: 'press';
      verb: string;
      data: Readonly<Record<string, unknown>>;
      /** Nobody pressed it: the card refreshed itself. */
      automatic?: true | undefined;
      /** The card that was pressed, if the channel says which. */
      card?: CardPlace | undefined;
    }
  /** A field that searches as one types. */
  | { kind: 'search'; dataset: string; text: string; skip: number; most: number }
  /** A search from Teams' compose box, as one types. Only the person sees what comes back, until they send one of it. */
  | { kind: 'extension'; command: string; text: string; skip: number; most: number }
  /** Somebody asks about the sender of a message. undefined: no person sent it. */
  | { kind: 'aboutSender'; senderId: string | undefined }
  /** The person installed the bot or opened its chat. */
  | { kind: 'arrived'; conversationId: string };

/** What goes back. `privately` is sent to the person one-to-one, before `here` is answered. */
export interface Reply {
  here: Answer;
  /** If Teams refuses to post `here` (403), this is said one-to-one, followed by `here`. Without it, nothing is. */
  ifRefused?: Answer;
  privately?: {
    answer: Answer;
    /** Said here instead if the person can't be written to one-to-one. */
    otherwise: Answer;
  };
  /** The person is turned away whatever they ask. Such refusals are said only so many times. */
  turnedAway?: boolean;
  /** The pressed card has to stay. `here` is sent as a message of its own. */
  stays?: StayingCard;
}

export interface StayingCard {
  /** Answers the press: the card as it is now. `nothing` leaves it as it is. */
  card: Answer;
  /** `here` was sent. The id is missing if the channel gave none. */
  sent(activityId: string | undefined): Promise<void>;
  /** `here` could not be sent, so it takes the card's place. */
  replaced(): Promise<void>;
}

/** The value of a choice that only says something. Nothing is chosen with it. */
export const NO_VALUE = '-';

export type Answer =
  /**
   * A card: which template, what fills it, and one line for notifications and clients that can't draw cards. `receiptOf`: the confirmation
   * whose receipts it shows. `showing`: the showing of a key that it is about. `further`: what it becomes once more is known, in the same
   * message; undefined leaves it as it is. It never rejects.
   */
  | {
      kind: 'card';
      card: CardName;
      view: View;
      summary: string;
      receiptOf?: string;
      showing?: string;
      further?: Promise<Answer | undefined>;
    }
  /** Plain sentences. In answer to a press they are shown as a card. */
  | { kind: 'text'; text: string }
  /** What a search from the compose box found: what the person sees in the list, and the card that others see if it is sent. */
  | { kind: 'results'; results: { title: string; line: string; card: Answer & { kind: 'card' } }[] }
  /** What a field that searches as one types offers. One with `NO_VALUE` only says something. */
  | { kind: 'choices'; choices: { title: string; value: string }[] }
  /** A file, offered one-to-one wherever it was asked for. */
  | { kind: 'file'; name: string; content: string; about: string }
  /** Asks the person to sign in, only one-to-one. Once they have, what they asked for is done without asking again. */
  | { kind: 'signIn'; text: string; button: string }
  | { kind: 'nothing' };

export type CardName =
  | 'account'
  | 'action-form'
  | 'actions'
  | 'approvals'
  | 'audit'
  | 'choice'
  | 'compare'
  | 'compare-form'
  | 'confirm'
  | 'device'
  | 'devices'
  | 'groups'
  | 'help'
  | 'key-ask'
  | 'notice'
  | 'policy'
  | 'receipt'
  | 'report'
  | 'role'
  | 'role-confirm'
  | 'role-form'
  | 'roles'
  | 'secret'
  | 'several'
  | 'shared'
  | 'tab'
  | 'ticket'
  | 'user'
  | 'whoami'
  | 'whoami-list';

/** What a template is filled with: only strings, booleans, and lists of them. */
export interface View {
  [name: string]: string | boolean | readonly string[] | View | readonly View[];
}

/** How the bot speaks first. `update` and `tell` reject if the message could not be delivered and may be later. */
export interface Messenger {
  /**
   * Replaces a card. A card that can't be replaced gets a new message in its conversation. Resolves to where the card is now, or to undefined
   * if nobody can tell any more.
   */
  update(place: CardPlace, answer: Answer): Promise<CardPlace | undefined>;
  /** Says something in the conversation of a card. Resolves to where it stands; undefined if nobody knows. */
  tell(place: CardPlace, answer: Answer): Promise<CardPlace | undefined>;
  /** Starts a thread in a channel. It never rejects. */
  post(channelId: string, answer: Answer): Promise<Posted>;
  /** Writes to a person one-to-one, by their Entra object id. */
  writeTo(personId: string, answer: Answer): Promise<Written>;
}

/** refused: it surely isn't there. unsure: it may be. */
type Posted = { kind: 'sent'; place: CardPlace } | { kind: 'refused' | 'unsure' };

/** notInstalled: Teams refuses it, because the person doesn't have the bot or has blocked it. `why`: it couldn't be installed. */
export type Written =
  | { kind: 'sent'; place: CardPlace }
  | { kind: 'notInstalled'; why?: Exclude<Installed, 'installed' | 'there'> }
  | { kind: 'failed' };

export type Handle = (request: Request) => Promise<Reply>;

/** Decides whether the answer to a press takes the pressed card's place or comes as a message of its own. */
export type PlaceReply = (request: Request, reply: Reply) => Promise<Reply>;

/** What is shown while something takes longer than its answer may. The work goes on, and its answer then takes the place of that. */
export interface Meanwhile {
  /** The answer for now. `ms`: how long it has taken so far. */
  reply(request: Request, ms: number): Promise<Reply>;
  /** The same without a look at what is kept: that it goes on, and not how far it is. */
  replyUnread(request: Request, ms: number): Reply;
  /** The answer is in this message now, and perhaps no longer in that of `from`. */
  shown(answer: Answer, place: CardPlace, from?: CardPlace): Promise<void>;
}

/** What to say if a turn can't be served at all, in the language the channel gave. */
export type Fallbacks = (locale: string | undefined) => FallbackAnswers;

export interface FallbackAnswers {
  /** The bot failed. `id` is the turn's, to quote. */
  fault(id: string): Answer;
  /** The turn's time ran out before it started or was answered. */
  late(): Answer;
  guest(): Answer;
  foreignTenant(): Answer;
  /** A card would be larger than Teams takes. `summary` says what it was about. */
  tooLarge(summary: string): string;
  unknownSpeaker(): Answer;
  /** This person asks more than one person could. */
  tooMany(): Answer;
  /** They have signed in, and nothing waits for it. */
  signedIn(): Answer;
  /** The sign-in can't be used: it was someone else's, used before or too late. */
  signInFailed(): Answer;
  signInPages: SignInPages;
  /** Said after the file's `about`, where the file was asked for: it is offered one-to-one. */
  filePrivately(): Answer;
  /** The file is no longer kept, or was never this person's. */
  fileGone(): Answer;
  fileDone(name: string): Answer;
  fileDeclined(): Answer;
  fileFailed(): Answer;
}

/** Where a card is, in the channel's terms. */
export interface CardPlace {
  serviceUrl: string;
  conversationId: string;
  activityId: string;
}

/** Fills a card's template. The result is an Adaptive Card's JSON. */
export type RenderCard = (card: CardName, view: View) => Record<string, unknown>;

/**
 * How somebody reads: a BCP 47 tag, and the reader's IANA time zone if it is known, written as ICU writes a locale's keywords:
 * `en-US@timezone=Europe/Helsinki` (unicode-org.github.io/icu/userguide/locale).
 */
const LOCALE = /^([a-z]{2,3}(?:-[\da-z]{1,8}){0,3})(?:@timezone=([\w+-]{1,40}(?:\/[\w+-]{1,40}){0,2}))?$/i;

export function localeFrom(tag: string, timeZone: string | undefined): string {
  const whole = `${tag}@timezone=${timeZone ?? ''}`;
  return LOCALE.test(whole) ? whole : tag;
}

/** The BCP 47 tag in lower case, such as `en-us`; empty if there is none. */
export function tagOf(locale: string | undefined): string {
  return LOCALE.exec(locale ?? '')?.[1]?.toLowerCase() ?? '';
}

/** The language, such as `en`; empty if there is none. */
export function languageOf(locale: string | undefined): string {
  return tagOf(locale).split('-')[0] ?? '';
}

/** undefined: nobody said, or Node.js doesn't know the zone. */
export function timeZoneOf(locale: string | undefined): string | undefined {
  const zone = LOCALE.exec(locale ?? '')?.[2];
  return isTimeZone(zone) ? zone : undefined;
}

function isTimeZone(zone: string | undefined): boolean {
  if (zone === undefined) return false;
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
