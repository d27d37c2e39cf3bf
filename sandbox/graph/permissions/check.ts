import { GraphError, intuneMessage } from '../errors.ts';
import type { Target } from '../odata/target.ts';
import type { Caller, GraphRequest } from '../types.ts';
import type { Grants } from './grants.ts';
import { PERMISSION_TABLE, PROPERTY_NEEDS } from './table.ts';
import type { Needs, PermissionRow, Service } from './rows.ts';

const compiled = PERMISSION_TABLE.map((row) => ({ ...row, pattern: patternOf(row.path) }));

/** `{id}` is a segment, and `/…` whatever is below. */
function patternOf(path: string): RegExp {
  const below = path.endsWith('/…');
  const own = (below ? path.slice(0, -2) : path)
    .split(/\{\w+\}/)
    .map((part) => part.replace(/[.$]/g, '\\$&'))
    .join('[^/]+');
  return new RegExp(`^${own}${below ? '(/.*)?' : ''}$`);
}

const known = new WeakMap<Target, Map<string, PermissionRow | undefined>>();

/** The call's row; undefined if it has none. Targets come again and again, and looking a row up takes a tenth of a call. */
export function permissionRow({ method, version }: GraphRequest, target: Target): PermissionRow | undefined {
  const rows = known.get(target) ?? new Map<string, PermissionRow | undefined>();
  known.set(target, rows);
  const call = `${method} ${version}`;
  if (!rows.has(call)) rows.set(call, findRow(method, version, target));
  return rows.get(call);
}

function findRow(
  method: string,
  version: GraphRequest['version'],
  target: Target,
): PermissionRow | undefined {
  const path = `/${target.segments.map(({ name, named }) => (named ? `${name}/${named.value}` : name)).join('/')}`;
  const withoutKeys = `/${target.segments.map(({ name }) => name).join('/')}`;
  return compiled.find(
    (row) =>
      row.method === method &&
      (row.version ?? version) === version &&
      (row.pattern.test(path) || row.pattern.test(withoutKeys)),
  );
}

/**
 * Refuses a call that the app wasn't granted, as Graph does. A token that names permissions counts by itself, like a real one; one that
 * names none is given what the tenant granted.
 */
export function checkPermission(request: GraphRequest, target: Target, grants: Grants): void {
  if (target.segments.length === 0) return; // the service document needs none
  const { caller, url } = request;
  const row = permissionRow(request, target);
  if (!row) throw unlisted(request);
  const kind = caller.personId === undefined ? 'application' : 'delegated';
  const held = caller.permissions ?? grants[kind];
  const needs: Needs = [
    ...row[kind],
    ...Object.entries(PROPERTY_NEEDS)
      .filter(([property]) => url.includes(property))
      .map(([, names]) => names),
  ];
  const lacking = needs.find((names) => !names.some((name) => holds(held, name)));
  if (lacking) throw REFUSALS[row.service](lacking, held, caller);
}

/** Names of permissions are compared without regard to case, as Entra does. */
const holds = (held: readonly string[], name: string): boolean =>
  held.some((one) => one.toLowerCase() === name.toLowerCase());

const unlisted = ({ method, version, url }: GraphRequest): GraphError =>
  new GraphError(
    403,
    'Forbidden',
    `The sandbox doesn't know which permission ${method} /${version}${url.split('?', 1)[0] ?? ''} takes: add its row to sandbox/graph/permissions/table.ts.`,
  );

type Refuse = (needs: readonly string[], held: readonly string[], caller: Caller) => GraphError;

const REFUSALS: Readonly<Record<Service, Refuse>> = {
  directory: () =>
    new GraphError(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.'),
  intune: (needs) =>
    new GraphError(
      403,
      'Forbidden',
      intuneMessage(
        `Application is not authorized to perform this operation. Application must have one of the following scopes: ${needs.join(', ')}`,
      ),
    ),
  teams: (needs, held, { personId }) => {
    const [what, plural] = personId === undefined ? ['role', 'Roles'] : ['scope', 'Scopes'];
    const api = `Missing ${what} permissions on the request. API requires one of '${needs.join(', ')}'.`;
    return new GraphError(403, 'Forbidden', `${api} ${plural} on the request '${held.join(', ')}'`);
  },
  bitlocker: () =>
    new GraphError(
      403,
      'authorization_error',
      "Failed to authorize, token doesn't have the required permissions.",
    ),
  signIns: (needs) =>
    new GraphError(
      403,
      'Authentication_MSGraphPermissionMissing',
      `The principal does not have required Microsoft Graph permission(s): ${needs.join(', ')} to call this API.`,
    ),
  methods: () => new GraphError(403, 'accessDenied', 'Request Authorization failed'),
};
