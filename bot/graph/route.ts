import { pathOf, patternOf } from './permission-rows.ts';
import { CALL_PERMISSIONS } from './permissions.ts';

/** Calls that aren't in the table. A test makes sure that there are none. */
const OTHER = 'other';
const BATCH = 'POST /$batch';

const ROUTES = CALL_PERMISSIONS.map(({ method, path }) => ({
  name: `${method} ${path}`,
  method,
  end: path.slice(path.lastIndexOf('}') + 1),
  pattern: patternOf(path),
}));

/** A call with `{id}` in place of ids, as in the table of calls. `url` is below the version, with or without a query. */
export function routeOf(method: string, url: string): string {
  if (url === '/$batch') return BATCH;
  const path = pathOf(url);
  if (path === undefined) return OTHER;
  return (
    ROUTES.find(({ method: one, end, pattern }) => one === method && path.endsWith(end) && pattern.test(path))
      ?.name ?? OTHER
  );
}
