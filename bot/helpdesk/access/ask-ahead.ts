import { oneSpelling } from '../contracts/guid.ts';
import type { EntraDevice } from '../contracts/model.ts';
import type { Directory, GraphApi } from '../contracts/graph.ts';
import { Problem } from '../contracts/problem.ts';

/** Which of these groups somebody or something is in. */
type AskGroups = (groupIds: readonly string[]) => Promise<Set<string>>;

/** What a press will probably ask about one device. It is a hint what to ask for now. The answers decide. */
export interface Expected {
  /** The primary user. undefined: the device probably has none. */
  userId: string | undefined;
  /** The device in Entra: its deviceId, and its object's id. undefined: not known. */
  entra: { deviceId: string; objectId: string | undefined } | undefined;
  /** The scope groups that will probably matter. */
  groups: readonly string[];
}

/**
 * Asks about `expected` groups now, so that the answer is there when it is needed. Groups that turn out to matter as well are asked for
 * then. Nothing is answered but from what was asked here.
 */
export function groupsAhead(ask: AskGroups, expected: readonly string[]): AskGroups {
  if (expected.length === 0) return ask;
  const asked = new Set(expected);
  const first = ask(expected);
  unawaited(first);
  return async (groupIds) => {
    const [known, others] = [new Set<string>(), new Set<string>()];
    for (const id of groupIds) (asked.has(id) ? known : others).add(id);
    if (known.size === 0) return ask(groupIds);
    const [held, more] = await Promise.all([
      // a group too many may be what it failed for
      known.size === asked.size ? first : first.catch((error: unknown) => again(ask, [...known], error)),
      others.size > 0 ? ask([...others]) : others,
    ]);
    return new Set(groupIds.filter((id) => held.has(id) || (others.has(id) && more.has(id))));
  };
}

function again(ask: AskGroups, groupIds: readonly string[], error: unknown): Promise<Set<string>> {
  if (error instanceof Problem) return ask(groupIds);
  throw error;
}

/** Until somebody waits for it, its failure must not count as unhandled. */
function unawaited(reading: Promise<unknown>): void {
  reading.catch(() => undefined);
}

/**
 * The same Graph for one press. The memberships that will probably decide about its devices are asked for at once, in the round of
 * everything else, and what was not expected is asked for when it turns out to be needed.
 */
export function askAhead(graph: GraphApi, expected: readonly Expected[]): GraphApi {
  const { directory } = graph;
  const people = new Map<string, AskGroups>();
  const devices = new Map<string, AskGroups>();
  const objects = new Map<string, Promise<EntraDevice | undefined>>();
  for (const { userId, entra, groups } of expected) {
    if (groups.length === 0) continue;
    if (userId !== undefined && !people.has(userId))
      people.set(
        userId,
        groupsAhead((ids) => directory.personIsIn(userId, ids), groups),
      );
    if (!entra || objects.has(oneSpelling(entra.deviceId))) continue;
    const { deviceId, objectId } = entra;
    const object = directory.deviceObject(deviceId);
    unawaited(object);
    objects.set(oneSpelling(deviceId), object);
    if (objectId !== undefined)
      devices.set(
        objectId,
        groupsAhead((ids) => directory.deviceIsIn(objectId, ids), groups),
      );
  }
  const ahead: Directory = {
    ...directory,
    personIsIn: (person, ids) => people.get(person)?.(ids) ?? directory.personIsIn(person, ids),
    deviceObject: (deviceId) => objects.get(oneSpelling(deviceId)) ?? directory.deviceObject(deviceId),
    deviceIsIn: (objectId, ids) => devices.get(objectId)?.(ids) ?? directory.deviceIsIn(objectId, ids),
  };
  return { ...graph, directory: ahead };
}
