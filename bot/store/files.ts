import { access, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileError, StoreError } from './store-error.ts';

/** What a durable write needs of the file system; tests give one that fails. */
export interface Files {
  open: typeof open;
  rename: typeof rename;
}

/** Only the bot's own user may read what it keeps. */
export const PRIVATE = 0o600;

/** Where a file's next content is written before it takes the name. */
export const tempOf = (path: string): string => `${path}.tmp`;

/** Thrown where the new content has its name already, but may not survive a loss of power. */
export class NotSynced extends StoreError {
  constructor(path: string, cause: unknown) {
    super('unwritable', `${path} was written, but a loss of power may undo it: its folder can't be synced`, {
      cause,
    });
  }
}

/**
 * Replaces a file as one step: after a crash at any moment there is the old content or the new one, whole. On disk once it
 * resolves. Without the first sync a loss of power can leave the new name with nothing in it, without the second the old name.
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
    // A full disk needs the room; that the temp file can't be removed either says nothing that `error` doesn't.
    await rm(temp, { force: true }).catch(() => undefined);
    throw fileError('unwritable', path, error);
  }
  try {
    await syncFolder(dirname(path), files);
  } catch (cause) {
    throw new NotSynced(path, cause);
  }
}

/** Makes new names and renames in a folder last. Windows has no such thing and does it by itself. */
export async function syncFolder(folder: string, files: Pick<Files, 'open'> = { open }): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await files.open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A name that says when and why a file was set aside, and that no file has yet. */
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
