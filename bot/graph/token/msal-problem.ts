import { AuthError, InteractionRequiredAuthError, ServerError } from '@azure/msal-node';
import { Problem, type ProblemKind } from '../../helpdesk/contracts/problem.ts';

/** MSAL's codes for an authority that could not be reached, on the way to its metadata or to a token. */
const LOST = new Set([
  'network_error',
  'no_network_connectivity',
  'endpoints_resolution_error',
  'openid_config_error',
]);

/** Why there is no token, in the help desk's own words. */
export function msalProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (!(error instanceof AuthError)) return new Problem({ kind: 'connection' }, { cause: error });
  return new Problem(
    { kind: kindOf(error), code: error.errorCode, detail: error.errorMessage },
    { cause: error },
  );
}

/** The claims that a fresh sign-in has to fulfil, as JSON; undefined where none are asked for. */
export function claimsOf(error: unknown): string | undefined {
  return error instanceof InteractionRequiredAuthError && error.claims !== '' ? error.claims : undefined;
}

function kindOf(error: AuthError): ProblemKind {
  if (LOST.has(error.errorCode)) return 'connection';
  // the grant has expired or was revoked: Entra says so with this code alone where nothing interactive is known to help
  if (error instanceof InteractionRequiredAuthError || error.errorCode === 'invalid_grant')
    return 'signInNeeded';
  const status = error instanceof ServerError ? error.status : undefined;
  return status !== undefined && status >= 500 ? 'unavailable' : 'unauthorized';
}
