import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { StoreWrite } from '../helpdesk/contracts/metrics.ts';
import type { AuditRecord, AuditTrail } from '../helpdesk/contracts/audit.ts';
import { ALONE, type Custody } from '../helpdesk/contracts/custody.ts';
import type { Clock } from '../helpdesk/contracts/clock.ts';
import type { Log } from '../helpdesk/contracts/log.ts';
import type { Store } from '../helpdesk/contracts/store.ts';
import { openAudit } from './audit/open-audit.ts';
import { PRIVATE } from './files.ts';
import { lockFolder } from './lock/lock.ts';
import { STATE_FILE } from './names.ts';
import { keepPruned } from './prune.ts';
import { StateFile } from './state/state-file.ts';
import { StateStore } from './state/state-store.ts';
import { type StoreSize, sizeOf } from './size.ts';
import { fileError } from './store-error.ts';

interface StoreOptions {
  folder: string;
  log: Log;
  now: Clock;
  /** Called for each write, failed ones too. */
  onWrite?: ((write: StoreWrite) => void) | undefined;
}

export interface OpenStore {
  store: Store;
  audit: AuditTrail;
  custody: Custody;
  /** Where a damaged state file was set aside, if there was one. The store then started empty. */
  damaged: string | undefined;
  /** Where the incomplete last line of the audit was moved, if a crash left one. */
  torn: string | undefined;
  /** Actions that the last run didn't finish. The audit now says that their outcome is unknown. */
  leftOpen: AuditRecord[];
  size(): Promise<StoreSize>;
  /** Throws a `StoreError` if the store can't write. */
  check(): Promise<void>;
  /** Finishes pending writes, then releases the folder. */
  close(): Promise<void>;
}

/** Opens the bot's data in `folder`, and creates the folder if necessary. Only one process can have it open. */
export async function openStore({ folder, log, now, onWrite }: StoreOptions): Promise<OpenStore> {
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
    throw fileError('unwritable', folder, error);
  });
  const lock = await lockFolder(folder, log);
  try {
    const mustHold = (): void => lock.mustHold();
    const file = new StateFile({ path: join(folder, STATE_FILE), log, now, onWrite });
    const state = await StateStore.open(file, mustHold);
    const { audit, leftOpen, torn } = await openAudit({ folder, log, now, mustHold, onWrite });
    const stopPruning = await keepPruned(state.store, now, log);
    const close = async (): Promise<void> => {
      stopPruning();
      try {
        await state.close();
        await audit.close();
      } finally {
        await lock.release();
      }
    };
    let closing: Promise<void> | undefined;
    return {
      store: state.store,
      audit,
      custody: ALONE,
      damaged: file.damaged,
      torn,
      leftOpen,
      size: () => sizeOf(folder, state.counts(), audit.head().seq),
      check: () => check(folder, mustHold),
      close: () => (closing ??= close()),
    };
  } catch (error) {
    await lock.release();
    throw fileError('unreadable', folder, error);
  }
}

/** Only writing proves that writing works: permissions say nothing about a full disk. */
async function check(folder: string, mustHold: () => void): Promise<void> {
  const probe = join(folder, 'check.tmp');
  try {
    mustHold();
    await writeFile(probe, 'x', { mode: PRIVATE });
    await rm(probe);
  } catch (error) {
    throw fileError('unwritable', folder, error);
  }
}
