import type { Records, Store } from '../helpdesk/contracts/store.ts';
import { reasonFromText } from './receipt-reason.ts';
import { StoreError } from './store-error.ts';
import { row, Table, type Row } from './table.ts';

/** Raised when a file of the new shape would mean something else to the old code. */
export const STATE_VERSION = 3;

type Kept<R> = R extends Records<infer T extends object> ? Table<T> : never;

/** What `state.json` holds: a `version` and each table, an object of records by id. */
export type State = { [Name in keyof Store]: Kept<Store[Name]> };

/** The tables of a file. One that an older bot didn't have is empty. */
export const stateOf = (tables: Record<string, unknown>): State => ({
  confirmations: tableOf(tables.confirmations),
  receipts: tableOf(tables.receipts),
  roleChanges: tableOf(tables.roleChanges),
  welcomed: tableOf(tables.welcomed),
  notes: tableOf(tables.notes),
});

/** The file with what the drafts change. One record a line, so that a person can read it and compare two. */
export function stateText(state: State): string {
  const named: [string, Pick<Table<object>, 'newest'>][] = Object.entries(state);
  const tables = named.map(([name, { newest }]) => {
    const lines = Array.from(newest, ([id, { text }]) => `${JSON.stringify(id)}:${text}`);
    return `"${name}":{\n${lines.join(',\n')}}`;
  });
  return `{"version":${STATE_VERSION},\n${tables.join(',\n')}}\n`;
}

/** Throws a `SyntaxError` where the text isn't a state, a `StoreError` where it is one of a newer version. */
export function parseState(text: string, path: string): State {
  const json: unknown = JSON.parse(text);
  if (!isObject(json) || typeof json.version !== 'number') throw new SyntaxError('no version');
  if (json.version > STATE_VERSION) {
    throw new StoreError(
      'newer',
      `${path} has version ${json.version}, this bot knows ${STATE_VERSION} at most: run the newer bot again, ` +
        'or set DataDir to another folder',
    );
  }
  return stateOf(json.version < STATE_VERSION ? upgraded({ ...json, version: json.version }) : json);
}

/** Brings the tables of an older file into today's shape, one version after the other. */
function upgraded({
  version,
  ...tables
}: Record<string, unknown> & { version: number }): Record<string, unknown> {
  const two = version < 2 ? toVersion2(tables) : tables;
  return toVersion3(two);
}

/** Version 1 had one device a confirmation. Confirmations that still wait are dropped: they live for two minutes. */
function toVersion2(tables: Record<string, unknown>): Record<string, unknown> {
  tableOf(tables.confirmations);
  const receipts = eachRecord(tables.receipts, (receipt, id) => ({
    confirmationId: id,
    values: {},
    ...receipt,
  }));
  return { ...tables, confirmations: {}, receipts };
}

/** Version 2 had a receipt's reason as text. */
function toVersion3(tables: Record<string, unknown>): Record<string, unknown> {
  const receipts = eachRecord(tables.receipts, (receipt) =>
    typeof receipt.reason === 'string' ? { ...receipt, reason: reasonFromText(receipt.reason) } : receipt,
  );
  return { ...tables, receipts };
}

function eachRecord(
  table: unknown = {},
  change: (record: Record<string, unknown>, id: string) => object,
): Record<string, unknown> {
  if (!isObject(table)) throw new SyntaxError('a table is not an object');
  const entries = Object.entries(table).map(([id, record]) => [
    id,
    isObject(record) ? change(record, id) : record,
  ]);
  return Object.fromEntries(entries) as Record<string, unknown>;
}

function tableOf<T extends object>(table: unknown = {}): Table<T> {
  if (!isObject(table)) throw new SyntaxError('a table is not an object');
  const rows = Object.entries(table).map(([id, value]): [string, Row<T>] => {
    if (!isObject(value)) throw new SyntaxError('a record is not an object');
    return [id, row(value as T)];
  });
  return new Table(new Map(rows));
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
