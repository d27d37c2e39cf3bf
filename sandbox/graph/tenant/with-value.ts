import { inOrder, worthAnIndex } from '../odata/sorted-index.ts';
import type { Entity } from '../types.ts';
import type { Tenant } from './index.ts';

/** The entries of one of the tenant's own lists with this text as a property, in any case. Long lists have an index. */
export function withValue(
  tenant: Tenant,
  list: readonly Entity[],
  property: string,
  text: string,
): readonly Entity[] {
  const wanted = text.toLowerCase();
  if (list.length <= worthAnIndex) return list.filter((entity) => textOf(entity, property) === wanted);
  const textsOf = (entity: Entity): string[] => {
    const found = textOf(entity, property);
    return found === undefined ? [] : [found];
  };
  return inOrder(list, tenant.indexes.of(list, `value ${property}`, textsOf).equal(wanted));
}

function textOf(entity: Entity, property: string): string | undefined {
  const value = entity[property];
  return typeof value === 'string' ? value.toLowerCase() : undefined;
}
