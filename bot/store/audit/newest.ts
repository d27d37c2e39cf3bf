import type { FileHandle } from 'node:fs/promises';
import type { AuditQuery, AuditRecord } from '../../helpdesk/contracts/audit.ts';
import { blockReader, type ReadAt } from './block-reader.ts';
import type { LogState } from './log-state.ts';
import { hasKeys, keyNames, keyOf, keysOf, SLACK_MS } from './keys.ts';
import { hashKey } from './line-index.ts';

/** The newest matching entries, newest first. The cost depends on the matches, not on the length of the log. */
export async function newest(file: FileHandle, known: LogState, query: AuditQuery): Promise<AuditRecord[]> {
  const keys = keysOf(query);
  const wanted = keyNames.map((name) => {
    const value = keyOf(keys, name);
    return value === undefined ? undefined : hashKey(value);
  });
  const since = query.since?.getTime() ?? -Infinity;
  const found: AuditRecord[] = [];
  const blocks = { log: blockReader(file), index: known.index.blocks() };
  for await (const number of walk(known, wanted, query.before ?? Infinity, blocks.index)) {
    if (found.length >= query.limit) break;
    const record = await known.read(file, number, blocks);
    // After entries were cut off, an entry's number is higher than its line's.
    if (!record || record.seq >= (query.before ?? Infinity)) continue;
    if (!hasKeys(record, keys)) continue;
    const at = Date.parse(record.at);
    if (at < since - SLACK_MS) break;
    if (at >= since) found.push(record);
  }
  return found;
}

/** Lines that may match, newest first. Different keys can have the same hash. */
async function* walk(
  { index }: LogState,
  wanted: readonly (number | undefined)[],
  before: number,
  read: ReadAt,
): AsyncGenerator<number> {
  const lead = wanted.findIndex((hash) => hash !== undefined);
  let number = lead < 0 ? Math.min(index.count, before - 1) : index.startOf(lead, wanted[lead] ?? 0);
  while (number > 0) {
    const line = await index.line(number, read);
    if (!line) return;
    const fits = wanted.every((hash, key) => hash === undefined || hash === line.hashes[key]);
    if (fits && number < before) yield number;
    const next = lead < 0 ? number - 1 : (line.before[lead] ?? 0);
    // Only a damaged index points forward.
    if (next >= number) return;
    number = next;
  }
}
