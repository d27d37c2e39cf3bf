import type { Caller } from '../../helpdesk/contracts/graph.ts';
import { Problem } from '../../helpdesk/contracts/problem.ts';
import type { SignIn } from '../../helpdesk/contracts/sign-in.ts';
import { needed, type SignIns } from './sign-ins.ts';
import type { TokenSource } from './token-source.ts';

/** Tokens for Graph, and the operators' sign-in as commands use it. */
interface PersonTokens {
  graph: TokenSource;
  signIn: SignIn;
}

type SignedIn = Pick<SignIns, 'token' | 'proven' | 'more' | 'challenge' | 'forget'>;

/** Which turns have a proven operator, with the token that proves it, and in which a sign-in was missing. A turn is identified by its signal. */
class Turns {
  readonly #proven = new WeakMap<AbortSignal, Promise<string>>();
  readonly #needed = new WeakSet<AbortSignal>();

  constructor(private readonly people: SignedIn) {}

  proven({ personId, signal }: Caller): Promise<string> {
    if (personId === undefined) return Promise.reject(needed());
    const before = this.#proven.get(signal);
    if (before) return before;
    const proving = this.noticing(signal, this.people.proven(personId));
    this.#proven.set(signal, proving);
    // A failure may pass: the next request tries again.
    proving.catch(() => this.#proven.delete(signal));
    return proving;
  }

  async noticing<T>(signal: AbortSignal, asking: Promise<T>): Promise<T> {
    try {
      return await asking;
    } catch (error) {
      if (error instanceof Problem && error.kind === 'signInNeeded') this.#needed.add(signal);
      throw error;
    }
  }

  challenged({ personId, signal }: Caller, claims: string): void {
    if (personId === undefined) return;
    this.people.challenge(personId, claims);
    this.#needed.add(signal);
  }

  wasNeeded({ signal }: Caller): boolean {
    return this.#needed.has(signal);
  }
}

/** Graph is called on behalf of the operator, with their own rights. The bot itself has no token. */
export function delegatedTokens(people: SignedIn): PersonTokens {
  const turns = new Turns(people);
  const tokenFor: TokenSource['tokenFor'] = ({ personId, signal }, { fresh = false, act = false } = {}) => {
    if (personId === undefined) return Promise.reject(needed());
    if (act) return turns.proven({ personId, signal });
    return turns.noticing(signal, people.token(personId, { fresh }));
  };
  return {
    graph: { tokenFor, challenged: (caller, claims) => turns.challenged(caller, claims) },
    signIn: signInOf(turns, people, async (caller) => {
      await tokenFor(caller);
    }),
  };
}

/**
 * Graph is called with the application's rights. Operators still have to prove who they are before they change something. What an
 * application can't do goes with the person's own token, for `ownScopes`.
 */
export function provenApplicationTokens(
  application: TokenSource,
  people: SignedIn,
  ownScopes: readonly string[] = [],
): PersonTokens {
  const turns = new Turns(people);
  return {
    graph: {
      async tokenFor(caller, options = {}) {
        if (options.act) await turns.proven(caller);
        if (options.own && caller.personId !== undefined) return people.more(caller.personId, ownScopes);
        return options.own ? Promise.reject(needed()) : application.tokenFor(caller, options);
      },
    },
    // Reading needs no sign-in.
    signIn: signInOf(turns, people, () => Promise.resolve()),
  };
}

/** Graph is called with the application's rights and nobody can prove who they are, so nothing can be changed. */
export function readingApplicationTokens(application: TokenSource): PersonTokens {
  const refuse = () => Promise.reject(new Problem({ kind: 'signInNotSetUp' }));
  return {
    graph: {
      tokenFor: (caller, options = {}) => (options.act ? refuse() : application.tokenFor(caller, options)),
    },
    signIn: {
      check: () => Promise.resolve(),
      prove: refuse,
      wasNeeded: () => false,
      forget: () => undefined,
    },
  };
}

function signInOf(turns: Turns, people: SignedIn, check: SignIn['check']): SignIn {
  return {
    check,
    async prove(caller) {
      await turns.proven(caller);
    },
    wasNeeded: (caller) => turns.wasNeeded(caller),
    forget: (personId) => people.forget(personId),
  };
}
