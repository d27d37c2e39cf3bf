import type { TableClient } from '@azure/data-tables';
import type { TokenCredential } from '@azure/identity';
import { StoreError } from '../store-error.ts';
import { messagesOf, type Messages } from '../queue/messages.ts';
import { asked } from './asking.ts';
import { partitionOf } from './azure-rows.ts';
import type { Partition } from './rows.ts';

/** Where a storage account is, and how the bot gets in. */
export type StorageAccount =
  | { kind: 'connectionString'; connectionString: string }
  | { kind: 'identity'; tablesUrl: string; credential: () => Promise<TokenCredential> };

/** The bot's own: retries and time limits are `asked`'s. */
const OPTIONS = { retryOptions: { maxRetries: 0 } };

const STATE = 'helpdeskstate';
const AUDIT = 'helpdeskaudit';
const WAITING = 'helpdesk-waiting';

/** The queue of what waits for its time. It is made if it is missing. */
export async function openQueue(account: StorageAccount): Promise<Messages> {
  const { QueueClient } = await import('@azure/storage-queue');
  const options = { retryOptions: { maxTries: 1 } };
  const client =
    account.kind === 'connectionString'
      ? new QueueClient(account.connectionString, WAITING, options)
      : new QueueClient(
          `${account.tablesUrl.replace('.table.', '.queue.')}/${WAITING}`,
          await account.credential(),
          options,
        );
  await made(`The queue ${WAITING}`, (abortSignal) => client.createIfNotExists({ abortSignal }));
  return messagesOf(client);
}

/** The tables' partitions. Those that are missing are made. */
export async function openPartitions(
  account: StorageAccount,
): Promise<{ state: Partition; audit: Partition }> {
  const client = await clientsOf(account);
  const [state, audit] = [client(STATE), client(AUDIT)];
  await Promise.all(
    [state, audit].map((table) =>
      made(`The table ${table.tableName}`, (abortSignal) => table.createTable({ abortSignal })),
    ),
  );
  return { state: partitionOf(state, 'state'), audit: partitionOf(audit, 'chain') };
}

async function clientsOf(account: StorageAccount): Promise<(table: string) => TableClient> {
  // it takes a while to load, and a bot with files never needs it
  const { TableClient } = await import('@azure/data-tables');
  if (account.kind === 'connectionString') {
    const { connectionString } = account;
    return (table) =>
      TableClient.fromConnectionString(connectionString, table, {
        ...OPTIONS,
        // the settings allow http on loopback alone
        allowInsecureConnection: true,
      });
  }
  const credential = await account.credential();
  return (table) => new TableClient(account.tablesUrl, table, credential, OPTIONS);
}

async function made(what: string, make: (signal: AbortSignal) => Promise<unknown>): Promise<void> {
  try {
    await asked(make, { again: true });
  } catch (error) {
    if (error instanceof StoreError) throw error;
    throw new StoreError('unwritable', `${what} can’t be made in the storage account of StoreUrl`, {
      cause: error,
    });
  }
}
