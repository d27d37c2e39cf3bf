import { createRequire } from 'node:module';
import { join } from 'node:path';

/** What is used of lokijs, in which azurite keeps its tables. */
interface Loki {
  loadDatabase(options: object, done: (error?: Error) => void): void;
  listCollections(): { name: string }[];
  getCollection(name: string): {
    findAndRemove(query: object): void;
    insert(documents: object[]): void;
    ensureAllIndexes(force: boolean): void;
  };
  saveDatabase(done: (error?: Error) => void): void;
  close(done: () => void): void;
}

const done = (start: (end: (error?: Error) => void) => void): Promise<void> =>
  new Promise((resolve, reject) => start((error) => (error ? reject(error) : resolve())));

/**
 * Puts rows into a table of an azurite that has ended, past its service: that takes longer for each row the more there are. `folder`: its
 * own, with the table in it.
 */
export async function fillTable(
  folder: string,
  {
    table,
    partition,
    rows,
  }: { table: string; partition: string; rows: readonly { key: string; text: string }[] },
): Promise<void> {
  const ofAzurite = createRequire(createRequire(import.meta.url).resolve('azurite/dist/src/azurite.js'));
  const Database = ofAzurite('lokijs') as new (path: string, options: object) => Loki;
  const database = new Database(join(folder, '__azurite_db_table__.json'), { autosave: false });
  await done((end) => database.loadDatabase({}, end));
  const named = database.listCollections().find(({ name }) => name.endsWith(`$${table}`));
  if (!named) throw new Error(`azurite has no table ${table}`);
  const collection = database.getCollection(named.name);
  const at = new Date().toISOString();
  collection.findAndRemove({ RowKey: { $in: rows.slice(-1).map(({ key }) => key) } });
  collection.insert(
    rows.map(({ key, text }) => ({
      PartitionKey: partition,
      RowKey: key,
      lastModifiedTime: at,
      eTag: `W/"datetime'${encodeURIComponent(at)}'"`,
      properties: { PartitionKey: partition, RowKey: key, text0: text, Timestamp: at },
    })),
  );
  collection.ensureAllIndexes(true);
  await done((end) => database.saveDatabase(end));
  await done((end) => database.close(() => end()));
}
