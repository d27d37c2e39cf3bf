import { isGuid } from '../contracts/guid.ts';
import type { GraphApi } from '../contracts/graph.ts';
import type { AuditQuery, AuditRecord, AuditTrail } from '../contracts/audit.ts';
import { plainName, sameId } from '../contracts/same-text.ts';
import { orNone, part } from '../contracts/problem.ts';
import type { AuditRequest } from './audit-request.ts';

/** The queries for what was asked: one, or one for each device if several share the name. */
export type Resolved =
  | { kind: 'queries'; queries: Omit<AuditQuery, 'limit' | 'before'>[] }
  | { kind: 'noPerson' | 'noDevice'; name: string };

export async function resolveRequest(graph: GraphApi, { of, since }: AuditRequest): Promise<Resolved> {
  if (!of) return { kind: 'queries', queries: [{ since }] };
  const { kind, name } = of;
  if (kind === 'device') {
    const ids = isGuid(name) ? [name.toLowerCase()] : await devicesCalled(graph, name);
    if (ids.length === 0) return { kind: 'noDevice', name };
    return { kind: 'queries', queries: ids.map((device) => ({ device, since })) };
  }
  const id = isGuid(name) ? name.toLowerCase() : (await orNone(graph.directory.account(name)))?.id;
  if (id === undefined) return { kind: 'noPerson', name };
  return { kind: 'queries', queries: [{ [kind === 'user' ? 'person' : 'operator']: id, since }] };
}

async function devicesCalled(graph: GraphApi, name: string): Promise<string[]> {
  const found = await graph.devices.find(name);
  const wanted = plainName(name);
  return found.items
    .filter(({ deviceName, serialNumber }) => plainName(deviceName) === wanted || sameId(serialNumber, name))
    .map(({ id }) => id);
}

/** The newest entries of all queries together, newest first. */
export async function newestOf(
  trail: AuditTrail,
  queries: readonly Omit<AuditQuery, 'limit' | 'before'>[],
  limit: number,
  before?: number,
): Promise<AuditRecord[]> {
  const lists = await Promise.all(queries.map((query) => trail.newest({ ...query, limit, before })));
  return lists
    .flat()
    .toSorted((a, b) => b.seq - a.seq)
    .slice(0, limit);
}

/** Names of the people in entries, by id. People who can't be read or have left are missing. */
export async function namesIn(
  graph: GraphApi,
  entries: readonly AuditRecord[],
): Promise<Map<string, string>> {
  const ids = new Set(
    entries.flatMap(({ operatorId, personId }) => [operatorId, ...(personId ? [personId] : [])]),
  );
  const read = await Promise.all([...ids].filter(isGuid).map((id) => part(graph.directory.speaker(id))));
  return new Map(read.flatMap((one) => (one.ok ? [[one.value.id, one.value.displayName] as const] : [])));
}
