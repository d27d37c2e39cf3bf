import { CALL_PERMISSIONS, type CallPermission } from './permissions.ts';

/** Properties that need more than the permission for their entity. */
const DEARER = ['signInActivity'];

/** The rows that match a call; empty if it isn't listed. `url` is below the version, with or without a query. */
export function permissionsOf(method: string, url: string): CallPermission[] {
  const query = url.split('?', 2)[1] ?? '';
  const path = pathOf(url) ?? '';
  const rows = CALL_PERMISSIONS.filter(
    (one) =>
      one.method === method &&
      patternOf(one.path).test(path) &&
      (one.selects === undefined || query.includes(one.selects)),
  );
  const unlisted = DEARER.some(
    (property) => query.includes(property) && !rows.some(({ selects }) => selects === property),
  );
  return unlisted ? [] : rows;
}

/** A call's path, decoded, with each key as a segment; undefined if it can't be decoded. */
export function pathOf(url: string): string | undefined {
  try {
    const path = url.split('?', 1)[0] ?? '';
    const decoded = path.includes('%') ? decodeURIComponent(path) : path;
    return decoded.replace(/^\/(users|groups|devices)\('([^/]+)'\)/, '/$1/$2');
  } catch {
    return undefined;
  }
}

/** A pattern for a path of the table. */
export function patternOf(path: string): RegExp {
  const parts = path.split(/\{\w+\}/).map((part) => part.replace(/[.()$]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^/]+')}$`);
}
