import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lockFolder } from '../store/lock/lock.ts';
import { fileError, StoreError } from '../store/store-error.ts';
import { ok, skipped, type Check } from './finding.ts';

const silent = { debug: quiet, info: quiet, warn: quiet, error: quiet };
function quiet(): void {
  // The finding says what the lock would log.
}

/** Whether the bot could use the folder: takes its lock for a moment and writes a file. */
export function dataFolderCheck(folder: string): Check {
  return {
    name: 'data folder',
    async run() {
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        const lock = await lockFolder(folder, silent);
        try {
          const probe = join(folder, 'check.tmp');
          await writeFile(probe, 'x', { mode: 0o600 });
          await rm(probe);
        } finally {
          await lock.release();
        }
      } catch (error) {
        // A running bot uses the folder, so this check would pass.
        if (error instanceof StoreError && error.code === 'held')
          return skipped(`the bot runs: ${error.message.replace(/: stop that bot first.*$/, '')}`);
        throw fileError('unwritable', folder, error);
      }
      return ok(`${folder} is writable, and no bot uses it`);
    },
  };
}
