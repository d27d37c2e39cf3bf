import type { Activity } from 'botbuilder';
import { LRUCache } from 'lru-cache';
import type { Answer, FallbackAnswers } from '../../helpdesk/contracts/conversation.ts';
import type { Log } from '../../helpdesk/contracts/log.ts';
import type { Exchanged, SignInTokens, TokenFault } from '../../helpdesk/contracts/sign-in.ts';
import type { Outcome } from '../http/outcome.ts';
import type { Routes } from '../http/server.ts';
import type { ActivityTurn } from '../inbound/turn.ts';
import { Browser } from './browser.ts';
import { oauthCard } from './oauth-card.ts';
import { Prompts } from './prompts.ts';
import type { SignInSaid } from './said.ts';
import { scripts } from './scripts.ts';
import { within } from '../../time/within.ts';

export interface SignInOptions {
  tokens: SignInTokens;
  /** The audience of a person's token. */
  idUri: string;
  /** Where people's browsers reach the bot, without a slash at its end. */
  publicUrl: string;
  /** Whether nothing was taken up yet for this request to sign in, whichever client brings a token for it. */
  first: (personId: string, id: string) => Promise<boolean>;
  /** Told of a token or a code that can't be its bringer's. */
  refused: (refusal: { personId: string; why: TokenFault }) => Promise<void>;
}

interface Parts extends SignInOptions {
  fallbacks: FallbackAnswers;
  /** How long a request to sign in, and one way through the browser, is good. */
  promptMs: number;
  codeMs: number;
  log: Log;
}

/** What came of a sign-in. */
export interface SignInHeard {
  outcome: Outcome;
  how: string;
  /** What was asked for before it, to be taken up now. */
  resumed?: ActivityTurn | undefined;
  say?: Answer;
}

export interface SignInService {
  /** Draws a request to sign in, and remembers what was asked for. */
  prompt(personId: string, turn: ActivityTurn, words: { text: string; button: string }): Partial<Activity>;
  hear(said: SignInSaid, person: { personId: string; signal: AbortSignal }): Promise<SignInHeard>;
  routes: Routes['get'];
}

export function createSignIn(parts: Parts): SignInService {
  const { promptMs, codeMs, idUri, publicUrl, tokens, log } = parts;
  const prompts = new Prompts(promptMs);
  const browser = new Browser({ prompts, tokens, publicUrl, browserMs: promptMs, codeMs, log });
  const exchange = exchanges(parts, prompts);
  const { library, end } = scripts();
  return {
    prompt: (personId, turn, words) =>
      oauthCard({ ...words, id: prompts.open(personId, turn), idUri, publicUrl }),
    hear: (said, person) =>
      said.how === 'exchange' ? exchange(said, person) : verify(parts, prompts, browser, said.code, person),
    routes: {
      '/auth/start': browser.start,
      '/auth/end': browser.end,
      '/auth/teams.js': library,
      '/auth/end.js': end,
    },
  };
}

/** What Teams brings where the person closed the window. */
const CANCELED = 'CancelledByUser';

type Exchange = SignInSaid & { how: 'exchange' };
interface Person {
  personId: string;
  signal: AbortSignal;
}

/**
 * Each of a person's clients sends a token for the same card. The first that is good signs the person in and has what was asked for taken up;
 * the others are answered like it. One that is not good doesn't stand in the way of another client's.
 */
function exchanges(parts: Parts, prompts: Prompts) {
  const known = new LRUCache<string, Promise<SignInHeard>>({ max: 5000, ttl: parts.promptMs });
  return async (said: Exchange, person: Person): Promise<SignInHeard> => {
    const key = JSON.stringify([person.personId, said.id]);
    const before = await known.get(key);
    if (before?.outcome.status === 200) return { outcome: before.outcome, how: 'signedInBefore' };
    const mine = exchangeOnce(parts, prompts, said, person);
    known.set(key, mine);
    return mine;
  };
}

async function exchangeOnce(
  parts: Parts,
  prompts: Prompts,
  said: Exchange,
  person: Person,
): Promise<SignInHeard> {
  const { id, connectionName } = said;
  const body = (failureDetail?: string) => JSON.stringify({ id, connectionName, failureDetail });
  const exchanged = await tokensFor(parts, said, person);
  if (exchanged.kind === 'signedIn') {
    const outcome = { status: 200, body: body() };
    if (!(await parts.first(person.personId, id))) return { outcome, how: 'signedInBefore' };
    return { outcome, how: 'signedIn', resumed: prompts.take(id, person.personId) };
  }
  // the client shows the button then: in a browser the person themselves can mend it
  return { outcome: { status: 412, body: body(exchanged.kind) }, how: exchanged.kind };
}

async function tokensFor(
  { tokens, refused, log }: Parts,
  { token }: Exchange,
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
    log.warn({ person: person.personId, error }, 'a person’s token could not be exchanged');
    return { kind: 'unavailable' };
  }
}

async function verify(
  { refused, fallbacks, log }: Parts,
  prompts: Prompts,
  browser: Browser,
  code: string,
  { personId }: Person,
): Promise<SignInHeard> {
  if (code === CANCELED) return { outcome: { status: 412 }, how: 'canceled' };
  const finished = browser.take(code);
  if (finished?.personId.toLowerCase() !== personId.toLowerCase()) {
    log.warn({ person: personId, why: finished ? 'wrongPerson' : 'unknownCode' }, 'a code was refused');
    if (finished) await refused({ personId, why: 'wrongPerson' });
    return { outcome: { status: 412 }, how: 'refused', say: fallbacks.signInFailed() };
  }
  finished.keep();
  const resumed = prompts.take(finished.promptId, personId);
  const say = resumed ? {} : { say: fallbacks.signedIn() };
  return { outcome: { status: 200 }, how: 'signedIn', resumed, ...say };
}
