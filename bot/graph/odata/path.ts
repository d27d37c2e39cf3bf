import { Problem } from '../../helpdesk/contracts/problem.ts';

/** Percent-encodes everything but letters, digits and `-._~`. encodeURIComponent leaves characters that OData interprets. */
export function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Some servers decode these before they split a path. */
const PATH_BREAKING = /[/\\\p{Cc}\p{Cs}]/u;

/** A path in which every inserted value is exactly one segment. */
export function path(fixed: TemplateStringsArray, ...values: string[]): string {
  return values.reduce((built, value, i) => built + segment(value) + (fixed[i + 1] ?? ''), fixed[0] ?? '');
}

function segment(value: string): string {
  assertOneSegment(value);
  if (/^\.+$/.test(value)) throw notAnId(value);
  return encode(value);
}

/**
 * The path of a person by object id or user principal name. The key form is for names that Graph would misread: a UPN that starts with
 * `$`, and words such as `delta` that name a function.
 */
export function userPath(person: string): string {
  assertOneSegment(person);
  const plain = /^[^$.]/.test(person) && /[@\d-]/.test(person);
  return plain ? `/users/${encode(person)}` : `/users('${encode(person.replaceAll("'", "''"))}')`;
}

function assertOneSegment(value: string): void {
  // An empty segment would address the whole collection.
  if (value === '' || PATH_BREAKING.test(value)) throw notAnId(value);
}

function notAnId(value: string): Problem {
  return new Problem({ kind: 'notFound', detail: `not an id or name: ${JSON.stringify(value)}` });
}
