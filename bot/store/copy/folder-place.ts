import { access, mkdir, open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from '../../helpdesk/contracts/log.ts';
import { lines } from '../audit/lines.ts';
import { verifyAuditFile } from '../audit/read-file.ts';
import { PRIVATE, syncFolder } from '../files.ts';
import { AUDIT_FILE } from '../names.ts';
import { openState, readState } from '../state/open-state.ts';
import { errno, fileError } from '../store-error.ts';
import { GENESIS } from '../audit/entry.ts';
import type { Place } from './place.ts';
import { putAll } from './put-all.ts';

/** A folder. It is locked, so that no bot starts on it meanwhile. Throws a `StoreError` if one has it. `make`: it may be missing. */
export async function folderPlace(folder: string, log: Log, { make }: { make: boolean }): Promise<Place> {
  await (make ? mkdir(folder, { recursive: true, mode: 0o700 }) : access(folder)).catch((error: unknown) => {
    throw fileError(make ? 'unwritable' : 'unreadable', folder, error);
  });
  const opened = await openState(folder, log);
  const path = join(folder, AUDIT_FILE);
  const size = async () => {
    try {
      return (await stat(path)).size;
    } catch (error) {
      if (errno(error) === 'ENOENT') return 0;
      throw fileError('unreadable', path, error);
    }
  };
  return {
    name: folder,
    state: () => readState(folder),
    async *lines() {
      const end = await size();
      if (end === 0) return;
      const file = await open(path, 'r');
      try {
        for await (const block of lines(file, 0, end)) yield block.map(({ bytes }) => bytes);
      } finally {
        await file.close();
      }
    },
    async verify(posted) {
      const none = (await size()) === 0 && posted === undefined;
      return none ? { ok: true, entries: 0, head: GENESIS } : verifyAuditFile(folder, { posted });
    },
    // its lock keeps others from writing
    mark: () => Promise.resolve(''),
    async writeLines(blocks) {
      const file = await open(path, 'ax', PRIVATE).catch((error: unknown) => {
        throw fileError('unwritable', path, error);
      });
      try {
        for await (const block of blocks)
          await file.appendFile(Buffer.concat(block.flatMap((line) => [line, NEWLINE])));
        await file.sync();
      } catch (error) {
        throw fileError('unwritable', path, error);
      } finally {
        await file.close();
      }
      await syncFolder(folder);
    },
    writeState: (tables) => putAll(opened.store, tables),
    // a bot with files looks for them at its start
    writeCares: () => Promise.resolve(),
    close: () => opened.close(),
  };
}

const NEWLINE = Buffer.from('\n');
