import { rm, type FileHandle } from 'node:fs/promises';
import type { Log } from '../../helpdesk/contracts/log.ts';
import { readCheckpoint, writeCheckpoint, type Checkpoint } from './checkpoint.ts';
import { GENESIS } from './entry.ts';
import { LogState } from './log-state.ts';
import { LineIndex } from './line-index.ts';
import { missingAfter } from './verify.ts';

export interface LogFiles {
  audit: FileHandle;
  index: FileHandle;
  checkpointPath: string;
}

/** Reads a log from its checkpoint on if that fits, otherwise from the first line. */
export async function recover(files: LogFiles, log: Log): Promise<LogState> {
  const { size } = await files.audit.stat();
  const checkpoint = await readCheckpoint(files.checkpointPath);
  const known =
    (checkpoint && (await fromCheckpoint(files, size, checkpoint))) ??
    (await fromScratch(files, checkpoint?.head));
  await known.readOn(files.audit, size);
  if (checkpoint) await compare(files, known, checkpoint, log);
  return known;
}

/**
 * Starts with nothing. The old checkpoint is replaced first: it must never be found beside a half rebuilt index. `written` is the last
 * entry that was written for sure, which must not be forgotten.
 */
export async function fromScratch({ index, checkpointPath }: LogFiles, written = GENESIS): Promise<LogState> {
  const known = new LogState(new LineIndex(index));
  const nothing = { end: 0, lines: 0, open: [], newest: known.index.newest() };
  if (written.seq > GENESIS.seq) await writeCheckpoint(checkpointPath, { head: written, ...nothing });
  else await rm(checkpointPath, { force: true });
  return known;
}

async function fromCheckpoint(
  files: LogFiles,
  size: number,
  checkpoint: Checkpoint,
): Promise<LogState | undefined> {
  if (checkpoint.lines === 0 || size < checkpoint.end) return undefined;
  if ((await LineIndex.room(files.index)) < checkpoint.lines) return undefined;
  const known = new LogState(new LineIndex(files.index, checkpoint.lines, checkpoint.newest));
  known.head = checkpoint.head;
  known.end = checkpoint.end;
  if (!(await holds(files, known, checkpoint))) return undefined;
  for (const line of checkpoint.open) {
    const started = await known.read(files.audit, line);
    if (started) known.open.set(started.id, line);
  }
  return known;
}

/** Whether the log has the checkpoint's entry where it was written. */
async function holds({ audit }: LogFiles, known: LogState, { head, lines }: Checkpoint): Promise<boolean> {
  if (head.seq === GENESIS.seq) return true;
  const last = await known.read(audit, lines > 0 ? lines : head.seq);
  return last?.hash === head.hash;
}

/**
 * Reports a log that was cut or changed while no bot had it. If it was cut, the next entry is chained to the last one that was written,
 * so that `verify` reports what is missing from then on.
 */
async function compare(files: LogFiles, known: LogState, checkpoint: Checkpoint, log: Log): Promise<void> {
  if (await holds(files, known, checkpoint)) return;
  const { seq, hash } = checkpoint.head;
  const missing = known.head.seq < seq ? `: ${missingAfter(known.head, checkpoint.head)}` : '';
  log.error(
    { seq, hash, last: known.head.seq },
    `the audit log was changed: this entry is not where it was written${missing}. Check it with \`audit verify\``,
  );
  if (known.head.seq <= seq) known.head = checkpoint.head;
}
