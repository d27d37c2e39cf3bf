import type { Caller } from '../../helpdesk/contracts/graph.ts';

/** Where access tokens for Graph come from. No call site knows which kind it has. */
export interface TokenSource {
  /**
   * An access token that carries the caller's rights, without `Bearer`. `fresh`: not the one that Graph has just refused. `act`: something is
   * about to be changed, and who asks for it has to be proven. Throws `Problem` where there is none.
   */
  tokenFor(caller: Caller, options?: { fresh?: boolean; act?: boolean }): Promise<string>;
  /** Graph gave nothing for the caller's token: it asks for a sign-in that fulfils these claims (JSON). */
  challenged?(caller: Caller, claims: string): void;
}
