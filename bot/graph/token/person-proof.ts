import { isSameId } from '../../helpdesk/contracts/guid.ts';
import { errors, jwtVerify, type JWTPayload } from 'jose';
import type { Clock } from '../../helpdesk/contracts/clock.ts';
import type { TokenFault } from '../../helpdesk/contracts/sign-in.ts';
import { isUnknownKey, type PersonKeys } from './person-keys.ts';

/** How far Entra's clock and ours may differ. */
const SKEW_SECONDS = 60;

export interface ProofOptions {
  keys: PersonKeys;
  /** The application id of the sign-in registration, and its application ID URI if tokens may be issued for that. */
  audience: readonly string[];
  tenantId: string;
  now: Clock;
}

type Proof =
  | { ok: true; personId: string; nonce: string | undefined; /** Milliseconds. */ until: number }
  | { ok: false; why: TokenFault };

/**
 * Whom a token names. It must be signed with the tenant's keys, by its issuer, for our registration, and be unexpired. `personId` is
 * whom it has to name, if that is known. Throws a `Problem` if the keys are unavailable.
 */
export async function prove(options: ProofOptions, token: string, personId?: string): Promise<Proof> {
  try {
    const { oid, tid, exp, nonce } = await verified(options, token);
    if (typeof tid !== 'string' || !isSameId(tid, options.tenantId)) return fault('foreignTenant');
    if (typeof oid !== 'string' || exp === undefined) return fault('malformed');
    if (personId !== undefined && !isSameId(oid, personId)) return fault('wrongPerson');
    return {
      ok: true,
      personId: oid,
      until: exp * 1000,
      nonce: typeof nonce === 'string' ? nonce : undefined,
    };
  } catch (error) {
    if (error instanceof errors.JOSEError) return fault(faultOf(error));
    throw error;
  }
}

async function verified(options: ProofOptions, token: string): Promise<JWTPayload> {
  const known = await options.keys.get();
  try {
    return await verify(options, token, known);
  } catch (error) {
    const newer = isUnknownKey(error) ? await options.keys.after(known) : undefined;
    if (!newer) throw error;
    return verify(options, token, newer);
  }
}

async function verify(
  { audience, tenantId, now }: ProofOptions,
  token: string,
  { keys, issuer }: Awaited<ReturnType<PersonKeys['get']>>,
): Promise<JWTPayload> {
  const { payload } = await jwtVerify(token, keys, {
    // The second one issues tokens of version 1, with the same keys.
    issuer: [issuer, `https://sts.windows.net/${tenantId}/`],
    audience: [...audience],
    algorithms: ['RS256', 'RS384', 'RS512'],
    clockTolerance: SKEW_SECONDS,
    currentDate: now(),
    requiredClaims: ['exp'],
  });
  return payload;
}

const fault = (why: TokenFault): Proof => ({ ok: false, why });

function faultOf(error: errors.JOSEError): TokenFault {
  if (error instanceof errors.JWTExpired) return 'expired';
  if (error instanceof errors.JWTClaimValidationFailed)
    return error.claim === 'aud' || error.claim === 'iss' ? 'notForUs' : 'malformed';
  const bad =
    error instanceof errors.JWSSignatureVerificationFailed ||
    error instanceof errors.JOSEAlgNotAllowed ||
    isUnknownKey(error);
  return bad ? 'signature' : 'malformed';
}
