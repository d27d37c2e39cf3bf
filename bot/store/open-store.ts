import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { StoreWrite } from '../helpdesk/contracts/metrics.ts';
import type { AuditRecord, AuditTrail } from '../helpdesk/contracts/audit.ts';
import type { Clock } from '../helpdesk/contracts/clock.ts';
import type { Log } from '../helpdesk/contracts/log.ts';
import type { Store } from '../helpdesk/contracts/store.ts';
import { openAudit } from './audit/open-audit.ts';
import { PRIVATE } from './files.ts';
import { lockFolder } from './lock.ts';
import { keepPruned } from './prune.ts';
import { StateFile } from './state-file.ts';
import { StateStore } from './state-store.ts';
import { type StoreSize, sizeOf } from './size.ts';
import { fileError } from './store-error.ts';

export interface StoreOptions {
  folder: string;
  log: Log;
  now: Clock;
  /** Told of each write, failed ones too. */
  onWrite?: ((write: StoreWrite) => void) | undefined;
}

export interface OpenStore {
  store: Store;
  audit: AuditTrail;
  /** Where a state file that couldn't be understood was set aside; the store began empty then. */
  damaged: string | undefined;
  /** Where the audit's last line was moved that a crash had cut off. */
  torn: string | undefined;
  /** Actions of which the last run didn't see the end. The audit has their end as unknown by now. */
  leftOpen: AuditRecord[];
  /** How much there is. */
  size(): Promise<StoreSize>;
  /** Throws a `StoreError` where nothing could be written. */
  check(): Promise<void>;
  /** Finishes what was asked for, then lets others have the folder. */
  close(): Promise<void>;
}

/** Opens what the bot keeps in `folder`, which it makes where there is none. One process at a time may. */
export async function openStore({ folder, log, now, onWrite }: StoreOptions): Promise<OpenStore> {
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
    throw fileError('unwritable', folder, error);
  });
  const lock = await lockFolder(folder, log);
  try {
    const mustHold = (): void => lock.mustHold();
    const file = new StateFile({ path: join(folder, 'state.json'), log, now, onWrite });
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
      ...{ store: state.store, audit, damaged: file.damaged, torn, leftOpen },
      size: () => sizeOf(folder, state.counts(), audit.head().seq),
      check: () => check(folder, mustHold),
      close: () => (closing ??= close()),
    };
  } catch (error) {
    await lock.release();
    throw fileError('unreadable', folder, error);
  }
}

/** Writing is the only proof that one can: rights don't tell of a full disk. */
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
