import { oneSpelling } from '../contracts/guid.ts';
import type { Assigned } from '../contracts/graph/tab-records.ts';
import type { Listed } from '../contracts/graph/found.ts';
import type { Group } from '../contracts/model.ts';
import type { Part } from '../contracts/problem.ts';

export interface ByGroups<T> {
  applying: T[];
  /** False: not all of the person's groups are known, and one of the others may decide. */
  whole: boolean;
}

/** What is assigned to a person, by their groups. Filters and groups of devices are not evaluated. */
export function applyingTo<T extends { assigned: Assigned }>(
  all: readonly T[],
  groups: Part<Listed<Group>>,
): ByGroups<T> {
  const { ids: mine, whole } = groupsOf(groups);
  const isIn = (ids: readonly string[]) => ids.some((id) => mine.has(oneSpelling(id)));
  const applying = all.filter(
    ({ assigned }) =>
      !isIn(assigned.excludedGroupIds) &&
      (assigned.everyone || assigned.allDevices || isIn(assigned.groupIds)),
  );
  return { applying, whole };
}

/** The ids of a person's groups, and whether these are all. */
export function groupsOf(groups: Part<Listed<Group>>): { ids: ReadonlySet<string>; whole: boolean } {
  if (!groups.ok) return { ids: new Set(), whole: false };
  const { items, exact, total } = groups.value;
  return { ids: new Set(items.map(({ id }) => oneSpelling(id))), whole: exact && items.length === total };
}
