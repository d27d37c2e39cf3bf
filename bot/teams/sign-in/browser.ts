import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { LRUCache } from 'lru-cache';
import type { Log } from '../../helpdesk/contracts/log.ts';
import type { BrowserSignIn, Redeemed, SignInTokens } from '../../helpdesk/contracts/sign-in.ts';
import type { Outcome } from '../http/outcome.ts';
import type { Route } from '../http/server.ts';
import { NOT_DONE, NOT_GOOD, donePage, failedPage, page } from './page.ts';
import type { Prompts } from './prompts.ts';

export interface BrowserOptions {
  prompts: Prompts;
  tokens: SignInTokens;
  publicUrl: string;
  /** How long one way through the browser may take, in milliseconds. */
  browserMs: number;
  /** How long a one-time code is good, in milliseconds. */
  codeMs: number;
  log: Log;
}

interface Began extends BrowserSignIn {
  promptId: string;
  verifier: string;
  /** In the cookie of the browser that began. */
  browser: string;
}

export interface Finished extends Redeemed {
  promptId: string;
}

const MOST = 2000;
const COOKIE = 'help-desk-sign-in';
const secret = () => randomBytes(32).toString('base64url');

/** The way through the person's browser: where consent or a fresh sign-in is needed that no client can give silently. */
export class Browser {
  readonly #options: BrowserOptions;
  readonly #began: LRUCache<string, Began>;
  /** The state of the latest way for a request to sign in. */
  readonly #latest: LRUCache<string, string>;
  readonly #finished: LRUCache<string, Finished>;

  constructor(options: BrowserOptions) {
    this.#options = options;
    this.#began = new LRUCache({ max: MOST, ttl: options.browserMs });
    this.#latest = new LRUCache({ max: MOST, ttl: options.browserMs });
    this.#finished = new LRUCache({ max: MOST, ttl: options.codeMs });
  }

  /** `GET /auth/start?id=…`: to Entra, with a state, a nonce and PKCE that are good once, in this browser alone. */
  readonly start: Route = async (request) => {
    const promptId = parameters(request).get('id') ?? '';
    const personId = this.#options.prompts.personOf(promptId);
    if (personId === undefined) return page(400, NOT_GOOD);
    const [state, verifier, browser] = [secret(), secret(), secret()];
    const began: Began = {
      promptId,
      verifier,
      browser,
      nonce: secret(),
      challenge: createHash('sha256').update(verifier).digest('base64url'),
      redirectUri: `${this.#options.publicUrl}/auth/end`,
    };
    const { redirectUri, nonce, challenge } = began;
    try {
      const at = { personId, state, redirectUri, nonce, challenge };
      const location = await this.#options.tokens.authorizeUrl(at);
      // one way at a time for each request to sign in: nobody drops others' ways by beginning many
      this.#began.delete(this.#latest.get(promptId) ?? '');
      this.#latest.set(promptId, state);
      this.#began.set(state, began);
      const headers = { location, 'set-cookie': this.#cookie(browser), 'cache-control': 'no-store' };
      return { status: 302, headers };
    } catch (error) {
      this.#options.log.warn({ error }, 'a sign-in could not begin');
      return page(503, NOT_DONE);
    }
  };

  /** `GET /auth/end?code=…&state=…`: from Entra. What comes of it waits for the person to bring its one-time code. */
  readonly end: Route = async (request): Promise<Outcome> => {
    const given = parameters(request);
    const state = given.get('state') ?? '';
    const began = this.#began.get(state);
    this.#began.delete(state);
    if (!began || !isSame(cookieOf(request), began.browser)) return page(400, NOT_GOOD);
    const code = given.get('code');
    if (!code) return failedPage(NOT_DONE);
    try {
      const redeemed = await this.#options.tokens.redeem(code, began);
      const oneTime = secret();
      this.#finished.set(oneTime, { ...redeemed, promptId: began.promptId });
      return donePage(oneTime);
    } catch (error) {
      this.#options.log.warn({ error }, 'a sign-in could not be finished');
      return failedPage(NOT_DONE);
    }
  };

  /** What a one-time code stands for, once. */
  take(code: string): Finished | undefined {
    const finished = this.#finished.get(code);
    this.#finished.delete(code);
    return finished;
  }

  #cookie(value: string): string {
    const { publicUrl, browserMs } = this.#options;
    const secure = publicUrl.startsWith('https:') ? '; Secure' : '';
    return `${COOKIE}=${value}; Path=/; Max-Age=${Math.round(browserMs / 1000)}; HttpOnly; SameSite=Lax${secure}`;
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
