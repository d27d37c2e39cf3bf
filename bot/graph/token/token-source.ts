import type { Caller } from '../../helpdesk/contracts/graph.ts';

/** Where access tokens for Graph come from. Callers don't know which kind it is. */
export interface TokenSource {
  /**
   * An access token with the caller's rights, without `Bearer`. `fresh`: not the one that Graph has just refused. `act`: the request
   * changes something, so the caller's identity has to be proven. `own`: it takes the person's own token, whoever asks otherwise. Throws
   * `Problem` if there is none.
   */
  tokenFor(caller: Caller, options?: { fresh?: boolean; act?: boolean; own?: boolean }): Promise<string>;
  /** Graph refused the caller's token and asks for a sign-in that satisfies these claims (JSON). */
  challenged?(caller: Caller, claims: string): void;
}
