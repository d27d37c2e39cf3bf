import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { exists, PRIVATE } from '../files.ts';
import { errno } from '../store-error.ts';
import { parseOwner, thisProcess, type LockObservation } from './lock-owner.ts';

/** The file in a lock that names its owner. Older bots look for it under this name, too. */
export const ownerFile = (path: string): string => join(path, 'holder.json');

const taken: (string | undefined)[] = ['EEXIST', 'ENOTEMPTY', 'ENOENT'];

/**
 * Creates the lock and resolves to its token, or to undefined if there is one already. The lock is a folder that is prepared under
 * another name and then renamed: the rename fails if there is a lock, and no lock is ever visible without its owner. A file that is
 * created exclusively would be empty for a moment, and network shares that containers use have no hard links.
 */
export async function createLock(path: string): Promise<string | undefined> {
  const token = randomBytes(8).toString('hex');
  const prepared = `${path}.new-${token}`;
  await mkdir(prepared, { mode: 0o700 });
  try {
    const handle = await open(ownerFile(prepared), 'wx', PRIVATE);
    try {
      await handle.writeFile(`${JSON.stringify(await thisProcess(token))}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(prepared, path);
    return token;
  } catch (error) {
    await rm(prepared, { recursive: true, force: true });
    // Systems differ in the error for a name that is taken. ENOENT: the owner of the lock tidied up.
    if (taken.includes(errno(error)) || (await exists(path))) return undefined;
    throw error;
  }
}

/** The lock as it is now; 'unreadable' if its owner can't be read, undefined if there is none. */
export async function readLock(path: string): Promise<LockObservation | 'unreadable' | undefined> {
  try {
    const file = ownerFile(path);
    const owner = parseOwner(await readFile(file, 'utf8'));
    return owner ? { owner, renewedAt: (await stat(file)).mtimeMs } : 'unreadable';
  } catch (error) {
    if (errno(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Removes a lock in one step. Only its owner may, or the owner of the lock named after it. */
export async function removeLock(path: string): Promise<void> {
  const removed = `${path}.gone-${randomBytes(8).toString('hex')}`;
  try {
    await rename(path, removed);
  } catch (error) {
    if (errno(error) === 'ENOENT') return;
    throw error;
  }
  await rm(removed, { recursive: true, force: true });
}
