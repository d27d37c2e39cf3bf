import type { AuditRecord } from '../../helpdesk/contracts/audit.ts';
import type { Log } from '../../helpdesk/contracts/log.ts';
import { GENESIS, parseLine } from '../audit/entry.ts';
import { endedBy } from '../audit/left-open.ts';
import { StoreError } from '../store-error.ts';
import { openPartitions, openQueue, type StorageAccount } from '../tables/account.ts';
import { entrySteps, HEAD, LARGEST, openKey } from '../tables/audit/keys.ts';
import { linesOf, verifyRows } from '../tables/audit/read.ts';
import { LOG_HEAD } from '../tables/commit-log.ts';
import { stateIn } from '../tables/reading.ts';
import { MOST_STEPS, type Partition, type Step } from '../tables/rows.ts';
import { TableState } from '../tables/table-state.ts';
import type { Place } from './place.ts';
import { putAll } from './put-all.ts';

/** The tables and the queue of a storage account. Nothing keeps bots away: the mark says whether one has written. */
export async function accountPlace(account: StorageAccount, name: string, log: Log): Promise<Place> {
  const { state, audit } = await openPartitions(account);
  return {
    name,
    state: () => stateIn(state),
    // whatever the head says
    lines: () => linesOf(audit, LARGEST),
    // the chain alone: where its entries are found is written anew
    verify: (posted) => verifyRows(audit, { written: posted ? [posted] : [] }),
    async mark() {
      const heads = await Promise.all([state.get(LOG_HEAD), audit.get(HEAD)]);
      return JSON.stringify(heads.map((row) => row?.etag));
    },
    writeLines: (blocks) => writeLines(audit, blocks),
    async writeState(tables) {
      const opened = await TableState.open({ rows: state, log });
      try {
        await putAll(opened.store, tables);
      } finally {
        await opened.close();
      }
    },
    async writeCares(cares) {
      const messages = await openQueue(account);
      for (const care of cares) await messages.send(JSON.stringify(care), 0);
    },
    close: () => Promise.resolve(),
  };
}

/** The head comes last: until then the table has no audit, and a copy that broke off is noticed. */
async function writeLines(rows: Partition, blocks: AsyncIterable<Buffer[]>): Promise<void> {
  const open = new Map<string, number>();
  let last: Pick<AuditRecord, 'seq' | 'hash'> = GENESIS;
  let steps: Step[] = [];
  const flush = async () => {
    if (steps.length > 0) await rows.write(steps);
    steps = [];
  };
  for await (const block of blocks)
    for (const line of block) {
      const record = parseLine(line);
      if (!record)
        throw new StoreError('unreadable', `A line after entry ${last.seq} of the audit isn’t an entry`);
      const more = entrySteps(record, line.toString());
      if (steps.length + more.length > MOST_STEPS) await flush();
      steps.push(...more);
      if (record.kind === 'started') open.set(record.id, record.seq);
      open.delete(endedBy(record) ?? '');
      last = record;
    }
  for (const [id, seq] of open) {
    if (steps.length >= MOST_STEPS) await flush();
    steps.push({ do: 'create', key: openKey(id), text: String(seq) });
  }
  await flush();
  if (last.seq === GENESIS.seq) return;
  await rows.write([{ do: 'create', key: HEAD, text: JSON.stringify({ seq: last.seq, hash: last.hash }) }]);
}
