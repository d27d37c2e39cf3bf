const DATE = /^\d{4}-\d\d-\d\dT/;
const OURS = new Set(['id', 'userId', 'kind', 'why', 'hindrance', 'permission', 'action', 'operatingSystem']);

/** A copy with every string of the tenant's replaced: names and enum members, but not ids and dates. */
export function withText<T>(value: T, text: string): T {
  return replaced(value, text) as T;
}

function replaced(value: unknown, text: string): unknown {
  if (typeof value === 'string') return DATE.test(value) ? value : text;
  if (Array.isArray(value)) return value.map((item) => replaced(item, text));
  const plain =
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
  if (!plain) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, OURS.has(name) ? inner : replaced(inner, text)]),
  );
}
