import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { exists, PRIVATE } from './files.ts';
import { parseHolder, thisProcess, type Sighting } from './holder.ts';
import { errno } from './store-error.ts';

/** Who holds a lock is told in a file inside of it. */
export const holderFile = (path: string): string => join(path, 'holder.json');

const taken: (string | undefined)[] = ['EEXIST', 'ENOTEMPTY', 'ENOENT'];

/**
 * Makes the lock, or gives undefined where it stands. The lock is a folder that is made elsewhere, with its content, and
 * then renamed: that fails where another stands, and never shows a lock without its holder. A file made exclusively is
 * empty for a moment, and hard links are missing on the network shares that containers keep their data on.
 */
export async function createLock(path: string): Promise<string | undefined> {
  const token = randomBytes(8).toString('hex');
  const made = `${path}.new-${token}`;
  await mkdir(made, { mode: 0o700 });
  try {
    const handle = await open(holderFile(made), 'wx', PRIVATE);
    try {
      await handle.writeFile(`${JSON.stringify(await thisProcess(token))}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(made, path);
    return token;
  } catch (error) {
    await rm(made, { recursive: true, force: true });
    // Systems differ in the error they give where the name is taken. ENOENT: who holds it tidied up.
    if (taken.includes(errno(error)) || (await exists(path))) return undefined;
    throw error;
  }
}

/** Who holds the lock; 'garbled' where nobody can tell, undefined where it isn't held. */
export async function readLock(path: string): Promise<Sighting | 'garbled' | undefined> {
  try {
    const file = holderFile(path);
    const holder = parseHolder(await readFile(file, 'utf8'));
    return holder ? { holder, beatAt: (await stat(file)).mtimeMs } : 'garbled';
  } catch (error) {
    if (errno(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Removes a lock as one step. Only its holder may, or who holds the lock named after it. */
export async function removeLock(path: string): Promise<void> {
  const gone = `${path}.gone-${randomBytes(8).toString('hex')}`;
  try {
    await rename(path, gone);
  } catch (error) {
    if (errno(error) === 'ENOENT') return;
    throw error;
  }
  await rm(gone, { recursive: true, force: true });
}
