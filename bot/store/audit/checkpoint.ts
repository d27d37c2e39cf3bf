import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { writeDurably } from '../files.ts';
import { errno } from '../store-error.ts';
import type { AuditHead } from '../../helpdesk/contracts/audit.ts';
import { unpackNewest } from './line-index.ts';

export const CHECKPOINT = 'log-checkpoint.txt';

/** How far the log had been processed. Opening continues from there. */
export interface Checkpoint {
  head: AuditHead;
  lines: number;
  /** The length of the log at the end of the last of these lines. */
  end: number;
  /** Lines of started entries without an ended one. */
  open: number[];
  newest: Uint32Array;
}

/** 2: entries are looked up by ticket, too. */
const VERSION = 2;

/** `newest`: as the index has packed it. */
export async function writeCheckpoint(
  path: string,
  checkpoint: Omit<Checkpoint, 'newest'> & { newest: string },
): Promise<void> {
  const body = JSON.stringify({ version: VERSION, ...checkpoint });
  await writeDurably(path, `${digest(body)}\n${body}\n`);
}

/**
 * undefined if there is none or it is unusable. It can be rebuilt from the log. Of one of another version only the head is used: the entry that
 * was written for sure.
 */
export async function readCheckpoint(path: string): Promise<Checkpoint | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (errno(error) === 'ENOENT') return undefined;
    throw error;
  }
  const [sum, body = ''] = text.split('\n');
  // A matching digest means that we wrote it.
  if (sum !== digest(body)) return undefined;
  const { version, ...rest } = JSON.parse(body) as { version: number; newest: string } & Omit<
    Checkpoint,
    'newest'
  >;
  const newest = unpackNewest(rest.newest);
  if (version === VERSION && newest) return { ...rest, newest };
  return { head: rest.head, lines: 0, end: 0, open: [], newest: new Uint32Array() };
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
