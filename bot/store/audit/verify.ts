import { open } from 'node:fs/promises';
import type { AuditVerdict } from '../../helpdesk/contracts/audit.ts';
import { GENESIS, hashOf, parseLine } from './entry.ts';
import { type AuditHead } from '../../helpdesk/contracts/audit.ts';
import { lines, type Line } from './lines.ts';

interface Expected {
  /** The expected last entry, if it is known. */
  head?: AuditHead;
  /** Entries that were written for sure: the checkpoint's, and the last one that was posted. */
  written?: readonly AuditHead[];
  /** The hash of a head that was noted elsewhere. If no entry has it, the log was cut or replaced since. */
  noted?: string | undefined;
}

/** Reads the whole log, up to byte `end`, and reports the first entry that doesn't fit. */
export async function verify(
  path: string,
  { end, ...expected }: Expected & { end: number },
): Promise<AuditVerdict> {
  const file = await open(path, 'r');
  try {
    return await verifyLines(bytesOf(lines(file, 0, end)), expected);
  } finally {
    await file.close();
  }
}

async function* bytesOf(blocks: AsyncIterable<Line[]>): AsyncGenerator<Buffer[]> {
  for await (const block of blocks) yield block.map(({ bytes }) => bytes);
}

/** Reads lines without their newlines, oldest first, and reports the first that doesn't fit. */
export async function verifyLines(
  blocks: AsyncIterable<Buffer[]>,
  { head, written = [], noted }: Expected,
): Promise<AuditVerdict> {
  let last = GENESIS;
  let seen = noted === undefined;
  const checked = [...written].toSorted((a, b) => a.seq - b.seq);
  const expected = new Map(checked.map(({ seq, hash }) => [seq, hash]));
  for await (const block of blocks) {
    for (const bytes of block) {
      const next = follow(bytes, last);
      if (typeof next === 'string') return broken(last, next);
      if ((expected.get(next.seq) ?? next.hash) !== next.hash)
        return broken(
          last,
          'it is not the entry that was written: the log was replaced from there or before',
        );
      last = next;
      seen ||= next.hash === noted;
    }
  }
  const newest = [...checked, ...(head ? [head] : [])].findLast(({ seq }) => seq > last.seq);
  if (newest) return broken(last, missingAfter(last, newest));
  if (head && last.hash !== head.hash)
    return broken(last, `the log goes on after entry ${head.seq}, the last one written`);
  if (!seen) return broken(last, 'no entry has the hash that was noted: the log was cut or replaced since');
  return { ok: true, entries: last.seq, head: last };
}

/** Says how many entries are missing at the end. */
export function missingAfter(last: Pick<AuditHead, 'seq'>, newest: Pick<AuditHead, 'seq'>): string {
  const count = newest.seq - last.seq;
  const what = count === 1 ? '1 entry is' : `${count} entries are`;
  return `${what} missing after entry ${last.seq}; entry ${newest.seq} was written`;
}

const broken = ({ seq }: AuditHead, why: string): AuditVerdict => ({
  ok: false,
  seq: seq + 1,
  line: seq + 1,
  why,
});

/** The head after a line, or why the line doesn't follow from the one before. */
function follow(bytes: Buffer, last: AuditHead): AuditHead | string {
  const record = parseLine(bytes);
  if (!record) return "the line isn't an entry";
  const seq = last.seq + 1;
  if (record.seq !== seq)
    return `entry ${record.seq} is in its place: entries were removed, inserted or moved`;
  if (record.prev !== last.hash)
    return `it doesn't follow from entry ${last.seq}: one of the two was changed or replaced`;
  if (record.hash !== hashOf(bytes, last.hash)) return 'it was changed';
  return { seq, hash: record.hash };
}
