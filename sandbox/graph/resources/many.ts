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

/** What the ids stand for, in their order; an id that stands for nothing is left out. */
export const objectsOf = (tenant: Tenant, ids: readonly string[]): Entity[] =>
  ids.flatMap((id) => tenant.directoryObject(id)?.entity ?? []);

/** Every object under a group, nested groups opened up. */
export function membersBelow(tenant: Tenant, group: Group): Entity[] {
  const ids = new Set((group.members ?? []).map((id) => id.toLowerCase()));
  for (const id of ids) for (const inner of tenant.group(id)?.members ?? []) ids.add(inner.toLowerCase());
  ids.delete(group.id.toLowerCase());
  return objectsOf(tenant, [...ids]);
}

/** The type of a directory object, by which it is served. */
export const kindOf = ({ tenant }: Context, entity: Entity): EntityType =>
  tenant.directoryObject(entity.id)?.kind ?? 'other';
