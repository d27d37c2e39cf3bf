import { permissionsOf } from '../permission-rows.ts';
import { WITHIN } from '../permissions.ts';
import { errorDetails } from './problem-of.ts';
import type { GraphRequest, GraphResponse } from './request.ts';

/** How Graph's services refuse an app that wasn't granted a permission: Intune, Teams, sign-in logs and methods, BitLocker and the directory. */
const NOT_GRANTED =
  /must have one of the following scopes|^missing (?:scope|role) permissions|does not have required microsoft graph permission|token doesn't have the required permissions|^insufficient privileges to complete the operation|^request authorization failed/i;

/**
 * The permissions that a refused call needs and the app lacks. The token's own list decides. If it has none, Graph's words do. Empty: the
 * refusal has another reason.
 */
export function lacking(
  { method, url }: Pick<GraphRequest, 'method' | 'url'>,
  response: GraphResponse,
  own?: string,
): string[] {
  const { status, granted } = response;
  if (status !== 403 || !granted) return [];
  const { kind, names } = granted();
  const needed = own === undefined ? permissionsOf(method, url).flatMap((row) => row[kind]) : [own];
  if (names) return [...new Set(needed)].filter((name) => !holds(names, name));
  return NOT_GRANTED.test(errorDetails(response).message ?? '') ? [...new Set(needed)] : [];
}

function holds(names: ReadonlySet<string>, name: string): boolean {
  const wider = WITHIN[name];
  return names.has(name) || (wider !== undefined && names.has(wider));
}
