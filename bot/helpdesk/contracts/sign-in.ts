import type { Caller } from './graph.ts';
import { Problem } from './problem.ts';

/** What the commands need to know of the sign-in of whoever asks. There is none in the demo, where the channel's word is enough. */
export interface SignIn {
  /** Resolves where Graph can be asked for this person; else throws a `Problem`, of kind `signInNeeded` where they have to sign in first. */
  check(caller: Caller): Promise<void>;
  /**
   * Before something is changed: resolves where an unexpired token of their own names the person, and Entra has just now given a token
   * on their behalf. Throws like `check`. What is changed within this turn rests on it.
   */
  prove(caller: Caller): Promise<void>;
  /** Whether something asked of Graph within this turn found that the person has to sign in, again or at all. */
  wasNeeded(caller: Caller): boolean;
  /** Forgets every token of the person. */
  forget(personId: string): void;
}

/** What the Teams side brings of a person's sign-in. It sees no token but the one that Teams hands over, and keeps none. */
export interface SignInTokens {
  /** A token that Teams got for the person without asking them. */
  exchange(person: Caller & { personId: string }, token: string): Promise<Exchanged>;
  /** Where the person's browser is sent to sign in and to consent. */
  authorizeUrl(start: BrowserSignIn & { personId: string; state: string }): Promise<string>;
  /** Turns the code that the browser came back with into a sign-in that waits to be kept. Throws a `Problem`. */
  redeem(code: string, began: BrowserSignIn & { verifier: string }): Promise<Redeemed>;
}

/** `consentNeeded`: only the person themselves, in a browser, can go on from here. */
export type Exchanged =
  { kind: 'signedIn' } | { kind: 'consentNeeded' } | { kind: 'refused'; why: TokenFault };

/** What is wrong with a person's token: for the log and the audit. */
export type TokenFault = 'malformed' | 'expired' | 'notForUs' | 'foreignTenant' | 'wrongPerson' | 'signature';

/** One way through the browser. */
export interface BrowserSignIn {
  redirectUri: string;
  nonce: string;
  /** Of PKCE: the SHA-256 of the verifier, base64url. */
  challenge: string;
}

export interface Redeemed {
  /** Entra object id of who signed in. */
  personId: string;
  /** Takes it as this person's sign-in from now on. */
  keep(): void;
}

/** For work without its operator: whether something could be changed on their behalf just now. Nobody is asked to sign in for it. */
export async function canProve(signIn: SignIn | undefined, caller: Caller): Promise<boolean> {
  try {
    await signIn?.prove(caller);
    return true;
  } catch (error) {
    if (error instanceof Problem) return false;
    throw error;
  }
}
