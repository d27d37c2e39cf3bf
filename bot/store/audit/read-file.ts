import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { AuditRecord, AuditVerdict } from '../../helpdesk/contracts/audit.ts';
import { fileError } from '../store-error.ts';
import { parseLine } from './entry.ts';
import { lines } from './lines.ts';
import { verify } from './verify.ts';

/** The bot may be running: this only reads, without a lock. */
const FILE = 'audit.jsonl';

/** Checks the whole chain. `noted`: the hash of a head that was noted elsewhere, which has to be in it. */
export async function verifyAuditFile(folder: string, noted?: string): Promise<AuditVerdict> {
  const path = join(folder, FILE);
  try {
    return await verify(path, { end: await sizeOf(path), noted });
  } catch (error) {
    throw fileError('unreadable', path, error);
  }
}

/** Every entry, oldest first, in blocks. Lines that are no entries are left out; verifying names them. */
export async function* readAuditFile(folder: string): AsyncGenerator<AuditRecord[]> {
  const path = join(folder, FILE);
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
