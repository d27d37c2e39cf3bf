import { rm, type FileHandle } from 'node:fs/promises';
import type { Log } from '../../helpdesk/contracts/log.ts';
import { readCheckpoint } from './checkpoint.ts';
import { Known } from './known.ts';
import { LineIndex } from './line-index.ts';

export interface LogFiles {
  audit: FileHandle;
  index: FileHandle;
  checkpointPath: string;
}

/** Reads a log from its checkpoint on if that fits, otherwise from the first line. */
export async function recover(files: LogFiles, log: Log): Promise<Known> {
  const { size } = await files.audit.stat();
  const known = (await fromCheckpoint(files, size, log)) ?? (await fromScratch(files));
  await known.readOn(files.audit, size);
  return known;
}

/** Starts with nothing. The old checkpoint is removed first: it must never be found beside a half rebuilt index. */
export async function fromScratch({ index, checkpointPath }: LogFiles): Promise<Known> {
  await rm(checkpointPath, { force: true });
  return new Known(new LineIndex(index));
}

async function fromCheckpoint(files: LogFiles, size: number, log: Log): Promise<Known | undefined> {
  const checkpoint = await readCheckpoint(files.checkpointPath);
  if (!checkpoint || (await LineIndex.room(files.index)) < checkpoint.lines) return undefined;
  const known = new Known(new LineIndex(files.index, checkpoint.lines, checkpoint.newest));
  known.head = checkpoint.head;
  known.end = checkpoint.end;
  const last = size >= checkpoint.end ? await known.read(files.audit, checkpoint.lines) : undefined;
  if (checkpoint.lines > 0 && last?.hash !== checkpoint.head.hash) {
    log.warn(
      { seq: checkpoint.head.seq, hash: checkpoint.head.hash },
      'the audit log was changed: this entry is not where it was written. Check it with `audit verify`',
    );
    return undefined;
  }
  for (const line of checkpoint.open) {
    const started = await known.read(files.audit, line);
    if (started) known.open.set(started.id, line);
  }
  return known;
}
