import { GraphError } from './errors.ts';
import type { Caller } from './types.ts';

const refused = (message: string): GraphError =>
  new GraphError(401, 'InvalidAuthenticationToken', message, { 'WWW-Authenticate': 'Bearer' });

function claimsOf(token: string): Record<string, unknown> {
  const [, payload] = token.split('.');
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload ?? '', 'base64url').toString('utf8'));
    if (typeof claims === 'object' && claims !== null) return { ...claims };
  } catch {
    // answered below, like any other text that isn't a token
  }
  throw refused('IDX14100: JWT is not well formed, there are no dots (.).');
}

/**
 * The caller, from the bearer token. The signature isn't checked: a token in the sandbox says who somebody is but doesn't prove it.
 */
export function callerOf(authorization: string | undefined, tenantId: string, now: Date): Caller {
  const token = /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1];
  if (token === undefined) throw refused('Access token is empty.');
  const { tid, oid, exp, appid, azp, idtyp, scp, roles } = claimsOf(token);
  if (typeof tid !== 'string' || tid.toLowerCase() !== tenantId.toLowerCase())
    throw refused('The token was issued for another tenant.');
  if (typeof exp === 'number' && exp * 1000 < now.getTime()) {
    throw refused('Lifetime validation failed, the token is expired.');
  }
  if (idtyp !== 'app' && typeof oid === 'string' && oid !== '')
    return { personId: oid, permissions: scopesIn(scp) };
  if (idtyp === 'app' || typeof appid === 'string' || typeof azp === 'string')
    return {
      personId: undefined,
      appId: [appid, azp].find((id): id is string => typeof id === 'string'),
      permissions: Array.isArray(roles) ? roles.map(String) : undefined,
    };
  throw refused('The token has neither oid nor appid.');
}

/** The scopes of a token, some with the address of Graph before their names. */
function scopesIn(scp: unknown): string[] | undefined {
  if (typeof scp !== 'string') return undefined;
  return scp
    .split(' ')
    .filter(Boolean)
    .map((scope) => scope.slice(scope.lastIndexOf('/') + 1));
}
