import type {
  CardName,
  FallbackAnswers,
  Handle,
  Place,
  Said,
  View,
  RenderCard,
} from '../helpdesk/contracts/conversation.ts';
import type { Metrics } from '../helpdesk/contracts/metrics.ts';
import type { Log } from '../helpdesk/contracts/log.ts';
import type { SignInOptions } from './sign-in/sign-in.ts';

export type TeamsOptions = SharedTeamsOptions & BotIdentity;

/** In production the bot proves to Teams who it is. In demo mode no tokens are checked or sent. */
export type BotIdentity =
  | { mode: 'demo' }
  | {
      mode: 'production';
      registration: { appId: string };
      /** The bot's own token for `scope` (`https://api.botframework.com/.default`), to write to Teams with. */
      botToken: (scope: string) => Promise<string>;
    };

export interface SharedTeamsOptions {
  listen: { host: string; port: number };
  /** The only tenant that is answered. */
  tenantId: string;
  channel: ChannelSettings;
  handle: Handle;
  render: RenderCard;
  /** Shows plain sentences where only a card can be shown: in answer to a press. */
  textAsCard: TextAsCard;
  fallbacks: FallbackAnswers;
  /** How people sign in; undefined where nobody does, as in demo mode. */
  signIn?: SignInOptions | undefined;
  /** Told of whoever was turned away before the handler: their Entra object id where the channel gave one. */
  turnedAway?: ((refusal: TurnedAway) => Promise<void>) | undefined;
  /** Resolves where the bot can serve; throws an Error whose message is the reason otherwise. */
  ready: (signal: AbortSignal) => Promise<void>;
  log: Log;
  metrics?: Metrics | undefined;
  /** Keeps over a restart where Teams was heard from last, so that `post` works before anybody speaks. */
  heardAt?: HeardAt | undefined;
  limits?: Partial<Limits>;
}

export interface HeardAt {
  load(): Promise<string | undefined>;
  /** Called when the address changes. */
  save(serviceUrl: string): Promise<void>;
}

export interface ChannelSettings {
  /** Where the channel's signing keys are described. undefined, as for the next two: as the cloud has it. */
  openIdMetadata: string | undefined;
  issuer: string | undefined;
  /** undefined: the public cloud. */
  service: string | undefined;
  /** Exact host names to which answers may go. */
  serviceUrlAllowed: readonly string[];
}

export type TextAsCard = (text: string) => { card: CardName; view: View };

/** Times in milliseconds, counted from a request's arrival where nothing else is said. */
export interface Limits {
  bodyBytes: number;
  /** How long a body may take to arrive. */
  bodyMs: number;
  /** By when an invoke is answered; Teams gives up on it at ten seconds. */
  invokeMs: number;
  /** By when a message is answered; Teams delivers it again at fifteen seconds. */
  messageMs: number;
  /** How long before those the handler is told to stop. */
  warningMs: number;
  /** How long after those something may still be on its way to Teams. */
  sendingMs: number;
  /** One attempt to send something to Teams. */
  sendMs: number;
  typingAfterMs: number;
  typingEveryMs: number;
  /** How many turns of one operator may wait for the one before. */
  waiting: number;
  /** How long an outcome is remembered for the same activity, delivered again. */
  rememberMs: number;
  /** How long a file is kept for the person whom it was offered to. */
  offerMs: number;
  /** How long a request to sign in is good, and what was asked for is remembered. */
  promptMs: number;
  /** How long the one-time code is good that a browser brings back. */
  codeMs: number;
  /** What one person may ask at once and in a minute, and all together. */
  personBurst: number;
  personPerMinute: number;
  allBurst: number;
  allPerMinute: number;
  /** How many activities may be in the works. */
  inFlight: number;
  /** How long a post into a channel may take. */
  postMs: number;
  /** How long the channel's keys may take. */
  keysMs: number;
  readyEveryMs: number;
  readyMs: number;
  /** How long turns in flight have at the end. */
  closingMs: number;
}

export const LIMITS: Limits = {
  bodyBytes: 256 * 1024,
  bodyMs: 10_000,
  invokeMs: 9000,
  messageMs: 13_000,
  warningMs: 700,
  sendingMs: 800,
  sendMs: 5000,
  typingAfterMs: 800,
  typingEveryMs: 4000,
  waiting: 20,
  rememberMs: 600_000,
  offerMs: 600_000,
  promptMs: 600_000,
  codeMs: 120_000,
  personBurst: 40,
  personPerMinute: 60,
  allBurst: 1000,
  allPerMinute: 12_000,
  inFlight: 500,
  postMs: 15_000,
  keysMs: 4000,
  readyEveryMs: 10_000,
  readyMs: 5000,
  closingMs: 8000,
};

/** Whoever reaches the demo is on this computer, and measures how fast it is. */
export const DEMO_LIMITS: Partial<Limits> = { personBurst: Infinity, allBurst: Infinity };

export interface TurnedAway {
  personId: string;
  why: 'foreignTenant' | 'unknownSpeaker';
  said: Said;
  place: Place;
}
