import { guidIn, isGuid } from '../contracts/guid.ts';
import type { GraphApi } from '../contracts/graph.ts';
import type { NothingFound } from '../contracts/graph/found.ts';
import { isWhole, nothingFound } from '../contracts/graph/found.ts';
import type { PersonName } from '../contracts/model.ts';
import type { AuditQuery, AuditRecord, AuditTrail } from '../contracts/audit.ts';
import type { ActionTarget } from '../contracts/receipt.ts';
import { firstSent } from '../contracts/receipt.ts';
import type { Store } from '../contracts/store.ts';
import { plainName, sameId } from '../contracts/same-text.ts';
import { orNone, part } from '../contracts/problem.ts';
import type { AuditRequest } from './audit-request.ts';

/** The queries for what was asked: one, or one for each device if several share the name. */
type Resolved =
  | { kind: 'queries'; queries: Omit<AuditQuery, 'limit' | 'before'>[]; cut?: CutDevices }
  | { kind: 'noPerson' | 'noDevice'; name: string }
  | { kind: 'unsearched'; name: string; doubts: NothingFound }
  | { kind: 'several'; name: string; people: PersonName[]; total: number };

/** Of more devices of one name, only the first are looked up. */
export interface CutDevices {
  shown: number;
  total: number;
  /** False if there may be more. */
  exact: boolean;
}

/** Each costs a query of its own. */
const MOST_DEVICES = 25;

/** `receipts`: a device that has left Intune is found by what the bot sent to it. */
export async function resolveRequest(
  graph: GraphApi,
  receipts: Pick<Store['receipts'], 'list'>,
  { of, since }: AuditRequest,
): Promise<Resolved> {
  if (!of) return { kind: 'queries', queries: [{ since }] };
  const { kind, name } = of;
  if (kind === 'ticket') return { kind: 'queries', queries: [{ ticket: name, since }] };
  if (kind === 'device') {
    const id = guidIn(name);
    const { ids, doubts } =
      id === undefined ? await devicesCalled(graph, receipts, name) : { ids: [id], doubts: undefined };
    const shown = ids.slice(0, MOST_DEVICES);
    const cut = { shown: shown.length, total: ids.length, exact: !doubts };
    if (shown.length > 0)
      return {
        kind: 'queries',
        queries: shown.map((device) => ({ device, since })),
        ...(cut.total > cut.shown && { cut }),
      };
    return doubts ? { kind: 'unsearched', name, doubts } : { kind: 'noDevice', name };
  }
  const found = await personCalled(graph, name);
  if (typeof found !== 'string') return found;
  return { kind: 'queries', queries: [{ [kind === 'user' ? 'person' : 'operator']: found, since }] };
}

/** A person's id by their object id, UPN or name. Somebody of exactly that name goes before those whose name only contains it. */
async function personCalled(
  graph: GraphApi,
  name: string,
): Promise<string | Exclude<Resolved, { kind: 'queries' }>> {
  const id = guidIn(name);
  if (id !== undefined) return id;
  const account = /\s/u.test(name) ? undefined : await orNone(graph.directory.account(name));
  if (account) return account.id;
  if (name.includes('@')) return { kind: 'noPerson', name };
  const found = await graph.directory.findByName(name, MOST_PEOPLE);
  const exactly = found.items.filter(({ displayName }) => plainName(displayName) === plainName(name));
  const people = exactly.length > 0 ? exactly : found.items;
  const [first, second] = people;
  // somebody else may be meant if not everything was searched
  if (first && (second || !isWhole(found)))
    return { kind: 'several', name, people, total: exactly.length > 0 ? exactly.length : found.total };
  if (first) return first.id;
  return isWhole(found)
    ? { kind: 'noPerson', name }
    : { kind: 'unsearched', name, doubts: nothingFound(found) };
}

/** Enough to find the one of exactly that name. */
const MOST_PEOPLE = 25;

async function devicesCalled(
  graph: GraphApi,
  receipts: Pick<Store['receipts'], 'list'>,
  name: string,
): Promise<{ ids: string[]; doubts: NothingFound | undefined }> {
  const wanted = plainName(name);
  const isCalled = ({ deviceName, serialNumber }: Pick<ActionTarget, 'deviceName' | 'serialNumber'>) =>
    plainName(deviceName) === wanted || sameId(serialNumber, name);
  const [found, acted] = await Promise.all([graph.devices.find(name), receipts.list(isCalled)]);
  const called = found.items.filter(isCalled).map(({ id }) => id);
  const doubts = isWhole(found) ? undefined : nothingFound(found);
  // the one that is meant may be in Intune, and those that have left it aren't shown in its place
  if (called.length === 0 && doubts) return { ids: [], doubts };
  // an audit is asked for what was done: the device that something was done to last comes first
  const done = acted.toSorted((a, b) => firstSent(b) - firstSent(a)).map(({ deviceId }) => deviceId);
  return { ids: [...new Set([...done, ...called])], doubts };
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
