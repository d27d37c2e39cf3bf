import { access, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileError, StoreError } from './store-error.ts';

/** The file system calls of a durable write. Tests pass ones that fail. */
export interface Files {
  open: typeof open;
  rename: typeof rename;
}

/** Only the bot's own user may read its files. */
export const PRIVATE = 0o600;

/** Where the next content of a file is written before it gets the file's name. */
export const tempOf = (path: string): string => `${path}.tmp`;

/** The new content has its name, but may not survive a loss of power. */
export class NotSynced extends StoreError {
  constructor(path: string, cause: unknown) {
    super('unwritable', `${path} was written, but a loss of power may undo it: its folder can't be synced`, {
      cause,
    });
  }
}

/**
 * Replaces a file in one step: after a crash at any moment there is either the old content or the new one, complete. It is on disk when
 * this resolves. Without the first sync, a loss of power could leave an empty file; without the second, the old content.
 */
export async function writeDurably(
  path: string,
  content: string | Buffer,
  files: Files = { open, rename },
): Promise<void> {
  const temp = tempOf(path);
  try {
    const handle = await files.open(temp, 'w', PRIVATE);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await files.rename(temp, path);
  } catch (error) {
    // A full disk needs the space. If this fails, too, `error` has already said why.
    await rm(temp, { force: true }).catch(() => undefined);
    throw fileError('unwritable', path, error);
  }
  try {
    await syncFolder(dirname(path), files);
  } catch (cause) {
    throw new NotSynced(path, cause);
  }
}

/** Makes new names and renames in a folder durable. Windows does that without being asked. */
export async function syncFolder(folder: string, files: Pick<Files, 'open'> = { open }): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await files.open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** An unused name that says when and why a file was set aside. */
export async function asideName(path: string, why: string, at: Date): Promise<string> {
  const name = `${path}.${why}-${at.toISOString().replaceAll(':', '')}`;
  for (let n = 1; ; n++) {
    const candidate = n === 1 ? name : `${name}-${n}`;
    if (!(await exists(candidate))) return candidate;
  }
}

export async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
