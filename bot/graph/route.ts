import { CALL_PERMISSIONS, pathOf, patternOf } from './permissions.ts';

/** Calls that aren't in the table. A test makes sure that there are none. */
const OTHER = 'other';
const BATCH = 'POST /$batch';

interface Route {
  name: string;
  pattern: RegExp;
}

/** The table's calls by method and first segment, so that only a few patterns are tried per call. */
const routes = new Map<string, Route[]>();
for (const { method, path } of CALL_PERMISSIONS) {
  const name = `${method} ${path}`;
  const group = groupOf(method, path);
  const others = routes.get(group) ?? [];
  if (!others.some((other) => other.name === name)) others.push({ name, pattern: patternOf(path) });
  routes.set(group, others);
}

/** A call with `{id}` in place of ids, as in the table of calls. `url` is below the version, with or without a query. */
export function routeOf(method: string, url: string): string {
  if (url === '/$batch') return BATCH;
  const path = pathOf(url);
  const group = path === undefined ? [] : (routes.get(groupOf(method, path)) ?? []);
  return group.find(({ pattern }) => pattern.test(path ?? ''))?.name ?? OTHER;
}

function groupOf(method: string, path: string): string {
  return `${method} ${/^\/\w*/.exec(path)?.[0] ?? ''}`;
}
