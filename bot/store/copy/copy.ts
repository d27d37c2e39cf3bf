import { isDeepStrictEqual } from 'node:util';
import type { AuditHead } from '../../helpdesk/contracts/audit.ts';
import type { Care } from '../../helpdesk/contracts/custody.ts';
import type { Tables } from '../state/open-state.ts';
import { StoreError } from '../store-error.ts';
import { countsOf, type Place } from './place.ts';

interface Copied {
  records: Record<string, number>;
  entries: number;
  head: AuditHead;
}

interface CopyOptions {
  /** The head of the audit that was posted last, by what the state says. */
  postedIn: (tables: Tables) => AuditHead | undefined;
  /** What of the state has to be looked after. */
  caresOf: (tables: Tables) => Care[];
}

/**
 * Copies everything from one place to another one that is empty, and compares: the audit's chain and head, and each record. Throws a
 * `StoreError` that says what is wrong; then the target is not to be used.
 */
export async function copyAll(from: Place, to: Place, { postedIn, caresOf }: CopyOptions): Promise<Copied> {
  await mustBeEmpty(to);
  const before = await from.mark();
  const tables = await from.state();
  const head = await wholeAudit(from, postedIn(tables));
  await to.writeLines(from.lines());
  await to.writeState(tables);
  await to.writeCares(caresOf(tables));
  if ((await from.mark()) !== before)
    throw wrong(
      `${from.name} was written to meanwhile: stop every bot that works on it, empty ${to.name}, and copy again`,
    );
  const copied = await wholeAudit(to, head);
  if (copied.seq !== head.seq || copied.hash !== head.hash)
    throw wrong(
      `the audit of ${to.name} ends with entry ${copied.seq}, that of ${from.name} with ${head.seq}`,
    );
  const there = await to.state();
  for (const [name, records] of Object.entries(tables))
    if (!isDeepStrictEqual(there[name] ?? {}, records))
      throw wrong(`${to.name} has other ${name} than ${from.name}`);
  return { records: countsOf(tables), entries: head.seq, head };
}

async function mustBeEmpty(place: Place): Promise<void> {
  const counts = Object.entries(countsOf(await place.state())).filter(([, count]) => count > 0);
  const [table] = counts;
  if (table)
    throw wrong(
      `${place.name} isn’t empty: it has ${table[1]} ${table[0]}. Copy to a place that nothing is in`,
    );
  for await (const block of place.lines())
    if (block.length > 0)
      throw wrong(`${place.name} isn’t empty: it has an audit. Copy to a place that nothing is in`);
}

async function wholeAudit(place: Place, posted: AuditHead | undefined): Promise<AuditHead> {
  const verdict = await place.verify(posted && posted.seq > 0 ? posted : undefined);
  if (!verdict.ok)
    throw wrong(
      `the audit of ${place.name} isn’t whole: entry ${verdict.seq} is the first that doesn’t fit: ${verdict.why}`,
    );
  return verdict.head;
}

const wrong = (why: string) => new StoreError('unwritable', why);
