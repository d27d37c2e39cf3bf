import { Problem, type ProblemKind } from '../../helpdesk/contracts/problem.ts';
import { errorDetails, type ErrorDetails } from './error-details.ts';
import type { Answer } from './exchange.ts';

const KINDS: Readonly<Record<number, ProblemKind>> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'notFound',
  409: 'conflict',
  412: 'conflict',
  429: 'throttled',
};

/** Such as `Authentication_RequestFromNonPremiumTenantOrB2CTenant`, `AadPremiumLicenseRequired`, `Forbidden_LicensingError`. */
const LICENCE_CODE = /premium|licen[cs]/i;
/** Whole words: a property's name such as `licenseDetails` in a message is no missing licence. */
const LICENCE_WORDS = /\b(?:licen[cs]ed?|licensing|premium)\b/i;
const APPROVAL = /\bApprovalRequired\b/;

/** A failed answer in the help desk's own words. */
export function problemOf(answer: Answer): Problem {
  const details = errorDetails(answer);
  return new Problem({
    kind: kindOf(answer.status, details),
    status: answer.status,
    ...(details.code !== undefined && { code: details.code }),
    ...(details.requestId !== undefined && { requestId: details.requestId }),
    ...(details.message !== undefined && { detail: details.message }),
    approvalCode: answer.headers['x-msft-approval-code'],
  });
}

function kindOf(status: number, { code = '', message = '' }: ErrorDetails): ProblemKind {
  if (status === 403 && (APPROVAL.test(code) || APPROVAL.test(message))) return 'approvalRequired';
  if (status === 403 || status === 400) {
    if (LICENCE_CODE.test(code) || LICENCE_WORDS.test(message)) return 'licence';
  }
  return KINDS[status] ?? (status >= 400 && status < 500 ? 'badRequest' : 'unavailable');
}
