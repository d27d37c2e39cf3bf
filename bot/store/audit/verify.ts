import { open } from 'node:fs/promises';
import { GENESIS, hashOf, parseLine, type Head } from './entry.ts';
import { lines } from './lines.ts';

export type Verdict =
  | { ok: true; entries: number; head: Head }
  /** `seq` is the entry that should stand at `line` and doesn't, or not as it was written. */
  | { ok: false; seq: number; line: number; why: string };

/** Reads the whole log, up to byte `end`, where entry `head` should be the last. */
export async function verify(path: string, end: number, head: Head): Promise<Verdict> {
  const file = await open(path, 'r');
  try {
    let last = GENESIS;
    for await (const block of lines(file, 0, end)) {
      for (const { bytes } of block) {
        const next = follow(bytes, last);
        if (typeof next === 'string') return broken(last, next);
        last = next;
      }
    }
    if (last.hash === head.hash) return { ok: true, entries: last.seq, head };
    return broken(last, `the log ends before it; entry ${head.seq} was the last one written`);
  } finally {
    await file.close();
  }
}

const broken = ({ seq }: Head, why: string): Verdict => ({ ok: false, seq: seq + 1, line: seq + 1, why });

/** The head after a line, or why it doesn't follow from the one before. */
function follow(bytes: Buffer, last: Head): Head | string {
  const record = parseLine(bytes);
  if (!record) return "the line isn't an entry";
  const seq = last.seq + 1;
  if (record.seq !== seq)
    return `entry ${record.seq} stands in its place: entries were removed, inserted or moved`;
  if (record.prev !== last.hash)
    return `it doesn't follow from entry ${last.seq}: one of the two was changed or replaced`;
  if (record.hash !== hashOf(bytes, last.hash)) return 'it was changed';
  return { seq, hash: record.hash };
}
