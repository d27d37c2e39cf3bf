import { readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Adapter } from 'lowdb';
import type { StoreWrite } from '../../helpdesk/contracts/metrics.ts';
import type { Clock } from '../../helpdesk/contracts/clock.ts';
import type { Log } from '../../helpdesk/contracts/log.ts';
import { asideName, syncFolder, tempOf, writeDurably, type Files } from '../files.ts';
import { ChangedOutside, parseState, stateText, type State } from './state.ts';
import { errno, fileError, StoreError } from '../store-error.ts';
import { timed } from '../timed.ts';

interface StateFileOptions {
  path: string;
  log: Log;
  now: Clock;
  files?: Files | undefined;
  onWrite?: ((write: StoreWrite) => void) | undefined;
}

/** An adapter for lowdb. Its own file adapters rename without a sync, which a loss of power can undo. */
export class StateFile implements Adapter<State> {
  /** Where a damaged file was set aside. */
  damaged: string | undefined;
  readonly #options: StateFileOptions;

  constructor(options: StateFileOptions) {
    this.#options = options;
  }

  async read(): Promise<State | null> {
    const { path } = this.#options;
    try {
      // Left by a crash during a write, which was never acknowledged.
      await rm(tempOf(path), { force: true });
      return parseState(await readFile(path, 'utf8'), path);
    } catch (error) {
      if (errno(error) === 'ENOENT') return null;
      if (!(error instanceof SyntaxError)) throw fileError('unreadable', path, error);
      await this.#setAside(error);
      return null;
    }
  }

  async write(state: State): Promise<void> {
    const { path, files, onWrite } = this.#options;
    await timed('state', true, onWrite, () => writeDurably(path, stateText(state), files));
  }

  async #setAside(error: SyntaxError): Promise<void> {
    const { path, log, now } = this.#options;
    const aside = await asideName(path, 'damaged', now());
    try {
      await rename(path, aside);
      await syncFolder(dirname(path));
    } catch (cause) {
      throw new StoreError('unwritable', `${path} is damaged and can't be set aside: move it elsewhere`, {
        cause,
      });
    }
    this.damaged = aside;
    const what =
      error instanceof ChangedOutside
        ? 'was not as the bot wrote it (damaged, or edited by hand)'
        : 'is damaged';
    // Not the message: it quotes the file, which may name a person.
    log.error(
      { file: path, aside, reason: error.name },
      `${path} ${what} and was set aside as ${aside}: open confirmations and past receipts are gone, the audit is ` +
        `not. To restore them, stop the bot, repair that file and rename it to ${path}, without its "sha256", which no longer fits`,
    );
  }
}
