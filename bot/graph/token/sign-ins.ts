import { oneSpelling } from '../../helpdesk/contracts/guid.ts';
import { LRUCache } from 'lru-cache';
import type { Caller } from '../../helpdesk/contracts/graph.ts';
import type { Clock } from '../../helpdesk/contracts/clock.ts';
import { Problem } from '../../helpdesk/contracts/problem.ts';
import type {
  BrowserSignIn,
  Exchanged,
  Redeemed,
  SignInTokens,
  TokenFault,
} from '../../helpdesk/contracts/sign-in.ts';
import { claimsOf, msalProblem } from './msal-problem.ts';
import {
  type Grant,
  type PersonClient,
  type SignInApplication,
  type Wanted,
  PersonClient as Client,
} from './person-client.ts';
import { PersonKeys } from './person-keys.ts';
import { prove, type ProofOptions } from './person-proof.ts';
import { upTo } from '../../helpdesk/contracts/memory/up-to.ts';

interface SignInsOptions extends SignInApplication {
  /** Its application ID URI. */
  idUri: string;
  /** The permissions to request on behalf of a person, such as `https://graph.microsoft.com/User.Read.All`. */
  scopes: readonly string[];
  /** How many people to keep. */
  most?: number;
  now?: Clock;
}

/** A token is renewed this long before it expires. */
const EARLY_MS = 5 * 60_000;
/** Enough for a large help desk. The least recently active person has to sign in again, usually without noticing. */
const MOST = 5_000;
const KEPT_MS = 12 * 3_600_000;

interface Person {
  client: PersonClient;
  grant: Grant;
  token?: { value: string; until: number } | undefined;
}

/** Who has signed in, and their tokens: in memory, separate for each person, and bounded. */
export class SignIns implements SignInTokens {
  readonly #options: SignInsOptions;
  readonly #now: Clock;
  readonly #proof: ProofOptions;
  readonly #people: LRUCache<string, Person>;
  /** The claims that a person's next sign-in has to satisfy. */
  readonly #claims = new LRUCache<string, string>({ ...upTo(MOST), ttl: KEPT_MS });

  constructor(options: SignInsOptions) {
    const { authorityHost, tenantId, clientId, idUri, now = () => new Date() } = options;
    this.#options = options;
    this.#people = new LRUCache({ ...upTo(options.most ?? MOST), ttl: KEPT_MS });
    this.#now = now;
    const keys = new PersonKeys(authorityHost, tenantId, now);
    this.#proof = { keys, audience: [clientId, idUri], tenantId, now };
  }

  /** A token on behalf of the person, kept until shortly before it expires. Throws a `Problem`. */
  async token(personId: string, { fresh = false } = {}): Promise<string> {
    const key = keyOf(personId);
    const person = this.#people.get(key);
    if (!person || this.#claims.has(key)) throw needed();
    const { token } = person;
    if (!fresh && token && token.until - EARLY_MS > this.#now().getTime()) return token.value;
    return this.#ask(key, person, { fresh });
  }

  /** A token that Entra issues now for an unexpired grant that names the person. Throws a `Problem`. */
  async proven(personId: string): Promise<string> {
    const key = keyOf(personId);
    const person = this.#people.get(key);
    if (!person || this.#claims.has(key)) throw needed();
    if (person.grant.kind === 'assertion') {
      const proof = await prove(this.#proof, person.grant.token, personId);
      if (!proof.ok) throw this.#dropped(key, proof.why);
    }
    return this.#ask(key, person, { fresh: true });
  }

  /**
   * A token on behalf of the person for other permissions than the usual ones. Without consent to those it is a refusal that names them:
   * signing in again would change nothing.
   */
  async more(personId: string, scopes: readonly string[]): Promise<string> {
    const person = this.#people.get(keyOf(personId));
    if (!person) throw needed();
    try {
      const wanted = { scopes: [...scopes], fresh: true };
      return (await person.client.onBehalfOf(person.grant, wanted)).token;
    } catch (error) {
      const problem = msalProblem(error);
      if (problem.kind !== 'signInNeeded') throw problem;
      const claims = claimsOf(error);
      if (claims !== undefined) {
        this.challenge(personId, claims);
        throw problem;
      }
      const names = scopes.map((scope) => scope.slice(scope.lastIndexOf('/') + 1));
      throw new Problem({ kind: 'forbidden', status: 403, lacks: names });
    }
  }

  /** Graph accepts no token of this person until a new sign-in satisfies the claims. */
  challenge(personId: string, claims: string): void {
    this.#claims.set(keyOf(personId), claims);
  }

  forget(personId: string): void {
    this.#people.delete(keyOf(personId));
    this.#claims.delete(keyOf(personId));
  }

  async exchange({ personId }: Caller & { personId: string }, token: string): Promise<Exchanged> {
    const proof = await prove(this.#proof, token, personId);
    if (!proof.ok) return { kind: 'refused', why: proof.why };
    const key = keyOf(personId);
    const person: Person = { client: this.#client(), grant: { kind: 'assertion', token } };
    const claims = this.#claims.get(key);
    try {
      await this.#ask(key, person, { fresh: true, claims });
    } catch (error) {
      if (error instanceof Problem && error.kind === 'signInNeeded') return { kind: 'consentNeeded' };
      throw error;
    }
    this.#keep(key, person);
    return { kind: 'signedIn' };
  }

  authorizeUrl({ personId, ...start }: BrowserSignIn & { personId: string; state: string }): Promise<string> {
    return this.#asked(() =>
      this.#client().authorizeUrl({
        ...start,
        scopes: [...this.#options.scopes],
        claims: this.#claims.get(keyOf(personId)),
      }),
    );
  }

  async redeem(
    code: string,
    { redirectUri, nonce, verifier }: BrowserSignIn & { verifier: string },
  ): Promise<Redeemed> {
    const client = this.#client();
    const began = { scopes: [...this.#options.scopes], redirectUri, nonce, verifier };
    const { token, until, idToken, account } = await this.#asked(() => client.byCode(code, began));
    const proof = await prove(this.#proof, idToken);
    if (!account || !proof.ok || proof.nonce !== nonce)
      throw new Problem({ kind: 'unauthorized', code: proof.ok ? 'nonce' : proof.why });
    const person: Person = { client, grant: { kind: 'account', account }, token: { value: token, until } };
    return { personId: proof.personId, keep: () => this.#keep(keyOf(proof.personId), person) };
  }

  #client(): PersonClient {
    return new Client(this.#options);
  }

  #keep(key: string, person: Person): void {
    this.#people.set(key, person);
    this.#claims.delete(key);
  }

  async #ask(key: string, person: Person, how: Omit<Wanted, 'scopes'>): Promise<string> {
    const wanted = { ...how, scopes: [...this.#options.scopes] };
    try {
      const given = await person.client.onBehalfOf(person.grant, wanted);
      // After a sign-in in a browser, the ID token must still name the same person.
      if (person.grant.kind === 'account' && how.fresh) await this.#mustName(key, given.idToken);
      person.token = { value: given.token, until: given.until };
      return given.token;
    } catch (error) {
      const claims = claimsOf(error);
      if (claims !== undefined) this.#claims.set(key, claims);
      const problem = msalProblem(error);
      if (problem.kind === 'signInNeeded' && this.#people.peek(key) === person) this.#people.delete(key);
      throw problem;
    }
  }

  async #mustName(key: string, idToken: string): Promise<void> {
    const proof = await prove(this.#proof, idToken, key);
    if (!proof.ok) throw this.#dropped(key, proof.why);
  }

  #dropped(key: string, why: TokenFault): Problem {
    this.#people.delete(key);
    return needed(why);
  }

  async #asked<T>(ask: () => Promise<T>): Promise<T> {
    try {
      return await ask();
    } catch (error) {
      throw msalProblem(error);
    }
  }
}

/** Teams and Entra write ids in either case. */
const keyOf = (personId: string) => oneSpelling(personId);

export const needed = (code?: TokenFault) =>
  new Problem({ kind: 'signInNeeded', ...(code !== undefined && { code }) });
