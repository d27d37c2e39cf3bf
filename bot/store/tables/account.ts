import type { TableClient } from '@azure/data-tables';
import type { TokenCredential } from '@azure/identity';
import { StoreError } from '../store-error.ts';
import { messagesOf, type Messages } from '../queue/messages.ts';
import { asked, statusOf } from './asking.ts';
import { partitionOf } from './azure-rows.ts';
import { Refused, type Partition } from './rows.ts';

/** Where a storage account is, and how the bot gets in. */
export type StorageAccount =
  | { kind: 'connectionString'; connectionString: string }
  | { kind: 'identity'; tablesUrl: string; credential: () => Promise<TokenCredential> };

/** The bot's own: retries and time limits are `asked`'s. */
const OPTIONS = { retryOptions: { maxRetries: 0 } };

const STATE = 'helpdeskstate';
const AUDIT = 'helpdeskaudit';
const WAITING = 'helpdesk-waiting';

interface Opening {
  /** Whether what is missing is made. */
  make: boolean;
}

/** The queue of what waits for its time. */
export async function openQueue(
  account: StorageAccount,
  { make }: Opening = { make: true },
): Promise<Messages> {
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
  if (make) await made(`The queue ${WAITING}`, (abortSignal) => client.createIfNotExists({ abortSignal }));
  return messagesOf(client);
}

/** The tables' partitions. */
export async function openPartitions(
  account: StorageAccount,
  { make }: Opening = { make: true },
): Promise<Partitions> {
  const client = await clientsOf(account);
  const [state, audit] = [client(STATE), client(AUDIT)];
  if (make)
    await Promise.all(
      [state, audit].map((table) =>
        made(`The table ${table.tableName}`, (abortSignal) => table.createTable({ abortSignal })),
      ),
    );
  return { state: partitionOf(state, 'state'), audit: partitionOf(audit, 'chain') };
}

interface Partitions {
  state: Partition;
  audit: Partition;
}

/** The row that a check writes. Nothing reads it. */
const CHECK = 'check';
const CHECK_MS = 60_000;

/** Writes to each part, because only that proves that writing works. Resolves to the names of those that aren't there. */
export async function missingParts(rows: Partitions, messages: Messages): Promise<string[]> {
  const step = { do: 'put', key: CHECK, text: new Date().toISOString() } as const;
  const missing = await Promise.all([
    isMissing(rows.state.write([step])),
    isMissing(rows.audit.write([step])),
    // a bot that gets it nevertheless drops it: it names nothing
    isMissing(messages.send(CHECK, CHECK_MS).then((sent) => messages.remove(sent))),
  ]);
  return [`the table ${STATE}`, `the table ${AUDIT}`, `the queue ${WAITING}`].filter((_, n) => missing[n]);
}

async function isMissing(writing: Promise<unknown>): Promise<boolean> {
  try {
    await writing;
    return false;
  } catch (error) {
    if (statusOf(error instanceof Refused ? error.cause : error) === 404) return true;
    throw error;
  }
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
