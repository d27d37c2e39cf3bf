import { isSameId } from '../../helpdesk/contracts/guid.ts';
import type { Activity } from 'botbuilder';
import { LRUCache } from 'lru-cache';
import type { Answer, Fallbacks } from '../../helpdesk/contracts/conversation.ts';
import type { Log } from '../../helpdesk/contracts/log.ts';
import type {
  Exchanged,
  SignInRequests,
  SignInTokens,
  TokenFault,
  WaitingRequest,
} from '../../helpdesk/contracts/sign-in.ts';
import { within } from '../../time/within.ts';
import type { HttpResponse } from '../http/response.ts';
import type { Routes } from '../http/server.ts';
import type { ActivityTurn } from '../inbound/turn.ts';
import { BrowserFlow } from './browser-flow.ts';
import { scripts } from './pages.ts';
import { Prompts, isTooLong, oauthCard } from './prompts.ts';
import type { SignInInvoke } from './sign-in-invoke.ts';
import { upTo } from '../../helpdesk/contracts/memory/up-to.ts';

export interface SignInOptions {
  tokens: SignInTokens;
  /** The audience of a person's token. */
  idUri: string;
  /** The bot's address for people's browsers, without a slash at the end. */
  publicUrl: string;
  /** Requests to sign in as every bot on the same store sees them. */
  requests: SignInRequests;
  /** Whether what somebody said may be kept for a while. A form that takes secrets may not. */
  mayBeKept: (said: WaitingRequest['said']) => boolean;
  /** Called for a token or a code that can't belong to the person who brings it. */
  refused: (refusal: { personId: string; why: TokenFault }) => Promise<void>;
}

interface Parts extends SignInOptions {
  fallbacks: Fallbacks;
  /** How long a prompt, and a browser flow, stays good. */
  promptMs: number;
  codeMs: number;
  log: Log;
}

export interface SignInResult {
  response: HttpResponse;
  /** One of a few fixed words, for the log and the metrics. */
  outcome: string;
  /** What the person asked for before the sign-in. It can run now. */
  waiting?: ActivityTurn | undefined;
  /** The same if another bot had asked them to sign in, or this one before a restart. */
  handedOver?: WaitingRequest | undefined;
  /** What to send if nothing was waiting. */
  answer?: Answer;
}

interface Person {
  personId: string;
  locale: string;
  signal: AbortSignal;
}

export interface SignInService {
  /** Makes the card that asks for a sign-in, and keeps the turn that needs it. */
  prompt(
    personId: string,
    turn: ActivityTurn,
    words: { text: string; button: string },
  ): Promise<Partial<Activity>>;
  complete(invoke: SignInInvoke, person: Person): Promise<SignInResult>;
  routes: Routes['get'];
}

export function createSignIn(parts: Parts): SignInService {
  const { promptMs, codeMs, idUri, publicUrl, tokens, requests, fallbacks, log } = parts;
  const prompts = new Prompts(promptMs);
  // of a request that another bot has made, only the person is known
  const askedOf = async (id: string) => {
    const here = prompts.askedOf(id);
    if (here) return here;
    const personId = await requests.personOf(id).catch(() => undefined);
    return personId === undefined ? undefined : { personId, locale: undefined };
  };
  const browser = new BrowserFlow({ askedOf, tokens, fallbacks, publicUrl, flowMs: promptMs, codeMs, log });
  const exchange = createExchange(parts, prompts);
  const { library, end } = scripts();
  return {
    async prompt(personId, turn, words) {
      const promptId = prompts.open(personId, turn);
      const waiting = waitingOf(parts, turn);
      try {
        // before anybody sees the card: a client answers it at once, and perhaps to another bot
        await requests.keep(promptId, { personId, waiting, forMs: promptMs });
      } catch (error) {
        log.warn({ err: error, turn: turn.id }, 'a request to sign in could not be kept for other bots');
      }
      return oauthCard({ ...words, promptId, idUri, publicUrl });
    },
    complete: (invoke, person) =>
      invoke.how === 'exchange'
        ? exchange(invoke, person)
        : verifyCode(parts, prompts, browser, invoke.code, person),
    routes: {
      '/auth/start': browser.start,
      '/auth/end': browser.end,
      '/auth/teams.js': library,
      '/auth/end.js': end,
    },
  };
}

/** What may wait where other bots find it: said one-to-one, and nothing that holds a secret. */
function waitingOf(
  { mayBeKept }: Pick<Parts, 'mayBeKept'>,
  { said, place, locale }: ActivityTurn,
): WaitingRequest | undefined {
  if (place.kind !== 'personal' || (said.kind !== 'message' && said.kind !== 'press')) return undefined;
  return mayBeKept(said) && !isTooLong({ said }) ? { said, locale } : undefined;
}

/** What goes on now that a person has signed in for a prompt. The bot that has asked them knows more of it than the store. */
async function goesOn(
  { requests, fallbacks }: Parts,
  prompts: Prompts,
  promptId: string,
  { personId, locale }: Person,
): Promise<Pick<SignInResult, 'waiting' | 'handedOver' | 'answer'> | undefined> {
  const taken = await requests.take(personId, promptId);
  if (!taken.first) return undefined;
  const waiting = prompts.take(promptId, personId);
  if (waiting) return { waiting };
  // silence would leave the person waiting for what was lost
  return taken.waiting ? { handedOver: taken.waiting } : { answer: fallbacks(locale).signedIn() };
}

type ExchangeInvoke = Extract<SignInInvoke, { how: 'exchange' }>;

/**
 * Each of a person's clients sends a token for the same card. The first good one signs the person in and lets the waiting turn run; the
 * others get the same response. A bad one doesn't get in the way of another client's.
 */
function createExchange(parts: Parts, prompts: Prompts) {
  const results = new LRUCache<string, Promise<SignInResult>>({ ...upTo(5000), ttl: parts.promptMs });
  return async (invoke: ExchangeInvoke, person: Person): Promise<SignInResult> => {
    const key = JSON.stringify([person.personId, invoke.id]);
    // what failed for another client may work now
    const before = await results.get(key)?.catch(() => undefined);
    if (before?.response.status === 200) return { response: before.response, outcome: 'signedInBefore' };
    const result = exchangeToken(parts, prompts, invoke, person);
    results.set(key, result);
    return result;
  };
}

async function exchangeToken(
  parts: Parts,
  prompts: Prompts,
  invoke: ExchangeInvoke,
  person: Person,
): Promise<SignInResult> {
  const { id, connectionName } = invoke;
  const body = (failureDetail?: string) => JSON.stringify({ id, connectionName, failureDetail });
  const exchanged = await tokensFor(parts, invoke, person);
  // the client then shows the button, and the person can sign in with a browser
  if (exchanged.kind !== 'signedIn')
    return { response: { status: 412, body: body(exchanged.kind) }, outcome: exchanged.kind };
  const response = { status: 200, body: body() };
  const next = await goesOn(parts, prompts, id, person).catch((error: unknown) => {
    parts.log.warn({ person: person.personId, err: error }, 'a sign-in could not go on');
    return 'unavailable' as const;
  });
  // the store couldn't be written to, so what waits is still there: the person can sign in with a browser for it
  if (next === 'unavailable') return { response: { status: 412, body: body(next) }, outcome: next };
  return next ? { response, outcome: 'signedIn', ...next } : { response, outcome: 'signedInBefore' };
}

async function tokensFor(
  { tokens, refused, log }: Parts,
  { token }: ExchangeInvoke,
  person: Person,
): Promise<Exchanged | { kind: 'unavailable' }> {
  try {
    const exchanged = await within(person.signal, tokens.exchange(person, token));
    if (exchanged.kind === 'refused') {
      log.warn({ person: person.personId, why: exchanged.why }, 'a person’s token was refused');
      await refused({ personId: person.personId, why: exchanged.why });
    }
    return exchanged;
  } catch (error) {
    log.warn({ person: person.personId, err: error }, 'a person’s token could not be exchanged');
    return { kind: 'unavailable' };
  }
}

/** Teams sends this in place of a code if the person closed the window. */
const CANCELED = 'CancelledByUser';

async function verifyCode(
  parts: Parts,
  prompts: Prompts,
  browser: BrowserFlow,
  code: string,
  person: Person,
): Promise<SignInResult> {
  const { refused, fallbacks, log } = parts;
  const { personId, locale } = person;
  if (code === CANCELED) return { response: { status: 412 }, outcome: 'canceled' };
  const finished = browser.take(code);
  if (!finished || !isSameId(finished.personId, personId)) {
    log.warn({ person: personId, why: finished ? 'wrongPerson' : 'unknownCode' }, 'a code was refused');
    if (finished) await refused({ personId, why: 'wrongPerson' });
    return { response: { status: 412 }, outcome: 'refused', answer: fallbacks(locale).signInFailed() };
  }
  finished.keep();
  try {
    const next = await goesOn(parts, prompts, finished.promptId, person);
    return {
      response: { status: 200 },
      outcome: 'signedIn',
      ...(next ?? { answer: fallbacks(locale).signedIn() }),
    };
  } catch (error) {
    // the store couldn't be written to, so what waits is still there
    finished.giveBack();
    throw error;
  }
}
