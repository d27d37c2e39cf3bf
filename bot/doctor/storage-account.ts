import { StoreError } from '../store/index.ts';
import { missingParts, openPartitions, openQueue, type StorageAccount } from '../store/tables/account.ts';
import { ok, type Check } from './finding.ts';

/** Whether the bot could use its storage account: writes a row to each table that is there, and a message to the queue. */
export function storageAccountCheck(account: StorageAccount): Check {
  return {
    name: 'storage account',
    async run() {
      const there = { make: false };
      const missing = await missingParts(
        await openPartitions(account, there),
        await openQueue(account, there),
      ).catch((error: unknown) => {
        if (error instanceof StoreError) throw error;
        throw new StoreError('unwritable', `${nameOf(account)} can’t be used: ${String(error)}`, {
          cause: error,
        });
      });
      const later =
        missing.length > 0 ? `; ${missing.join(', ')} will be made at the bot’s start` : ', tables and queue';
      return ok(`${nameOf(account)} lets the bot in, and it may write there${later}`);
    },
  };
}

function nameOf(account: StorageAccount): string {
  if (account.kind === 'identity') return new URL(account.tablesUrl).host;
  return /AccountName=([^;]+)/i.exec(account.connectionString)?.[1] ?? 'the storage account';
}
