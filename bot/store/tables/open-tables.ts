import type { Clock } from '../../helpdesk/contracts/clock.ts';
import type { Log } from '../../helpdesk/contracts/log.ts';
import type { StoreWrite } from '../../helpdesk/contracts/metrics.ts';
import type { OpenStore } from '../open-store.ts';
import { endOf } from '../audit/left-open.ts';
import { keepPruned } from '../prune.ts';
import { QueueCustody } from '../queue/queue-custody.ts';
import { StoreError } from '../store-error.ts';
import { missingParts, openPartitions, openQueue, type StorageAccount } from './account.ts';
import { TableAudit } from './audit/table-audit.ts';
import { TableState } from './table-state.ts';

export interface TablesOptions {
  account: StorageAccount;
  log: Log;
  now: Clock;
  /** Called for each write, failed ones too. */
  onWrite?: ((write: StoreWrite) => void) | undefined;
  /** How much faster work that waits goes to another bot, for tests. */
  speed?: number | undefined;
}

/** No turn takes this long: whoever started an entry so long ago and hasn't ended it is gone. */
const LEFT_AFTER_MS = 5 * 60_000;
const LOOK_EVERY_MS = 60_000;

/** Opens the tables in a storage account. Other bots may have them open, too. */
export async function openTables({
  account,
  log,
  now,
  onWrite,
  speed = 1,
}: TablesOptions): Promise<OpenStore> {
  const [rows, messages] = await Promise.all([openPartitions(account), openQueue(account)]);
  const custody = new QueueCustody({ messages, log, speed });
  const audit = await TableAudit.open({ rows: rows.audit, now, onWrite });
  const state = await TableState.open({ rows: rows.state, log, onWrite });
  const stopPruning = await keepPruned(state.store, now, log);
  const leftAfterMs = LEFT_AFTER_MS / speed;
  const timer = setInterval(() => void endLeftOpen(audit, { now, log, leftAfterMs }), LOOK_EVERY_MS / speed);
  timer.unref();
  await endLeftOpen(audit, { now, log, leftAfterMs });
  const close = async (): Promise<void> => {
    stopPruning();
    clearInterval(timer);
    try {
      await custody.close();
    } finally {
      await state.close();
      await audit.close();
    }
  };
  let closing: Promise<void> | undefined;
  return {
    store: state.store,
    audit,
    custody,
    damaged: undefined,
    torn: undefined,
    leftOpen: [],
    size: () => Promise.resolve({ bytes: {}, records: state.counts(), auditEntries: audit.head().seq }),
    async check() {
      await Promise.all([state.store.level(), mustBeThere(rows, messages)]);
    },
    close: () => (closing ??= close()),
  };
}

async function mustBeThere(...parts: Parameters<typeof missingParts>): Promise<void> {
  const missing = await missingParts(...parts);
  if (missing.length > 0)
    throw new StoreError(
      'unwritable',
      `Gone from the storage account: ${missing.join(', ')}. Restart the bot, which makes what is missing, and find out who removed it`,
    );
}

/** Ends entries whose bot died before it could: nobody knows the outcome of what they started. Any bot does that, and one gets to. */
async function endLeftOpen(
  audit: TableAudit,
  { now, log, leftAfterMs }: Pick<TablesOptions, 'now' | 'log'> & { leftAfterMs: number },
): Promise<void> {
  try {
    const left = (await audit.openEntries()).filter(
      ({ at }) => now().getTime() - Date.parse(at) >= leftAfterMs,
    );
    for (const started of left) {
      if (!(await audit.endIfOpen(endOf(started)))) continue;
      const { id, what, operatorId, deviceId, assignmentId } = started;
      log.warn(
        { audit: id, what, operatorId, deviceId, assignmentId },
        'a bot ended before this did: outcome unknown',
      );
    }
  } catch (error) {
    log.warn({ err: error }, 'entries that were left open could not be ended');
  }
}
