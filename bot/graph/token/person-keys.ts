import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import { fetch } from 'undici';
import type { Clock } from '../../helpdesk/contracts/clock.ts';
import { Problem } from '../../helpdesk/contracts/problem.ts';
import { isJson, text, type Json } from '../json/fields.ts';
import { authorityFor } from './authority.ts';

const TIMEOUT_MS = 4000;
/** Keys are read again after this time, so that withdrawn ones disappear. If that fails, the known keys stay in use. */
const FRESH_MS = 24 * 3_600_000;
/** A token with an unknown key makes us read the keys again, but not more often than this. */
const PAUSE_MS = 30_000;

interface Known {
  keys: JWTVerifyGetKey;
  issuer: string;
  at: number;
}

/** The keys and the issuer of a tenant's tokens, from the tenant's OpenID metadata. */
export class PersonKeys {
  readonly #metadata: string;
  readonly #origin: string;
  readonly #now: Clock;
  #known: Known | undefined;
  #asking: Promise<Known> | undefined;
  #askedAt = -Infinity;

  constructor(authorityHost: string, tenantId: string, now: Clock) {
    const { url, loopback } = authorityFor(authorityHost);
    const base = loopback ? loopback.http + url.slice(loopback.https.length) : url;
    this.#metadata = `${base}/${tenantId}/v2.0/.well-known/openid-configuration`;
    this.#origin = new URL(base).protocol;
    this.#now = now;
  }

  /** Throws a `Problem` if there are none, known or readable. */
  async get(): Promise<Known> {
    const known = this.#known;
    if (known && this.#now().getTime() - known.at < FRESH_MS) return known;
    if (!known) return this.#ask();
    return this.#mayAsk() ? this.#ask().catch(() => known) : known;
  }

  /** For a token whose key isn't in `old`: newer keys, if there are any. */
  async after(old: Known): Promise<Known | undefined> {
    if (this.#known && this.#known !== old) return this.#known;
    return this.#mayAsk() ? this.#ask() : undefined;
  }

  #mayAsk(): boolean {
    return this.#now().getTime() - this.#askedAt >= PAUSE_MS;
  }

  #ask(): Promise<Known> {
    this.#askedAt = this.#now().getTime();
    this.#asking ??= this.#read().finally(() => (this.#asking = undefined));
    return this.#asking;
  }

  async #read(): Promise<Known> {
    const metadata = await json(this.#metadata);
    const [issuer, address] = [text(metadata, 'issuer'), text(metadata, 'jwks_uri')];
    if (issuer === undefined || address === undefined || !this.#isFit(address))
      throw new Problem({ kind: 'unavailable', detail: 'the tenant’s OpenID metadata names no keys' });
    this.#known = { keys: keySet(await json(address)), issuer, at: this.#now().getTime() };
    return this.#known;
  }

  /** Keys must come by https, or by the protocol of the metadata, which is http on loopback. */
  #isFit(address: string): boolean {
    if (!URL.canParse(address)) return false;
    const { protocol } = new URL(address);
    return protocol === 'https:' || protocol === this.#origin;
  }
}

function keySet(keys: Json): JWTVerifyGetKey {
  try {
    // jose checks it.
    return createLocalJWKSet(keys as unknown as JSONWebKeySet);
  } catch (error) {
    throw new Problem({ kind: 'unavailable', detail: 'the tenant’s keys are malformed' }, { cause: error });
  }
}

async function json(url: string): Promise<Json> {
  try {
    const answer = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) });
    const body: unknown = await answer.json();
    if (answer.ok && isJson(body)) return body;
    throw new Problem({ kind: 'unavailable', status: answer.status, detail: 'no OpenID metadata' });
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem({ kind: 'connection' }, { cause: error });
  }
}

/** Whether a token was refused because its key is unknown. */
export const isUnknownKey = (error: unknown) => error instanceof errors.JWKSNoMatchingKey;
