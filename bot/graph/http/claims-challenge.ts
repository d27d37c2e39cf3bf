import type { Caller } from '../../helpdesk/contracts/graph.ts';
import { Problem } from '../../helpdesk/contracts/problem.ts';
import type { TokenSource } from '../token/token-source.ts';
import type { GraphResponse } from './request.ts';

/**
 * Throws if Graph asks for a new sign-in that satisfies certain claims (Conditional Access, a revoked session), and tells the token
 * source. Another token of the same sign-in would be refused again.
 */
export function throwIfChallenged(response: GraphResponse, caller: Caller, tokens: TokenSource): void {
  const claims = claimsIn(response);
  if (claims === undefined || !tokens.challenged) return;
  tokens.challenged(caller, claims);
  throw new Problem({ kind: 'signInNeeded', status: response.status });
}

/** `WWW-Authenticate: Bearer …, error="insufficient_claims", claims="BASE64"`, with 401 and with 403. */
function claimsIn({ status, headers }: GraphResponse): string | undefined {
  if (status !== 401 && status !== 403) return undefined;
  const encoded = /\bclaims="([\w+/=-]+)"/.exec(headers['www-authenticate'] ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const claims = Buffer.from(encoded, 'base64').toString('utf8');
  try {
    JSON.parse(claims);
    return claims;
  } catch {
    return undefined;
  }
}
