import { Problem } from '../helpdesk/contracts/problem.ts';
import { StoreError } from '../store/index.ts';

/** Entra's codes for common setup mistakes, and how to fix them. */
const ENTRA: Readonly<Record<string, string>> = {
  AADSTS700016: 'the tenant has no such application: check the application id and the tenant id',
  AADSTS7000215: "the password is not one of the registration's: set the secret's value (not its id)",
  AADSTS7000222: 'the password has expired: create a new one',
  AADSTS700027:
    "the registration doesn't have this certificate: upload its public part there, and check the thumbprint",
  AADSTS90002: 'there is no such tenant: check the tenant id',
  AADSTS900023: 'there is no such tenant: check the tenant id',
  AADSTS7000112: 'the application is disabled: enable it under Enterprise applications',
  AADSTS53003: 'Conditional Access blocks it: exclude the application or add its address',
};

/** What went wrong, in one line: codes and their meaning only, never a token, a secret or a name. */
export function explain(error: unknown): string {
  if (error instanceof StoreError) return error.message;
  if (!(error instanceof Problem)) return reasonOf(error);
  const entra = Object.keys(ENTRA).find((code) => error.detail?.includes(`${code}:`));
  if (entra) return `${entra}: ${ENTRA[entra] ?? ''}`;
  const status = error.status === undefined ? '' : `${error.status} `;
  const code = error.code ?? error.kind;
  const request = error.requestId === undefined ? '' : ` (request ${error.requestId})`;
  return `${status}${code}${request}${REMEDIES[error.kind] ?? ''}`;
}

const REMEDIES: Readonly<Record<string, string>> = {
  connection: ": it can't be reached; check the address, the firewall and the proxy",
  timeout: ': it took too long; try again',
  unavailable: ': the service has a problem; try again',
  throttled: ': too many requests; try again in a minute',
};

/** fetch only says that it failed. The reason is in the error's cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'it failed';
  if (error.name === 'TimeoutError') return `timeout${REMEDIES.timeout ?? ''}`;
  const { cause } = error;
  if (!(cause instanceof Error)) return error.message;
  return `${'code' in cause ? String(cause.code) : cause.name}${REMEDIES.connection ?? ''}`;
}
