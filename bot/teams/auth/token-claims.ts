import * as z from 'zod';
import { unauthorized } from '../http/response.ts';

const SKEW_SECONDS = 300;

const header = z.object({ alg: z.enum(['RS256', 'RS384', 'RS512']), kid: z.string() });
const claims = z.object({
  iss: z.string(),
  aud: z.string(),
  serviceurl: z.string(),
  exp: z.number(),
  nbf: z.number().optional(),
});

interface Expected {
  issuer: string;
  appId: string;
  /** In seconds. */
  now: number;
}

/**
 * Reads a token's claims before its signature is checked. Throws unless the channel could have made it for this bot. botbuilder
 * checks the signature afterwards. It must not see other tokens: it also accepts those of the emulator and of other bots, and
 * remembers every tenant that it sees.
 */
export function checkClaims(authorization: string, { issuer, appId, now }: Expected): { serviceUrl: string } {
  const [scheme, token = '', ...rest] = authorization.split(' ');
  if (scheme !== 'Bearer' || rest.length > 0) throw unauthorized('A bearer token is needed.');
  const [head = '', body = '', signature = ''] = token.split('.');
  const { success, data } = claims.safeParse(decoded(body));
  if (!success || !signature || !header.safeParse(decoded(head)).success)
    throw unauthorized('The token is malformed.');
  if (data.iss !== issuer || data.aud !== appId) throw unauthorized('The token is not for this bot.');
  if (data.exp + SKEW_SECONDS <= now) throw unauthorized('The token has expired.');
  if ((data.nbf ?? 0) - SKEW_SECONDS > now) throw unauthorized('The token is not valid yet.');
  return { serviceUrl: data.serviceurl };
}

function decoded(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}
