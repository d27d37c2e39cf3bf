import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { AuditHead, AuditRecord, AuditVerdict } from '../../helpdesk/contracts/audit.ts';
import { exists } from '../files.ts';
import { AUDIT_FILE } from '../names.ts';
import { fileError } from '../store-error.ts';
import { CHECKPOINT, readCheckpoint } from './checkpoint.ts';
import { GENESIS, parseLine } from './entry.ts';
import { lines } from './lines.ts';
import { missingAfter, verify } from './verify.ts';

/* The bot may be running: these only read, without a lock. */

export interface Noted {
  /** The hash of a head that a person noted. It has to be in the log. */
  hash?: string | undefined;
  /** The last head that was posted. */
  posted?: AuditHead | undefined;
}

/** Checks the whole chain. It has to contain the entry of the checkpoint beside it, too. */
export async function verifyAuditFile(folder: string, { hash, posted }: Noted = {}): Promise<AuditVerdict> {
  const path = join(folder, AUDIT_FILE);
  try {
    // First the checkpoint: a running bot appends to the log before it writes one.
    const checkpoint = await readCheckpoint(join(folder, CHECKPOINT));
    const written = [checkpoint?.head, posted].flatMap((head) => (head && head.seq > 0 ? [head] : []));
    const lost = written.toSorted((a, b) => a.seq - b.seq).at(-1);
    if (lost && !(await exists(path)))
      return { ok: false, seq: 1, line: 1, why: `${path} is gone: ${missingAfter(GENESIS, lost)}` };
    return await verify(path, { end: await sizeOf(path), written, noted: hash });
  } catch (error) {
    throw fileError('unreadable', path, error);
  }
}

/** Every entry, oldest first, in blocks. Lines that are no entries are left out; verifying names them. */
export async function* readAuditFile(folder: string): AsyncGenerator<AuditRecord[]> {
  const path = join(folder, AUDIT_FILE);
  const end = await sizeOf(path).catch((error: unknown) => {
    throw fileError('unreadable', path, error);
  });
  const file = await open(path, 'r');
  try {
    for await (const block of lines(file, 0, end))
      yield block.map(({ bytes }) => parseLine(bytes)).filter((record) => record !== undefined);
  } finally {
    await file.close();
  }
}

async function sizeOf(path: string): Promise<number> {
  const file = await open(path, 'r');
  try {
    return (await file.stat()).size;
  } finally {
    await file.close();
  }
}
