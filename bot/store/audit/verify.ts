import { open } from 'node:fs/promises';
import type { AuditVerdict } from '../../helpdesk/contracts/audit.ts';
import { GENESIS, hashOf, parseLine } from './entry.ts';
import { type AuditHead } from '../../helpdesk/contracts/audit.ts';
import { lines } from './lines.ts';

export interface Expected {
  /** Up to which byte to read. */
  end: number;
  /** The expected last entry, if it is known. */
  head?: AuditHead;
  /** The hash of a head that was noted elsewhere. If no entry has it, the log was cut or replaced since. */
  noted?: string | undefined;
}

/** Reads the whole log and reports the first entry that doesn't fit. */
export async function verify(path: string, { end, head, noted }: Expected): Promise<AuditVerdict> {
  const file = await open(path, 'r');
  try {
    let last = GENESIS;
    let seen = noted === undefined;
    for await (const block of lines(file, 0, end)) {
      for (const { bytes } of block) {
        const next = follow(bytes, last);
        if (typeof next === 'string') return broken(last, next);
        last = next;
        seen ||= next.hash === noted;
      }
    }
    if (head && last.hash !== head.hash)
      return broken(last, `the log ends before it; entry ${head.seq} was the last one written`);
    if (!seen) return broken(last, 'no entry has the hash that was noted: the log was cut or replaced since');
    return { ok: true, entries: last.seq, head: last };
  } finally {
    await file.close();
  }
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
