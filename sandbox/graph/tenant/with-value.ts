import { inOrder, worthAnIndex } from '../odata/sorted-index.ts';
import type { Entity } from '../types.ts';
import type { Tenant } from './index.ts';

/** What in one of the tenant's own lists has this text, in any case, as a property; by index where the list is long. */
export function withValue(
  tenant: Tenant,
  list: readonly Entity[],
  property: string,
  text: string,
): readonly Entity[] {
  const wanted = text.toLowerCase();
  const textsOf = (entity: Entity): string[] => {
    const value = entity[property];
    return typeof value === 'string' ? [value.toLowerCase()] : [];
  };
  if (list.length <= worthAnIndex) return list.filter((entity) => textsOf(entity)[0] === wanted);
  return inOrder(list, tenant.indexes.of(list, `value ${property}`, textsOf).equal(wanted));
}
