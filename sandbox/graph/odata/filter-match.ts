import type { Comparison, Filter, TextFunction } from './filter-parser.ts';
import type { Literal } from './filter-tokens.ts';

type Match = (entity: unknown) => boolean;

/** The value at a property path; `$count` is a collection's length. */
export function valueAt(entity: unknown, path: readonly string[]): unknown {
  let value = entity;
  for (const name of path) {
    if (name === '$count') return Array.isArray(value) ? value.length : 0;
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<string, unknown>)[name];
  }
  return value;
}

type Comparable = string | number | boolean | undefined;

function comparable(value: unknown, like: Literal): Comparable {
  if (value === null || value === undefined) return undefined;
  if (like instanceof Date) return new Date(value as string | Date).getTime();
  if (typeof value === 'string') return value.toLowerCase();
  return typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
}

function compare(path: readonly string[], how: Comparison, literal: Literal): Match {
  const wanted = comparable(literal, literal);
  const equal: Match = (entity) => comparable(valueAt(entity, path), literal) === wanted;
  if (how === 'eq') return equal;
  if (how === 'ne') return (entity) => !equal(entity);
  return (entity) => {
    const value = comparable(valueAt(entity, path), literal);
    if (value === undefined || wanted === undefined) return false;
    if (how === 'ge') return value >= wanted;
    if (how === 'gt') return value > wanted;
    return how === 'le' ? value <= wanted : value < wanted;
  };
}

const textTests = {
  startswith: (text, part) => text.startsWith(part),
  endswith: (text, part) => text.endsWith(part),
  contains: (text, part) => text.includes(part),
} satisfies Record<TextFunction, (text: string, part: string) => boolean>;

/** A path in a lambda starts with the variable for the element. */
function inLambda(filter: Filter, variable: string): Filter {
  switch (filter.kind) {
    case 'not':
      return { ...filter, of: inLambda(filter.of, variable) };
    case 'and':
    case 'or':
      return { ...filter, left: inLambda(filter.left, variable), right: inLambda(filter.right, variable) };
    case 'compare':
    case 'in':
    case 'text':
    case 'true':
    case 'any':
    case 'all':
      return filter.path[0] === variable ? { ...filter, path: filter.path.slice(1) } : filter;
  }
}

function lambda(filter: Filter & { kind: 'any' | 'all' }): Match {
  const { path, kind } = filter;
  const body = filter.body && matcher(inLambda(filter.body, filter.variable));
  return (entity) => {
    const list = valueAt(entity, path);
    if (!Array.isArray(list)) return kind === 'all';
    if (!body) return list.length > 0;
    return kind === 'any' ? list.some(body) : list.every(body);
  };
}

/** Makes the test for a filter. Like Graph, it ignores the case of texts. */
export function matcher(filter: Filter): Match {
  switch (filter.kind) {
    case 'compare':
      return compare(filter.path, filter.with, filter.value);
    case 'in': {
      const tests = filter.values.map((value) => compare(filter.path, 'eq', value));
      return (entity) => tests.some((test) => test(entity));
    }
    case 'text': {
      const test = textTests[filter.with];
      const part = filter.value.toLowerCase();
      return (entity) => {
        const value = valueAt(entity, filter.path);
        return typeof value === 'string' && test(value.toLowerCase(), part);
      };
    }
    case 'true':
      return (entity) => valueAt(entity, filter.path) === true;
    case 'any':
    case 'all':
      return lambda(filter);
    case 'not': {
      const inner = matcher(filter.of);
      return (entity) => !inner(entity);
    }
    case 'and': {
      const [left, right] = [matcher(filter.left), matcher(filter.right)];
      return (entity) => left(entity) && right(entity);
    }
    case 'or': {
      const [left, right] = [matcher(filter.left), matcher(filter.right)];
      return (entity) => left(entity) || right(entity);
    }
  }
}
