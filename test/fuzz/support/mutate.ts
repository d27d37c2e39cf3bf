import type { Chance } from './chance.ts';

/** What JSON can hold. */
type Value = string | number | boolean | null | Value[] | Members;
interface Members {
  [name: string]: Value;
}

const isMembers = (value: Value): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const ODD: readonly Value[] = [
  ...[null, true, false, 0, -1, 1e308, 2 ** 53, '', ' ', 'null', 'undefined', '{}', '0'],
  ...[[], {}, [[]], [null], { a: { b: { c: {} } } }],
  ...[
    '\u0000',
    '\u202eabc',
    '\u200b',
    '\ud800',
    '🙂'.repeat(50),
    'x'.repeat(5_000),
    "' or 1 eq 1",
    '%2F..%2F',
    '../..',
  ],
  ...[
    '<at>x</at>',
    '&lt;script&gt;',
    '${1+1}',
    '{{DATE(2020-01-01)}}',
    '[x](http://x)',
    '=1+1',
    '\n\n\n',
    '\t',
  ],
  ...['c0ffee00-0000-4000-8000-00000000ffff', '2026-02-31T25:61:61Z', '9999-12-31T23:59:59Z', '-2016281112'],
];
/** A copy: what is written into one document is changed with it later. */
const odd = (chance: Chance): Value => structuredClone(chance.of(ODD));
const NAMES = [
  '__proto__',
  'constructor',
  'toString',
  'value',
  'id',
  'data',
  '',
  '@odata.nextLink',
  '$batch',
];

/** A copy of a value, changed in one to four places. Every change is one that JSON can carry. */
export function mutated<T>(value: T, chance: Chance): T {
  const copy: Members = { root: structuredClone(value) as Value };
  for (let changes = 1 + chance.below(4); changes > 0; changes -= 1) changeOne(copy, chance);
  return copy.root as T;
}

function changeOne(copy: Members, chance: Chance): void {
  const places = placesIn(copy);
  if (places.length === 0) return;
  const { owner, name } = chance.of(places);
  const now = read(owner, name);
  if (chance.is(1 / 7)) remove(owner, name);
  else write(owner, name, changed(now, chance, places));
}

function changed(now: Value, chance: Chance, places: readonly At[]): Value {
  switch (chance.below(5)) {
    case 0:
      return typeof now === 'string' ? changedText(now, chance) : odd(chance);
    case 1: {
      // another part of the same document
      const other = chance.of(places);
      return structuredClone(read(other.owner, other.name));
    }
    case 2:
      return Array.isArray(now) ? [...now, ...structuredClone(now)].reverse() : [now];
    case 3:
      return { ...(isMembers(now) ? now : {}), [chance.of(NAMES)]: odd(chance) };
    default:
      return odd(chance);
  }
}

function changedText(text: string, chance: Chance): string {
  const at = chance.below(text.length + 1);
  switch (chance.below(5)) {
    case 0:
      return text.slice(0, at);
    case 1:
      return `${text.slice(0, at)}${JSON.stringify(odd(chance))}${text.slice(at)}`;
    case 2:
      return text.toUpperCase();
    case 3:
      return text.repeat(1 + chance.below(20));
    default:
      return `${text.slice(0, at)}${String.fromCharCode(chance.below(0x3000))}${text.slice(at + 1)}`;
  }
}

interface At {
  owner: Value[] | Members;
  name: string | number;
}

/** Every place of a document that can be changed. */
function placesIn(root: Members): At[] {
  const places: At[] = [];
  const walk = (owner: At['owner']) => {
    const names = Array.isArray(owner) ? owner.keys() : Object.keys(owner);
    for (const name of names) {
      places.push({ owner, name });
      const inner = read(owner, name);
      if (typeof inner === 'object' && inner !== null && places.length < 3_000) walk(inner);
    }
  };
  walk(root);
  return places;
}

function read(owner: At['owner'], name: string | number): Value {
  return (Array.isArray(owner) ? owner[Number(name)] : owner[String(name)]) ?? null;
}

function write(owner: At['owner'], name: string | number, value: Value): void {
  // as JSON.parse sets it: `__proto__` is a name like any other
  Object.defineProperty(owner, name, { value, enumerable: true, configurable: true, writable: true });
}

function remove(owner: At['owner'], name: string | number): void {
  if (Array.isArray(owner)) owner.splice(Number(name), 1);
  else Reflect.deleteProperty(owner, name);
}
