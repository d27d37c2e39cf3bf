import type {
  CardName,
  Fallbacks,
  Handle,
  Meanwhile,
  Place,
  PlaceReply,
  RenderCard,
  Said,
  View,
} from '../helpdesk/contracts/conversation.ts';
import type { Log } from '../helpdesk/contracts/log.ts';
import type { Metrics } from '../helpdesk/contracts/metrics.ts';
import type { SharedLimits } from '../helpdesk/contracts/store.ts';
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
  /** Without it, the answer to a press always takes the card's place. */
  placeReply?: PlaceReply | undefined;
  /** What is shown while something takes long. Without it, nothing may take longer than its answer. */
  meanwhile?: Meanwhile | undefined;
  render: RenderCard;
  /** Shows plain text where only a card can be shown: in answer to a press. */
  textAsCard: TextAsCard;
  fallbacks: Fallbacks;
  /** How people sign in. undefined if nobody does, as in demo mode. */
  signIn?: SignInOptions | undefined;
  /** Where bots tell each other how much they are asked. undefined: there is only one. */
  sharedLimits?: SharedLimits | undefined;
  /** Called for people who were refused before the handler. */
  turnedAway?: ((refusal: TurnedAway) => Promise<void>) | undefined;
  /** Resolves if the bot can serve. Throws an Error whose message is the reason if not. */
  ready: (signal: AbortSignal) => Promise<void>;
  log: Log;
  metrics?: Metrics | undefined;
  /** Keeps the service address of the last activity over a restart, so that `post` works before the first activity. */
  savedServiceUrl?: SavedServiceUrl | undefined;
  limits?: Partial<Limits>;
}

export interface SavedServiceUrl {
  load(): Promise<string | undefined>;
  /** Called when the address changes. */
  save(serviceUrl: string): Promise<void>;
}

export interface ChannelSettings {
  /** Where the channel's signing keys are described. undefined, here and for the next two: the cloud's default. */
  openIdMetadata: string | undefined;
  issuer: string | undefined;
  /** undefined: the public cloud. */
  service: string | undefined;
  /** Exact host names to which answers may go. */
  serviceUrlAllowed: readonly string[];
}

export type TextAsCard = (text: string, locale: string | undefined) => { card: CardName; view: View };

interface TurnedAway {
  /** The Entra object id if the channel gave one, otherwise the channel's own id. */
  personId: string;
  why: 'foreignTenant' | 'unknownSpeaker';
  said: Said;
  place: Place;
}

/** Times are in milliseconds, counted from a request's arrival unless something else is said. */
export interface Limits {
  bodyBytes: number;
  /** How long a body may take to arrive. */
  bodyMs: number;
  /** When an invoke must be answered. Teams gives up after ten seconds. */
  invokeMs: number;
  /** When a message must be answered. Teams delivers it again after fifteen seconds. */
  messageMs: number;
  /** When a press, and a message, are answered with what is shown meanwhile, if the work takes longer. */
  checkingMs: number;
  lookingMs: number;
  /** How long the work of a press or message may go on after that. */
  workMs: number;
  /** How often it is told how long it has taken. */
  tellEveryMs: number;
  /** How long before those two the handler is told to stop. */
  warningMs: number;
  /** How long after those two an answer may still be sent. */
  sendingMs: number;
  /** One attempt to send something to Teams. */
  sendMs: number;
  typingAfterMs: number;
  typingEveryMs: number;
  /** How many of one operator's turns may wait. */
  waiting: number;
  /** How long a response is kept for an activity that is delivered again. */
  rememberMs: number;
  /** How long an offered file is kept. */
  offerMs: number;
  /** How long a prompt to sign in is good, and the turn that needs it is kept. */
  promptMs: number;
  /** How long the one-time code of a browser sign-in is good. */
  codeMs: number;
  /** What one person may ask at once and per minute, and everybody together. */
  personBurst: number;
  personPerMinute: number;
  allBurst: number;
  allPerMinute: number;
  /** How often bots on one store tell each other what they are asked. */
  shareEveryMs: number;
  /** How many refusals people get who are turned away whatever they ask, at once and per minute; another tenant's people together. */
  refusedBurst: number;
  refusedPerMinute: number;
  /** How many activities may be in progress. */
  inFlight: number;
  /** How long a proactive message may take. */
  postMs: number;
  /** How long fetching the channel's keys may take. */
  keysMs: number;
  readyEveryMs: number;
  readyMs: number;
  /** How long turns in flight have when the bot stops. */
  closingMs: number;
}

export const LIMITS: Limits = {
  bodyBytes: 256 * 1024,
  bodyMs: 10_000,
  invokeMs: 9000,
  messageMs: 13_000,
  checkingMs: 3500,
  lookingMs: 8000,
  workMs: 50_000,
  tellEveryMs: 5000,
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
  shareEveryMs: 5000,
  refusedBurst: 40,
  refusedPerMinute: 1,
  inFlight: 500,
  postMs: 15_000,
  keysMs: 4000,
  readyEveryMs: 10_000,
  readyMs: 5000,
  closingMs: 8000,
};

/** The demo is only reachable from this computer, and its speed is measured. */
const DEMO_LIMITS: Partial<Limits> = { personBurst: Infinity, allBurst: Infinity, refusedBurst: 60 };

export function limitsOf({ mode, limits }: Pick<TeamsOptions, 'mode' | 'limits'>): Limits {
  return { ...LIMITS, ...(mode === 'demo' ? DEMO_LIMITS : {}), ...limits };
}
