import type { Context } from '../context.ts';
import { badRequest, unsupportedQuery } from '../errors.ts';
import { directoryTypes, type Many } from '../resources/resource.ts';
import type { Entity } from '../types.ts';
import { candidates } from './candidates.ts';
import type { Filter } from './filter-parser.ts';
import type { Options } from './options.ts';
import { sorted } from './order.ts';
import { searchHolds, searchPositions } from './search.ts';
import { inOrder, worthAnIndex } from './sorted-index.ts';

/** Queries that the directory answers only with ConsistencyLevel: eventual and $count=true. */
function isAdvanced(filter: Filter): boolean {
  switch (filter.kind) {
    case 'compare':
      return filter.with === 'ne' || filter.path.includes('$count');
    case 'text':
      return filter.with === 'endswith';
    case 'not':
      return true;
    case 'and':
    case 'or':
      return isAdvanced(filter.left) || isAdvanced(filter.right);
    case 'any':
    case 'all':
      return filter.body !== undefined && isAdvanced(filter.body);
    case 'in':
    case 'true':
      return false;
  }
}

function hasContains(filter: Filter): boolean {
  if (filter.kind === 'text') return filter.with === 'contains';
  if (filter.kind === 'not') return hasContains(filter.of);
  return (
    (filter.kind === 'and' || filter.kind === 'or') && (hasContains(filter.left) || hasContains(filter.right))
  );
}

/** The directory's own limits on queries. */
function checkDirectoryQuery(options: Options, eventual: boolean): void {
  const { filter, search, order, skip } = options;
  if (skip !== undefined) throw badRequest("'$skip' is not supported by the service.");
  if (search && !eventual) {
    throw unsupportedQuery(
      "Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'",
    );
  }
  if (filter && hasContains(filter.tree))
    throw unsupportedQuery('Unsupported Query: contains is not supported.');
  const advanced = filter && (isAdvanced(filter.tree) || order !== undefined);
  if (advanced && !(eventual && options.count)) throw unsupportedQuery('Unsupported Query.');
}

/** The items that a query asks for, in its order. The caller does the paging. */
export function pick(context: Context, many: Many, options: Options, eventual: boolean): readonly Entity[] {
  const { filter, search, order } = options;
  if (directoryTypes.has(many.type)) checkDirectoryQuery(options, eventual);
  else if (search) throw badRequest('The $search query option is not supported here.');
  let { items } = many;
  const long = many.whole && items.length > worthAnIndex;
  if (filter) {
    const positions = long ? candidates(filter.tree, many.items, context.tenant.indexes) : undefined;
    if (positions) items = inOrder(many.items, positions);
    const now = context.now.getTime();
    const seen = (entity: Entity): Entity =>
      many.type === 'managedDevice' ? context.ledger.view(entity, now) : entity;
    items = items.filter((entity) => filter.holds(seen(entity)));
  }
  if (search) {
    items =
      long && !filter
        ? inOrder(many.items, searchPositions(search, many.items, context.tenant.indexes))
        : items.filter((entity) => searchHolds(search, entity));
  }
  return order ? sorted(items, order) : items;
}
