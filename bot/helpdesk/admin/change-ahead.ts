import { groupsAhead } from '../access/ask-ahead.ts';
import type { GraphApi } from '../contracts/graph.ts';
import { isGuid } from '../contracts/guid.ts';
import type { RoleChange } from '../contracts/role-change.ts';
import { isAmong } from './bound.ts';
import { groupIdsIn } from './draft.ts';
import type { Bound } from './enter.ts';

/**
 * The same Graph for one press of Confirm. What decides about the change is asked for now, in the round that says who presses: the groups
 * and roles of an assignment, or the assignment that would be removed, and whether its scope is within the bound that the presser
 * probably has. The answers decide. What was not expected is asked for when it turns out to be needed.
 *
 * It is good until the change is sent: each read is answered once.
 */
export function changeAhead(graph: GraphApi, change: RoleChange, bound: Bound | undefined): GraphApi {
  const { directory, roles } = graph;
  const scope =
    change.kind === 'assign' ? groupIdsIn(change.form.scope).filter(isGuid) : change.seen.scopeGroups;
  const nesting = new Map(
    boundary(bound).length === 0
      ? []
      : scope
          .filter((id) => !isAmong(id, boundary(bound)))
          .map((id) => [id, groupsAhead((ids) => directory.groupIsIn(id, ids), boundary(bound))]),
  );
  const ahead: GraphApi = {
    ...graph,
    directory: {
      ...directory,
      groupIsIn: (id, ids) => nesting.get(id)?.(ids) ?? directory.groupIsIn(id, ids),
    },
  };
  if (change.kind === 'remove') {
    const read = unawaited(roles.assignment(change.assignmentId));
    const assignment = (id: string) => (id === change.assignmentId ? read : roles.assignment(id));
    return { ...ahead, roles: { ...roles, assignment } };
  }
  const ids = [...new Set([...groupIdsIn(change.form.members), ...scope])].filter(isGuid);
  const groups = new Map(ids.map((id) => [id, unawaited(directory.group(id))]));
  const definitions = unawaited(roles.definitions());
  /** The presser's own rights and the names in use come from one list, whoever asks first. */
  let assignments: ReturnType<typeof roles.assignments> | undefined;
  return {
    ...ahead,
    directory: { ...ahead.directory, group: (id) => groups.get(id) ?? directory.group(id) },
    roles: {
      ...roles,
      definitions: () => definitions,
      assignments: (expected) => (assignments ??= unawaited(roles.assignments(expected))),
    },
  };
}

/** Groups in which a scope may be nested. Who may assign everybody and everything needs none. */
function boundary(bound: Bound | undefined): readonly string[] {
  return bound && !(bound.allUsers && bound.allDevices) ? bound.scopeGroups : [];
}

/** Until somebody waits for it, its failure must not count as unhandled. */
function unawaited<T>(reading: Promise<T>): Promise<T> {
  reading.catch(() => undefined);
  return reading;
}
