import type { Context } from '../context.ts';
import { badRequest, GraphError } from '../errors.ts';
import type { Target } from '../odata/target.ts';
import { ROLES, holds } from './entra-roles.ts';
import type { Resource } from './resource.ts';

const REPORT_READERS = [
  ...[ROLES.reportsReader, ROLES.securityReader, ROLES.securityOperator, ROLES.security],
  ...[ROLES.globalReader, ROLES.global],
];
const METHOD_READERS = [
  ...[ROLES.authentication, ROLES.privilegedAuthentication, ROLES.globalReader, ROLES.global],
];

const notInRole = (code: string) => new GraphError(403, code, 'User is not in the allowed roles');

/** What Graph asks of whoever reads sign-ins and other people's sign-in methods. */
export function checkSignIns(context: Context, { path }: Resource, { options }: Target): void {
  if (path.startsWith('auditLogs/signIns') && !holds(context, REPORT_READERS))
    throw notInRole('Authentication_RequestFromUnsupportedUserRole');
  const [, owner] = /^users\/([^/]+)\/authentication\/methods/.exec(path) ?? [];
  if (owner === undefined) return;
  if (options.sent.size > 0) throw badRequest('Query options are not supported for this resource.');
  if (owner !== context.caller.personId && !holds(context, METHOD_READERS)) throw notInRole('accessDenied');
}
