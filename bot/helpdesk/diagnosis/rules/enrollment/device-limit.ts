import { oneSpelling } from '../../../contracts/guid.ts';
import type { PersonFacts } from '../../facts.ts';

/**
 * How many devices a person may enroll: by the restriction with the best priority that is assigned to one of their groups; else by the
 * tenant's default. undefined: not all of their groups are known, and one of the others may have another limit.
 */
export function limitOf({ limits, groups }: Pick<PersonFacts, 'limits' | 'groups'>): number | undefined {
  const all = groups.exact && groups.items.length === groups.total;
  if (!all && limits.some(({ groupIds }) => groupIds.length > 0)) return undefined;
  const mine = new Set(groups.items.map(({ id }) => oneSpelling(id)));
  const assigned = limits
    .filter(({ everyone, groupIds }) => everyone || groupIds.some((id) => mine.has(oneSpelling(id))))
    .toSorted((a, b) => a.priority - b.priority);
  return (assigned.find(({ priority }) => priority > 0) ?? limits.find(({ priority }) => priority === 0))
    ?.limit;
}
