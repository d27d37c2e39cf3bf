import type { Entity } from '../types.ts';
import { valueAt } from './filter-match.ts';
import type { Filter } from './filter-parser.ts';
import type { SortedIndex, SortedIndexes } from './sorted-index.ts';

type Positions = Set<number> | undefined;

const union = (a: ReadonlySet<number>, b: ReadonlySet<number>): Set<number> => new Set([...a, ...b]);

/**
 * Positions of the entities in a long list that a filter can match, found by index. undefined: any entity can. The caller applies the
 * whole filter afterwards.
 */
export function candidates(filter: Filter, list: readonly Entity[], indexes: SortedIndexes): Positions {
  const byPath = (path: readonly string[]): SortedIndex =>
    indexes.of(list, `value ${path.join('/')}`, (entity) => {
      const value = valueAt(entity, path);
      const texts: unknown[] = Array.isArray(value) ? value : [value];
      return texts.flatMap((text) => (typeof text === 'string' ? [text.toLowerCase()] : []));
    });
  switch (filter.kind) {
    case 'compare':
      if (filter.with !== 'eq' || typeof filter.value !== 'string') return undefined;
      return byPath(filter.path).equal(filter.value.toLowerCase());
    case 'in':
      return filter.values.reduce<Positions>(
        (found, value) =>
          found && typeof value === 'string'
            ? union(found, byPath(filter.path).equal(value.toLowerCase()))
            : undefined,
        new Set(),
      );
    case 'text':
      return filter.with === 'startswith'
        ? byPath(filter.path).prefix(filter.value.toLowerCase())
        : undefined;
    case 'any': {
      const { body, variable, path } = filter;
      const plain = (body?.kind === 'compare' || body?.kind === 'text') && body.path.join('/') === variable;
      return plain ? candidates({ ...body, path }, list, indexes) : undefined;
    }
    case 'and':
      return candidates(filter.left, list, indexes) ?? candidates(filter.right, list, indexes);
    case 'or': {
      const left = candidates(filter.left, list, indexes);
      const right = left && candidates(filter.right, list, indexes);
      return left && right && union(left, right);
    }
    case 'all':
    case 'true':
    case 'not':
      return undefined;
  }
}
