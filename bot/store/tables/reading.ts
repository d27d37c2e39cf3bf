import type { AuditRecord, AuditVerdict } from '../../helpdesk/contracts/audit.ts';
import type { Log } from '../../helpdesk/contracts/log.ts';
import type { Store } from '../../helpdesk/contracts/store.ts';
import { parseLine } from '../audit/entry.ts';
import type { Noted } from '../audit/read-file.ts';
import { STATE_VERSION } from '../state/migrate.ts';
import type { Tables } from '../state/open-state.ts';
import { openPartitions, type StorageAccount } from './account.ts';
import { linesOf } from './audit/read.ts';
import { verifyTable } from './audit/verify-table.ts';
import { CommitLog } from './commit-log.ts';
import { Memory } from './memory.ts';
import type { Partition } from './rows.ts';
import { readRecords } from './snapshot.ts';
import { TableState } from './table-state.ts';

/** Programs that read what bots keep in a storage account. The bots may be running. */

/** The current state: records by id, by table. */
export async function readStateTable(account: StorageAccount): Promise<Tables> {
  return stateIn((await openPartitions(account)).state);
}

export async function stateIn(rows: Partition): Promise<Tables> {
  const memory = new Memory();
  await readRecords(rows, new CommitLog(rows, STATE_VERSION), memory);
  return memory.tables();
}

/** The state alone, to change it. */
export async function openStateTable(
  account: StorageAccount,
  log: Log,
): Promise<{ store: Store; close(): Promise<void> }> {
  const { state } = await openPartitions(account);
  return TableState.open({ rows: state, log });
}

/** Every entry, oldest first, in blocks. Rows that are no entries are left out; verifying names them. */
export async function* readAuditTable(account: StorageAccount): AsyncGenerator<AuditRecord[]> {
  const { audit } = await openPartitions(account);
  for await (const block of linesOf(audit))
    yield block.map(parseLine).filter((record) => record !== undefined);
}

/** Checks the whole audit up to the head that the table has. */
export async function verifyAuditTable(
  account: StorageAccount,
  { hash, posted }: Noted = {},
): Promise<AuditVerdict> {
  const { audit } = await openPartitions(account);
  return verifyTable(audit, { written: posted ? [posted] : [], noted: hash });
}
