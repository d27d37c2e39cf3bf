import { oneSpelling } from '../contracts/guid.ts';
import type { Listed } from '../contracts/graph/found.ts';
import type { Group } from '../contracts/model.ts';
import type { EnrollmentRestriction } from '../contracts/graph/troubleshooting.ts';
import type { Part } from '../contracts/problem.ts';

import type { ByGroups } from './applying.ts';
import { groupsOf } from './applying.ts';

export type Applying = ByGroups<EnrollmentRestriction>;

/**
 * Of each kind, and of each platform, the restriction with the best priority that is assigned to the person; else the tenant's default,
 * which goes for everybody. Filters are not evaluated.
 */
export function applyingRestrictions(
  all: readonly EnrollmentRestriction[],
  groups: Part<Listed<Group>>,
): Applying {
  const { ids: mine, whole } = groupsOf(groups);
  const best = new Map<string, EnrollmentRestriction>();
  for (const one of all) {
    const assigned =
      one.priority === 0 || one.everyone || one.groupIds.some((id) => mine.has(oneSpelling(id)));
    if (!assigned) continue;
    const kind = one.limit === undefined ? (one.platforms ?? []).map(({ name }) => name).join(' ') : 'limit';
    const before = best.get(kind);
    if (!before || rank(one) < rank(before)) best.set(kind, one);
  }
  return { applying: [...best.values()], whole };
}

const rank = ({ priority }: EnrollmentRestriction) => (priority === 0 ? Infinity : priority);
