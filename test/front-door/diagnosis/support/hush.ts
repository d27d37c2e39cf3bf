/** What names a thing rather than says something about it. */
const NAMES = new Set(['id', '@odata.type', 'setting', 'settingName', 'displayName', 'servicePlanName']);

type Thing = Record<string, unknown>;

const isThing = (value: unknown): value is Thing =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Set);

/** Puts null in the place of everything that a signal changed: Graph knows of it, and doesn't say what it is. */
export function hush(before: object, after: object): void {
  for (const [name, value] of Object.entries(after)) {
    const was = (before as Thing)[name];
    if (JSON.stringify(was) === JSON.stringify(value)) continue;
    if (Array.isArray(value)) hushList(Array.isArray(was) ? was : [], value);
    else if (isThing(value) && isThing(was)) hush(was, value);
    else if (!(value instanceof Set)) (after as Thing)[name] = null;
  }
}

/** Entries that were there are compared one by one. Of those that are new, only their names stay. */
function hushList(before: readonly unknown[], after: readonly unknown[]): void {
  for (const [at, value] of after.entries()) {
    const was = before[at];
    if (isThing(value) && isThing(was)) hush(was, value);
    // a second device that a signal brings stays as it is
    else if (isThing(value) && !('managed' in value)) silence(value);
  }
}

function silence(thing: Thing): void {
  for (const [name, value] of Object.entries(thing)) {
    if (Array.isArray(value)) for (const one of value) if (isThing(one)) silence(one);
    if (!NAMES.has(name) && !Array.isArray(value)) thing[name] = null;
  }
}
