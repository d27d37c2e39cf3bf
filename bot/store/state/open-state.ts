import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from '../../helpdesk/contracts/log.ts';
import type { Store } from '../../helpdesk/contracts/store.ts';
import { lockFolder } from '../lock/lock.ts';
import { STATE_FILE } from '../names.ts';
import { StateFile } from './state-file.ts';
import { StateStore } from './state-store.ts';
import { parseState } from './state.ts';
import { errno, fileError, StoreError } from '../store-error.ts';

/** Records by id, by table. */
export type Tables = Readonly<Record<string, Readonly<Record<string, object>>>>;

/** The current state. The bot may be running: it replaces the file in one step, so the file is always complete. */
export async function readState(folder: string): Promise<Tables> {
  const path = join(folder, STATE_FILE);
  try {
    const tables: [string, { kept: ReadonlyMap<string, { value: object }> }][] = Object.entries(
      parseState(await readFile(path, 'utf8'), path),
    );
    return Object.fromEntries(
      tables.map(([name, { kept }]) => [
        name,
        Object.fromEntries(Array.from(kept, ([id, { value }]) => [id, value])),
      ]),
    );
  } catch (error) {
    if (errno(error) === 'ENOENT') return {};
    // The parser's message quotes the file, which may name a person.
    if (error instanceof SyntaxError)
      throw new StoreError('unreadable', `${path} is damaged: the next start of the bot sets it aside`);
    throw fileError('unreadable', path, error);
  }
}

/** Only the state, without the audit. Throws a `StoreError` if a bot has the folder. */
export async function openState(folder: string, log: Log): Promise<{ store: Store; close(): Promise<void> }> {
  const lock = await lockFolder(folder, log);
  try {
    const file = new StateFile({ path: join(folder, STATE_FILE), log, now: () => new Date() });
    const state = await StateStore.open(file, () => lock.mustHold());
    const close = async () => {
      try {
        await state.close();
      } finally {
        await lock.release();
      }
    };
    return { store: state.store, close };
  } catch (error) {
    await lock.release();
    throw fileError('unreadable', folder, error);
  }
}
