import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { LRUCache } from 'lru-cache';
import type { Fallbacks } from '../../helpdesk/contracts/conversation.ts';
import type { Log } from '../../helpdesk/contracts/log.ts';
import type { BrowserSignIn, Redeemed, SignInTokens } from '../../helpdesk/contracts/sign-in.ts';
import type { SignInPages } from '../../helpdesk/contracts/pages/sign-in-pages.ts';
import type { HttpResponse } from '../http/response.ts';
import type { Route } from '../http/server.ts';
import { expiredPage, notSignedInPage, pagesFor, signedInPage, unavailablePage } from './pages.ts';
import type { Prompts } from './prompts.ts';
import { upTo } from '../../helpdesk/contracts/memory/up-to.ts';

interface BrowserFlowOptions {
  /** Who was asked to sign in; undefined if that is too long ago. */
  askedOf: (promptId: string) => Promise<ReturnType<Prompts['askedOf']>>;
  fallbacks: Fallbacks;
  tokens: Pick<SignInTokens, 'authorizeUrl' | 'redeem'>;
  publicUrl: string;
  /** How long the flow may take, in milliseconds. */
  flowMs: number;
  /** How long a one-time code is good, in milliseconds. */
  codeMs: number;
  log: Log;
}

interface Started extends BrowserSignIn {
  promptId: string;
  /** The language of who was asked. */
  words: SignInPages;
  verifier: string;
  /** Also in the cookie of the browser that started the flow. */
  browserSecret: string;
}

interface Finished extends Redeemed {
  promptId: string;
}

/** A sign-in whose one-time code was taken. */
interface Taken extends Finished {
  /** It couldn't be used: its code is good again, for as long as it would have been. */
  giveBack(): void;
}

const MAX_FLOWS = 2000;
const COOKIE = 'help-desk-sign-in';
const secret = () => randomBytes(32).toString('base64url');

/** Sign-in through the person's browser: for consent, or a fresh sign-in, that no client can give silently. */
export class BrowserFlow {
  readonly #options: BrowserFlowOptions;
  /** By state. */
  readonly #started: LRUCache<string, Started>;
  /** The latest state of each prompt. */
  readonly #states: LRUCache<string, string>;
  /** By one-time code. */
  readonly #finished: LRUCache<string, Finished>;

  constructor(options: BrowserFlowOptions) {
    this.#options = options;
    this.#started = new LRUCache({ ...upTo(MAX_FLOWS), ttl: options.flowMs });
    this.#states = new LRUCache({ ...upTo(MAX_FLOWS), ttl: options.flowMs });
    this.#finished = new LRUCache({ ...upTo(MAX_FLOWS), ttl: options.codeMs });
  }

  /** `GET /auth/start?id=…` redirects to Entra with a state, a nonce and PKCE. They are good once, in this browser only. */
  readonly start: Route = async (request) => {
    const promptId = parameters(request).get('id') ?? '';
    const { askedOf, fallbacks } = this.#options;
    const asked = await askedOf(promptId);
    const inBrowsers = pagesFor(fallbacks, request.headers['accept-language']);
    if (!asked) return expiredPage(inBrowsers);
    const { personId, locale } = asked;
    const words = locale === undefined ? inBrowsers : fallbacks(locale).signInPages;
    const [state, verifier, browserSecret] = [secret(), secret(), secret()];
    const nonce = secret();
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    const redirectUri = `${this.#options.publicUrl}/auth/end`;
    try {
      const location = await this.#options.tokens.authorizeUrl({
        personId,
        state,
        redirectUri,
        nonce,
        challenge,
      });
      // one flow at a time for each prompt: nobody can push out other people's flows by starting many
      this.#started.delete(this.#states.get(promptId) ?? '');
      this.#states.set(promptId, state);
      this.#started.set(state, { promptId, words, verifier, browserSecret, nonce, challenge, redirectUri });
      const headers = { location, 'set-cookie': this.#cookie(browserSecret), 'cache-control': 'no-store' };
      return { status: 302, headers };
    } catch (error) {
      this.#options.log.warn({ err: error }, 'a sign-in could not start');
      return unavailablePage(words);
    }
  };

  /** `GET /auth/end?code=…&state=…` comes from Entra. The sign-in counts once the person brings its one-time code through Teams. */
  readonly end: Route = async (request): Promise<HttpResponse> => {
    const query = parameters(request);
    const state = query.get('state') ?? '';
    const started = this.#started.get(state);
    this.#started.delete(state);
    if (!started || !isSame(cookieOf(request), started.browserSecret))
      return expiredPage(pagesFor(this.#options.fallbacks, request.headers['accept-language']));
    const { words } = started;
    const code = query.get('code');
    if (!code) return notSignedInPage(words);
    try {
      const redeemed = await this.#options.tokens.redeem(code, started);
      const oneTimeCode = secret();
      this.#finished.set(oneTimeCode, { ...redeemed, promptId: started.promptId });
      return signedInPage(words, oneTimeCode);
    } catch (error) {
      this.#options.log.warn({ err: error }, 'a sign-in could not be finished');
      return notSignedInPage(words);
    }
  };

  /** The sign-in that a one-time code stands for. Each code works once. */
  take(oneTimeCode: string): Taken | undefined {
    const until = performance.now() + this.#finished.getRemainingTTL(oneTimeCode);
    const finished = this.#finished.get(oneTimeCode);
    this.#finished.delete(oneTimeCode);
    if (!finished) return undefined;
    const giveBack = () => {
      const ttl = until - performance.now();
      if (ttl > 0) this.#finished.set(oneTimeCode, finished, { ttl });
    };
    return { ...finished, giveBack };
  }

  #cookie(value: string): string {
    const { publicUrl, flowMs } = this.#options;
    const secure = publicUrl.startsWith('https:') ? '; Secure' : '';
    return `${COOKIE}=${value}; Path=/; Max-Age=${Math.round(flowMs / 1000)}; HttpOnly; SameSite=Lax${secure}`;
  }
}

const parameters = (request: IncomingMessage) => new URL(request.url ?? '/', 'http://localhost').searchParams;

function cookieOf(request: IncomingMessage): string {
  const found = new RegExp(`(?:^|;\\s*)${COOKIE}=([\\w-]+)`).exec(request.headers.cookie ?? '');
  return found?.[1] ?? '';
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
