import { pathOf, patternOf } from './permission-rows.ts';
import { CALL_PERMISSIONS } from './permissions.ts';

/** Calls that aren't in the table. A test makes sure that there are none. */
const OTHER = 'other';
const BATCH = 'POST /$batch';

interface Route {
  name: string;
  pattern: RegExp;
}

/** By what `kindOf` says: an id has no slash. */
const ROUTES = new Map<string, Route[]>();
for (const { method, path } of CALL_PERMISSIONS) {
  const kind = kindOf(method, path);
  const route = { name: `${method} ${path}`, pattern: patternOf(path) };
  ROUTES.set(kind, [...(ROUTES.get(kind) ?? []), route]);
}

/** A call with `{id}` in place of ids, as in the table of calls. `url` is below the version, with or without a query. */
export function routeOf(method: string, url: string): string {
  if (url === '/$batch') return BATCH;
  const path = pathOf(url);
  if (path === undefined) return OTHER;
  return ROUTES.get(kindOf(method, path))?.find(({ pattern }) => pattern.test(path))?.name ?? OTHER;
}

function kindOf(method: string, path: string): string {
  let slashes = 0;
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) slashes += 1;
  return `${method} ${slashes}`;
}
