import type { AuditHead, AuditQuery, AuditRecord, AuditVerdict } from '../../../helpdesk/contracts/audit.ts';
import { GENESIS, parseLine } from '../../audit/entry.ts';
import { hasKeys, keyNames, keyOf, keysOf, SLACK_MS } from '../../audit/keys.ts';
import { verifyLines } from '../../audit/verify.ts';
import { pagesOf, type Partition, type StoredRow } from '../rows.ts';
import { entryKey, HEAD, openKey, rangeOf, seqAt } from './keys.ts';

type Readable = Pick<Partition, 'range' | 'get'>;

/** Most queries are for a page of a card. */
const SMALLEST_PAGE = 25;
const LARGEST_PAGE = 500;
/** So many entries are read side by side: more than a card shows. */
const AT_ONCE = 50;

/** The newest matching entries, newest first. What is read depends on the matches, not on the length of the audit. */
export async function newestOf(rows: Readable, query: AuditQuery): Promise<AuditRecord[]> {
  const keys = keysOf(query);
  const since = query.since?.getTime() ?? -Infinity;
  const found: AuditRecord[] = [];
  for await (const page of backward(rows, query)) {
    for (const row of page) {
      const record = row && parseLine(Buffer.from(row.text));
      if (!record || !hasKeys(record, keys)) continue;
      const at = Date.parse(record.at);
      if (at < since - SLACK_MS) return found;
      if (at >= since) found.push(record);
      if (found.length >= query.limit) return found;
    }
  }
  return found;
}

/** Entries that may match, newest first: those of the key with the fewest, or all. */
async function* backward(rows: Readable, query: AuditQuery): AsyncGenerator<(StoredRow | undefined)[]> {
  const keys = keysOf(query);
  const size = Math.min(LARGEST_PAGE, Math.max(SMALLEST_PAGE, query.limit + 1));
  const lead = keyNames.find((name) => keys[name] !== undefined);
  if (lead === undefined) {
    const newest = Math.min((query.before ?? Infinity) - 1, await lastSeq(rows));
    for (let to = newest; to > 0; to -= size)
      yield (await rows.range(entryKey(Math.max(0, to - size)), entryKey(to), size)).toReversed();
    return;
  }
  const range = rangeOf(lead, keyOf(keys, lead) ?? '', query.before ?? Infinity);
  for (let [after] = range; ;) {
    const page = await rows.range(after, range[1], size);
    for (let from = 0; from < page.length; from += AT_ONCE)
      yield Promise.all(page.slice(from, from + AT_ONCE).map(({ key }) => rows.get(entryKey(seqAt(key)))));
    if (page.length < size) return;
    after = page.at(-1)?.key ?? range[1];
  }
}

async function lastSeq(rows: Readable): Promise<number> {
  return (await headOf(rows)).seq;
}

export async function headOf(rows: Readable): Promise<AuditHead> {
  const row = await rows.get(HEAD);
  return row ? (JSON.parse(row.text) as AuditHead) : GENESIS;
}

/** Started entries that nothing has ended yet, the oldest first. */
export async function openEntries(rows: Readable): Promise<AuditRecord[]> {
  const open: AuditRecord[] = [];
  for await (const page of pagesOf(rows, 'open:', 'open:~')) {
    const started = await Promise.all(page.map((row) => startedAt(rows, row)));
    open.push(...started.filter((one) => one !== undefined));
  }
  return open.toSorted((a, b) => a.seq - b.seq);
}

/** The entry that a row calls open, as it is in the chain. Older bots wrote its whole line there. */
async function startedAt(rows: Readable, { key, text }: StoredRow): Promise<AuditRecord | undefined> {
  const seq = parseLine(Buffer.from(text))?.seq ?? Number(text);
  const row = await rows.get(entryKey(seq));
  const record = row && parseLine(Buffer.from(row.text));
  return record?.kind === 'started' && openKey(record.id) === key ? record : undefined;
}

export interface Expected {
  /** The newest entry that was there when the reading began. Without it, the table's own head. */
  head?: AuditHead;
  written?: readonly AuditHead[];
  noted?: string | undefined;
}

/** Reads every entry up to the head and reports the first that doesn't fit. */
export async function verifyRows(rows: Readable, expected: Expected): Promise<AuditVerdict> {
  const head = expected.head ?? (await headOf(rows));
  return verifyLines(linesOf(rows, head.seq), { ...expected, head });
}

/** The entries' lines, oldest first, in blocks. */
export async function* linesOf(rows: Readable, last?: number): AsyncGenerator<Buffer[]> {
  const to = last ?? (await headOf(rows)).seq;
  for await (const page of pagesOf(rows, entryKey(0), entryKey(to)))
    yield page.map(({ text }) => Buffer.from(text));
}
