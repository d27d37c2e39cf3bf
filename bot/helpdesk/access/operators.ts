import { LRUCache } from 'lru-cache';
import type { Operator } from './authorize.ts';
import { hasAnyRole } from './authorize.ts';
import { groupsAhead } from './ask-ahead.ts';
import type { RoleAssignment, SpeakerRecord } from '../contracts/model.ts';
import type { GraphApi } from '../contracts/graph.ts';
import { rolesAmong } from '../keys/entra-roles.ts';
import { Problem, orNone } from '../contracts/problem.ts';
import type { RoleAssignmentCache } from './role-assignment-cache.ts';
import { upTo } from '../contracts/memory/up-to.ts';

const ADMIN_ROLES = ['Intune Administrator', 'Global Administrator'] as const;

/** Who is speaking: an operator (perhaps without any role), or someone whom the bot doesn't answer. */
export type Speaker =
  { kind: 'operator'; operator: Operator } | { kind: 'guest' } | { kind: 'blocked' } | { kind: 'unknown' };

interface Membership {
  askedGroups: ReadonlySet<string>;
  heldGroups: ReadonlySet<string>;
  record: SpeakerRecord | undefined;
  directoryRoles: readonly string[];
}

const NOTHING_HELD = {
  askedGroups: new Set<string>(),
  heldGroups: new Set<string>(),
  directoryRoles: [],
} satisfies Partial<Membership>;

/** Knows the people who speak to the bot. */
export class Operators {
  readonly #roles: RoleAssignmentCache;
  /** Only for reading: at most a minute old, for as many people as speak in a busy minute. */
  readonly #kept = new LRUCache<string, Membership>({ ...upTo(5_000), ttl: 60_000 });

  /** The people who were refused a moment ago. */
  readonly #refused = new LRUCache<string, true>({ ...upTo(5_000), ttl: 2_000 });

  /** Whether Graph is asked with each person's own token. */
  readonly #checkedByGraph: boolean;

  constructor(roles: RoleAssignmentCache, { checkedByGraph = false } = {}) {
    this.#roles = roles;
    this.#checkedByGraph = checkedByGraph;
  }

  /** For reading: facts up to a minute old. Nobody is refused from memory because they have no role. */
  async recent(graph: GraphApi, personId: string): Promise<Speaker> {
    const assignments = await orHidden(this.#roles.recent(graph, personId));
    const kept = this.#kept.get(personId);
    const known =
      kept !== undefined && memberGroups(assignments).every((group) => kept.askedGroups.has(group));
    if (!known) return this.#read(graph, personId, assignments);
    const speaker = this.#judge(kept, assignments);
    if (speaker.kind !== 'operator') return this.#refusedAgain(graph, personId, assignments, speaker);
    if (hasAnyRole(speaker.operator)) return speaker;
    return this.fresh(graph, personId);
  }

  /**
   * A refusal may be out of date, so the person's own record is read again, at most once every few seconds. About people whom the
   * bot doesn't answer, nothing more is read.
   */
  async #refusedAgain(
    graph: GraphApi,
    personId: string,
    assignments: RoleAssignment[],
    refused: Speaker,
  ): Promise<Speaker> {
    if (this.#refused.has(personId)) return refused;
    const record = await orNone(graph.directory.speaker(personId));
    const speaker = this.#judge({ ...NOTHING_HELD, record }, []);
    if (speaker.kind !== 'operator') return this.#noted(personId, speaker);
    return this.#read(graph, personId, assignments);
  }

  /** For acting: everything is read now. What was read before says only what to ask for, so that it is asked in one round. */
  async fresh(graph: GraphApi, personId: string): Promise<Speaker> {
    const own = ownFacts(graph, personId);
    // it is awaited below; until then its failure must not count as unhandled
    own.catch(() => undefined);
    const isIn = groupsAhead(
      (ids) => graph.directory.personIsIn(personId, ids),
      memberGroups(this.#roles.before(personId)),
    );
    const assignments = await orHidden(this.#roles.fresh(graph, personId));
    return this.#read(graph, personId, assignments, { own, isIn });
  }

  /**
   * What the person held when they were last read, however long ago: a hint which scope groups to ask for. If they were never read, every
   * assignment. Nobody gets a right from it.
   */
  before(personId: string): Pick<Operator, 'adminRoles' | 'assignments'> {
    const assignments = this.#roles.before(personId);
    const kept = this.#kept.peek(personId, { allowStale: true });
    const speaker = kept && this.#judge(kept, assignments);
    return speaker?.kind === 'operator' ? speaker.operator : { adminRoles: [], assignments };
  }

  forget(): void {
    this.#kept.clear();
    this.#refused.clear();
  }

  async #read(
    graph: GraphApi,
    personId: string,
    assignments: RoleAssignment[],
    {
      own = ownFacts(graph, personId),
      isIn = (ids: readonly string[]) => graph.directory.personIsIn(personId, ids),
    } = {},
  ): Promise<Speaker> {
    const asked = memberGroups(assignments);
    const [[speaker, directoryRoles], held] = await Promise.all([own, orNone(isIn(asked))]);
    const membership = {
      askedGroups: new Set(asked),
      heldGroups: held ?? new Set<string>(),
      record: speaker,
      directoryRoles,
    };
    this.#kept.set(personId, membership);
    return this.#noted(personId, this.#judge(membership, assignments));
  }

  #judge(known: Membership, assignments: readonly RoleAssignment[]): Speaker {
    return judge(known, assignments, this.#checkedByGraph);
  }

  #noted(personId: string, speaker: Speaker): Speaker {
    if (speaker.kind !== 'operator') this.#refused.set(personId, true);
    return speaker;
  }
}

function memberGroups(assignments: readonly RoleAssignment[]): string[] {
  return [...new Set(assignments.flatMap((assignment) => assignment.memberGroups))];
}

function judge(known: Membership, assignments: readonly RoleAssignment[], checkedByGraph: boolean): Speaker {
  if (!known.record) return { kind: 'unknown' };
  if (isGuest(known.record)) return { kind: 'guest' };
  if (known.record.accountEnabled === false) return { kind: 'blocked' };
  const adminRoles = rolesAmong(ADMIN_ROLES, known.directoryRoles);
  const held = assignments.filter((assignment) =>
    assignment.memberGroups.some((group) => known.heldGroups.has(group)),
  );
  return {
    kind: 'operator',
    operator: {
      speaker: known.record,
      adminRoles,
      entraRoles: known.directoryRoles,
      assignments: held,
      checkedByGraph,
    },
  };
}

/** Accounts from before userType existed have none. Then the UPN shows whether it was invited. */
function isGuest(record: SpeakerRecord): boolean {
  return record.userType === undefined
    ? record.userPrincipalName.toUpperCase().includes('#EXT#')
    : record.userType.toLowerCase() !== 'member';
}

/** A speaker whom the directory doesn't know is unknown here. Any other failure throws. */
async function ownFacts(graph: GraphApi, personId: string) {
  return Promise.all([
    orNone(graph.directory.speaker(personId)),
    orRefused(graph.directory.directoryRoles(personId), []),
  ]);
}

/**
 * Intune may hide its roles from an operator, who has none then. If it is the app that may not read them, or Graph doesn't take the question,
 * nobody can know.
 */
function orHidden(reading: Promise<RoleAssignment[]>): Promise<RoleAssignment[]> {
  return orRefused(reading, [], ({ kind, lacks }) => kind === 'badRequest' || lacks !== undefined);
}

/** What Graph refuses to tell counts as nothing. That can only lead to fewer rights. */
async function orRefused<T>(
  reading: Promise<T>,
  nothing: T,
  unless: (problem: Problem) => boolean = () => false,
): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    const refused = error instanceof Problem && ['notFound', 'forbidden', 'badRequest'].includes(error.kind);
    if (refused && !unless(error)) return nothing;
    throw error;
  }
}
