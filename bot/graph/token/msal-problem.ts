import { AuthError, InteractionRequiredAuthError, ServerError } from '@azure/msal-node';
import { Problem, type ProblemKind } from '../../helpdesk/contracts/problem.ts';

/** MSAL's codes for an authority that could not be reached, for its metadata or for a token. */
const LOST = new Set([
  'network_error',
  'no_network_connectivity',
  'endpoints_resolution_error',
  'openid_config_error',
]);

/** Why there is no token, as a `Problem`. */
export function msalProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (!(error instanceof AuthError)) return new Problem({ kind: 'connection' }, { cause: error });
  return new Problem(
    { kind: kindOf(error), code: error.errorCode, detail: error.errorMessage },
    { cause: error },
  );
}

/** The claims that a new sign-in has to satisfy, as JSON; undefined if there are none. */
export function claimsOf(error: unknown): string | undefined {
  return error instanceof InteractionRequiredAuthError && error.claims !== '' ? error.claims : undefined;
}

function kindOf(error: AuthError): ProblemKind {
  if (LOST.has(error.errorCode)) return 'connection';
  // The grant has expired or was revoked. For some causes this code is all that Entra returns.
  if (error instanceof InteractionRequiredAuthError || error.errorCode === 'invalid_grant')
    return 'signInNeeded';
  const status = error instanceof ServerError ? error.status : undefined;
  return status !== undefined && status >= 500 ? 'unavailable' : 'unauthorized';
}
