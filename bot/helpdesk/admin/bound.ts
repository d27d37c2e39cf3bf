import { isSameId } from '../contracts/guid.ts';
import type { GraphApi } from '../contracts/graph.ts';
import type { RoleAssignment } from '../contracts/model.ts';
import { orNone } from '../contracts/problem.ts';
import type { Bound } from './enter.ts';

type Scope = Pick<RoleAssignment, 'scopeGroups' | 'allUsers' | 'allDevices' | 'reachUnread'>;

/** What of a scope is beyond an admin's own: ids of groups, or a name for everyone. */
export type Beyond = string;

/**
 * The parts of a scope that an admin doesn't have themselves. They can neither assign nor remove these. Without a bound there are none.
 * A scope that couldn't be read may be all users and all devices, so it counts as beyond.
 */
export async function beyondBound(
  graph: GraphApi,
  bound: Bound | undefined,
  { scopeGroups, allUsers, allDevices, reachUnread }: Scope,
): Promise<Beyond[]> {
  if (!bound) return [];
  // all users covers any group of users; but a group may hold devices
  const everything = bound.allUsers && bound.allDevices;
  const within = await Promise.all(
    scopeGroups.map(
      async (id) => everything || isAmong(id, bound.scopeGroups) || isNested(graph, id, bound.scopeGroups),
    ),
  );
  return [
    ...scopeGroups.filter((_, index) => !within[index]),
    ...(allUsers && !bound.allUsers ? ['allUsers'] : []),
    ...(allDevices && !bound.allDevices ? ['allDevices'] : []),
    ...(reachUnread ? ['unread'] : []),
  ];
}

export function isAmong(id: string, groups: readonly string[]): boolean {
  return groups.some((one) => isSameId(one, id));
}

/** A group that no longer exists is nested in none. */
async function isNested(graph: GraphApi, id: string, groups: readonly string[]): Promise<boolean> {
  if (groups.length === 0) return false;
  const holding = await orNone(graph.directory.groupIsIn(id, groups));
  return holding !== undefined && holding.size > 0;
}
