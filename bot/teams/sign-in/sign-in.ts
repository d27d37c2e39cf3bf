import { isSameId } from '../../helpdesk/contracts/guid.ts';
import type { Activity } from 'botbuilder';
import { LRUCache } from 'lru-cache';
import type { Answer, Fallbacks } from '../../helpdesk/contracts/conversation.ts';
import type { Log } from '../../helpdesk/contracts/log.ts';
import type { Exchanged, SignInTokens, TokenFault } from '../../helpdesk/contracts/sign-in.ts';
import { within } from '../../time/within.ts';
import type { HttpResponse } from '../http/response.ts';
import type { Routes } from '../http/server.ts';
import type { ActivityTurn } from '../inbound/turn.ts';
import { BrowserFlow } from './browser-flow.ts';
import { scripts } from './pages.ts';
import { Prompts, oauthCard } from './prompts.ts';
import type { SignInInvoke } from './sign-in-invoke.ts';
import { upTo } from '../../helpdesk/contracts/memory/up-to.ts';

export interface SignInOptions {
  tokens: SignInTokens;
  /** The audience of a person's token. */
  idUri: string;
  /** The bot's address for people's browsers, without a slash at the end. */
  publicUrl: string;
  /** Resolves to true only the first time for each prompt: several clients of a person may bring a token for the same one. */
  first: (personId: string, promptId: string) => Promise<boolean>;
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
  prompt(personId: string, turn: ActivityTurn, words: { text: string; button: string }): Partial<Activity>;
  complete(invoke: SignInInvoke, person: Person): Promise<SignInResult>;
  routes: Routes['get'];
}

export function createSignIn(parts: Parts): SignInService {
  const { promptMs, codeMs, idUri, publicUrl, tokens, log } = parts;
  const prompts = new Prompts(promptMs);
  const browser = new BrowserFlow({ prompts, tokens, publicUrl, flowMs: promptMs, codeMs, log });
  const exchange = createExchange(parts, prompts);
  const { library, end } = scripts();
  return {
    prompt: (personId, turn, words) =>
      oauthCard({ ...words, promptId: prompts.open(personId, turn), idUri, publicUrl }),
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

type ExchangeInvoke = Extract<SignInInvoke, { how: 'exchange' }>;

/**
 * Each of a person's clients sends a token for the same card. The first good one signs the person in and lets the waiting turn run; the
 * others get the same response. A bad one doesn't get in the way of another client's.
 */
function createExchange(parts: Parts, prompts: Prompts) {
  const results = new LRUCache<string, Promise<SignInResult>>({ ...upTo(5000), ttl: parts.promptMs });
  return async (invoke: ExchangeInvoke, person: Person): Promise<SignInResult> => {
    const key = JSON.stringify([person.personId, invoke.id]);
    const before = await results.get(key);
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
  if (!(await parts.first(person.personId, id))) return { response, outcome: 'signedInBefore' };
  const waiting = prompts.take(id, person.personId);
  const result: SignInResult = { response, outcome: 'signedIn', waiting };
  // what was asked for is with another bot, or was lost with a restart: silence would leave the person waiting for it
  return waiting ? result : { ...result, answer: parts.fallbacks(person.locale).signedIn() };
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
  { refused, fallbacks, log }: Parts,
  prompts: Prompts,
  browser: BrowserFlow,
  code: string,
  { personId, locale }: Person,
): Promise<SignInResult> {
  if (code === CANCELED) return { response: { status: 412 }, outcome: 'canceled' };
  const finished = browser.take(code);
  if (!finished || !isSameId(finished.personId, personId)) {
    log.warn({ person: personId, why: finished ? 'wrongPerson' : 'unknownCode' }, 'a code was refused');
    if (finished) await refused({ personId, why: 'wrongPerson' });
    return { response: { status: 412 }, outcome: 'refused', answer: fallbacks(locale).signInFailed() };
  }
  finished.keep();
  const waiting = prompts.take(finished.promptId, personId);
  const result: SignInResult = { response: { status: 200 }, outcome: 'signedIn', waiting };
  return waiting ? result : { ...result, answer: fallbacks(locale).signedIn() };
}
