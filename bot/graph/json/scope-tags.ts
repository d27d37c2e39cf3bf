import type { Json } from './fields.ts';

/** The ids of an entity's scope tags, or undefined if Graph didn't say. v1.0 never says. */
export function scopeTagsIn({ roleScopeTagIds: ids }: Json): string[] | undefined {
  if (!Array.isArray(ids)) return undefined;
  const tags = (ids as unknown[]).filter((id) => typeof id === 'string');
  return tags.length === ids.length ? tags : undefined;
}
