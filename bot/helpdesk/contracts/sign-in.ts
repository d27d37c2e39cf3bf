import type { Said } from './conversation.ts';
import type { Caller } from './graph.ts';
import { Problem } from './problem.ts';

/** What commands need to know about a person's sign-in. The demo has none: there the channel's word is enough. */
export interface SignIn {
  /** Resolves if Graph can be asked for this person. Throws a `Problem` otherwise, of kind `signInNeeded` if they have to sign in first. */
  check(caller: Caller): Promise<void>;
  /**
   * Before a change: resolves if an unexpired token names the person and Entra has just given a token on their behalf. Throws like
   * `check`. Every change in this turn depends on it.
   */
  prove(caller: Caller): Promise<void>;
  /** Whether a call in this turn found that the person has to sign in. */
  wasNeeded(caller: Caller): boolean;
  /** Forgets every token of the person. */
  forget(personId: string): void;
}

/** What the Teams side needs for a person's sign-in. It sees only the token that Teams hands over, and keeps none. */
export interface SignInTokens {
  /** A token that Teams got for the person without asking them. */
  exchange(person: Caller & { personId: string }, token: string): Promise<Exchanged>;
  /** The page where the person signs in and consents in a browser. */
  authorizeUrl(start: BrowserSignIn & { personId: string; state: string }): Promise<string>;
  /** Turns the code from the browser into a sign-in that can be kept. Throws a `Problem`. */
  redeem(code: string, began: BrowserSignIn & { verifier: string }): Promise<Redeemed>;
}

/** What somebody asked for, one-to-one, before they were asked to sign in. */
export interface WaitingRequest {
  said: Extract<Said, { kind: 'message' | 'press' }>;
  /** As in a `Request`. */
  locale: string;
}

/** Requests to sign in, where every bot finds them. */
export interface SignInRequests {
  /** Keeps one for a while. `waiting`: what goes on afterwards; undefined if it can't be kept. */
  keep: (
    id: string,
    request: { personId: string; waiting: WaitingRequest | undefined; forMs: number },
  ) => Promise<void>;
  /** Who was asked. undefined: nobody, or too long ago. */
  personOf: (id: string) => Promise<string | undefined>;
  /**
   * A person has signed in for a request. Each of their clients brings a token for it: `first` is true for one of them alone, whichever bots
   * they reach. That one gets what waits, once and only if it is this person's.
   */
  take: (personId: string, id: string) => Promise<{ first: boolean; waiting?: WaitingRequest | undefined }>;
}

/** `consentNeeded`: the person has to go on in a browser. */
export type Exchanged =
  { kind: 'signedIn' } | { kind: 'consentNeeded' } | { kind: 'refused'; why: TokenFault };

/** What is wrong with a person's token. For the log and the audit. */
export type TokenFault = 'malformed' | 'expired' | 'notForUs' | 'foreignTenant' | 'wrongPerson' | 'signature';

/** One sign-in in a browser. */
export interface BrowserSignIn {
  redirectUri: string;
  nonce: string;
  /** PKCE: the SHA-256 of the verifier, base64url. */
  challenge: string;
}

export interface Redeemed {
  /** Entra object id of who signed in. */
  personId: string;
  /** Keeps it as this person's sign-in from now on. */
  keep(): void;
}

/** For work while the operator is away: whether something could be changed on their behalf now. Nobody is asked to sign in. */
export async function canProve(signIn: SignIn | undefined, caller: Caller): Promise<boolean> {
  try {
    await signIn?.prove(caller);
    return true;
  } catch (error) {
    if (error instanceof Problem) return false;
    throw error;
  }
}
