import type { Caller } from '../../helpdesk/contracts/graph.ts';
import { Problem } from '../../helpdesk/contracts/problem.ts';
import type { TokenSource } from '../token/token-source.ts';
import type { Answer } from './exchange.ts';

/**
 * The answer, unless Graph asks for a sign-in that fulfils more (Conditional Access, a revoked session): who gives tokens is told, and
 * the request ends in a `Problem`. Another token of the same sign-in would be refused likewise.
 */
export function unlessChallenged(answer: Answer, caller: Caller, tokens: TokenSource): Answer {
  const claims = claimsIn(answer);
  if (claims === undefined || !tokens.challenged) return answer;
  tokens.challenged(caller, claims);
  throw new Problem({ kind: 'signInNeeded', status: answer.status });
}

/** `WWW-Authenticate: Bearer …, error="insufficient_claims", claims="BASE64"`, by 401 and by 403. */
function claimsIn({ status, headers }: Answer): string | undefined {
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
