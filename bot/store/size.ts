import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AUDIT_FILE, STATE_FILE } from './names.ts';
import { errno } from './store-error.ts';

export interface StoreSize {
  /** By file. Of tables it isn't known. */
  bytes: Readonly<Record<string, number>>;
  /** By table of the state. */
  records: Readonly<Record<string, number>>;
  auditEntries: number;
}

export async function sizeOf(
  folder: string,
  records: StoreSize['records'],
  auditEntries: number,
): Promise<StoreSize> {
  const [state, audit] = await Promise.all(
    [STATE_FILE, AUDIT_FILE].map((name) => bytesOf(join(folder, name))),
  );
  return { bytes: { state: state ?? 0, audit: audit ?? 0 }, records, auditEntries };
}

/** 0 if there is no file yet. */
async function bytesOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (errno(error) === 'ENOENT') return 0;
    throw error;
  }
}
