import type { FileHandle } from 'node:fs/promises';
import type { Clock } from '../../helpdesk/contracts/clock.ts';
import type { Log } from '../../helpdesk/contracts/log.ts';
import { asideName, writeDurably } from '../files.ts';
import { readAt } from './lines.ts';

/**
 * Moves anything after the last complete entry, usually the start of a line that a crash cut off, to its own file. Resolves to the name
 * of that file. The write was never acknowledged.
 */
export async function setTornAside(
  file: FileHandle,
  path: string,
  end: number,
  now: Clock,
  log: Log,
): Promise<string | undefined> {
  const { size } = await file.stat();
  if (size <= end) return undefined;
  const aside = await asideName(path, 'torn', now());
  await writeDurably(aside, await readAt(file, end, size - end));
  await file.truncate(end);
  await file.sync();
  log.warn(
    { file: path, aside, bytes: size - end },
    `the last line of ${path} was cut off, as a crash does, and was moved to ${aside}: keep that file with the audit`,
  );
  return aside;
}
