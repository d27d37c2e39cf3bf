import { reasonFromText } from './receipt-reason.ts';

/**
 * What older bots wrote, in today's shape. A file of version N goes through every step from N on, so each step knows only its
 * two neighbors. A step gets raw JSON: check before you trust, and throw a `SyntaxError` if a table has the wrong shape.
 *
 * To change the shape of a record: add a step at the end. The version follows from the number of steps.
 */
export type RawTables = Readonly<Record<string, unknown>>;
type RawRecord = Readonly<Record<string, unknown>>;

type Step = (tables: RawTables) => RawTables;

/** The step at index 0 turns version 1 into version 2. */
const steps: readonly Step[] = [severalDevices, typedReasons, typedTables];

/** A new version is due if the old code would misread a file of the new shape. */
export const STATE_VERSION = steps.length + 1;

export function migrate(tables: RawTables, version: number): RawTables {
  return steps.slice(Math.max(version, 1) - 1).reduce((older, step) => step(older), tables);
}

/** Version 1 had one device per confirmation. Open ones are dropped: they live for two minutes, and the operator asks again. */
function severalDevices(tables: RawTables): RawTables {
  recordsOf(tables, 'confirmations');
  return {
    ...tables,
    confirmations: {},
    receipts: mapRecords(tables, 'receipts', (receipt, id) => ({
      confirmationId: id,
      values: {},
      ...receipt,
    })),
  };
}

/** Version 2 had a receipt's reason as text. */
function typedReasons(tables: RawTables): RawTables {
  return {
    ...tables,
    receipts: mapRecords(tables, 'receipts', (receipt) =>
      typeof receipt.reason === 'string' ? { ...receipt, reason: reasonFromText(receipt.reason) } : receipt,
    ),
  };
}

/** Version 3 kept used sign-ins among the notes, as `exchanged HASH`. They have a table now. */
function typedTables(tables: RawTables): RawTables {
  const prefix = 'exchanged ';
  const notes = Object.entries(recordsOf(tables, 'notes'));
  const signIns = notes.flatMap(([key, note]) =>
    key.startsWith(prefix) ? [[key.slice(prefix.length), { at: note.value }]] : [],
  );
  return {
    ...tables,
    notes: Object.fromEntries(notes.filter(([key]) => !key.startsWith(prefix))),
    signInsTaken: Object.fromEntries(signIns) as object,
  };
}

/** The records of a table; none if an older bot didn't have it. */
export function recordsOf(tables: RawTables, name: string): Readonly<Record<string, RawRecord>> {
  const table = tables[name] ?? {};
  if (!isRecord(table)) throw new SyntaxError(`${name} is not an object`);
  if (!holdsRecords(table)) throw new SyntaxError(`a record of ${name} is not an object`);
  return table;
}

/** Changes each record of a table. */
function mapRecords(
  tables: RawTables,
  name: string,
  change: (record: RawRecord, id: string) => RawRecord,
): Record<string, RawRecord> {
  const entries = Object.entries(recordsOf(tables, name));
  return Object.fromEntries(entries.map(([id, record]) => [id, change(record, id)]));
}

const holdsRecords = (table: RawRecord): table is Readonly<Record<string, RawRecord>> =>
  Object.values(table).every(isRecord);

export function isRecord(value: unknown): value is RawRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
