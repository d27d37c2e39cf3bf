import { Problem } from '../../helpdesk/contracts/problem.ts';
import { encode } from './encode.ts';

/** Even encoded, some servers decode these before they take a path apart. */
const PATH_BREAKING = /[/\\\p{Cc}\p{Cs}]/u;

/** A path in which every inserted value is one segment, whatever it holds. */
export function path(fixed: TemplateStringsArray, ...values: string[]): string {
  return values.reduce((built, value, i) => built + segment(value) + (fixed[i + 1] ?? ''), fixed[0] ?? '');
}

function segment(value: string): string {
  assertOneSegment(value);
  if (/^\.+$/.test(value)) throw noSuchThing(value);
  return encode(value);
}

/**
 * The path of a person by object id or user principal name. The key form is for what Graph would read as something
 * else: a UPN that begins with `$`, and words such as `delta` that name a function.
 */
export function userPath(person: string): string {
  assertOneSegment(person);
  const plain = /^[^$.]/.test(person) && /[@\d-]/.test(person);
  return plain ? `/users/${encode(person)}` : `/users('${encode(person.replaceAll("'", "''"))}')`;
}

function assertOneSegment(value: string): void {
  // an empty segment would address the whole collection
  if (value === '' || PATH_BREAKING.test(value)) throw noSuchThing(value);
}

function noSuchThing(value: string): Problem {
  return new Problem({ kind: 'notFound', detail: `no id or name of anything: ${JSON.stringify(value)}` });
}
