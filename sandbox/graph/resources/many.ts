import type { Context } from '../context.ts';
import type { Tenant } from '../tenant/index.ts';
import type { Entity, Group } from '../types.ts';
import type { EntityType, Many } from './resource.ts';

export const manyOf = (type: Many['type'], items: readonly Entity[], path: string): Many => ({
  many: true,
  type,
  items,
  path,
});

/** The objects with these ids, in their order. Unknown ids are left out. */
export const objectsOf = (tenant: Tenant, ids: readonly string[]): Entity[] =>
  ids.flatMap((id) => tenant.directoryObject(id)?.entity ?? []);

/** Every object in a group and its nested groups. */
export function membersBelow(tenant: Tenant, group: Group): Entity[] {
  const ids = new Set((group.members ?? []).map((id) => id.toLowerCase()));
  for (const id of ids) for (const inner of tenant.group(id)?.members ?? []) ids.add(inner.toLowerCase());
  ids.delete(group.id.toLowerCase());
  return objectsOf(tenant, [...ids]);
}

/** The type of a directory object, which decides how Graph serves it. */
export const kindOf = ({ tenant }: Context, entity: Entity): EntityType =>
  tenant.directoryObject(entity.id)?.kind ?? 'other';
