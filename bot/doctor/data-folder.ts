import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lockFolder } from '../store/lock.ts';
import { fileError, StoreError } from '../store/store-error.ts';
import { ok, skipped, type Check } from './finding.ts';

const silent = { debug: quiet, info: quiet, warn: quiet, error: quiet };
function quiet(): void {
  // what the lock has to say, the finding says
}

/** Whether the bot could keep its files there: holds the folder for a moment, as it would, and writes. */
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
        // it keeps its files there: what would be tried here goes well
        if (error instanceof StoreError && error.code === 'held')
          return skipped(`the bot runs: ${error.message.replace(/: stop that bot first.*$/, '')}`);
        throw fileError('unwritable', folder, error);
      }
      return ok(`${folder} can be written, and no bot holds it`);
    },
  };
}
