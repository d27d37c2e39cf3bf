import type { Caller } from '../../helpdesk/ports.ts';

/** Where access tokens for Graph come from. No call site knows which kind it has. */
export interface TokenSource {
  /**
   * An access token that carries the caller's rights, without `Bearer`. `fresh`: not the one that Graph has just refused.
   * Throws `Problem` where there is none.
   */
  tokenFor(caller: Caller, options?: { fresh?: boolean }): Promise<string>;
}
