import type { Confirmation, Receipt } from '../helpdesk/ports.ts';
import { StoreError } from './store-error.ts';
import { row, type Row } from './table.ts';

/** Raised when a file of the new shape would mean something else to the old code. */
export const STATE_VERSION = 1;

type Rows<T> = ReadonlyMap<string, Row<T>>;

/** What `state.json` holds: `{"version": 1, "confirmations": {ID: …}, "receipts": {ID: …}, "welcomed": {ID: …}}`. */
export interface State {
  confirmations: Rows<Confirmation>;
  receipts: Rows<Receipt>;
  welcomed: Rows<{ at: string }>;
}

export const emptyState = (): State => ({
  confirmations: new Map(),
  receipts: new Map(),
  welcomed: new Map(),
});

/** One record a line, so that a person can read the file and compare two. */
export function stateText(state: State): string {
  const tables = [
    tableText('confirmations', state.confirmations),
    tableText('receipts', state.receipts),
    tableText('welcomed', state.welcomed),
  ];
  return `{"version":${STATE_VERSION},\n${tables.join(',\n')}}\n`;
}

function tableText(name: keyof State, rows: Rows<object>): string {
  const lines = Array.from(rows, ([id, { text }]) => `${JSON.stringify(id)}:${text}`);
  return `"${name}":{\n${lines.join(',\n')}}`;
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
  return {
    confirmations: parseTable<Confirmation>(json.confirmations),
    receipts: parseTable<Receipt>(json.receipts),
    welcomed: parseTable<{ at: string }>(json.welcomed),
  };
}

function parseTable<T extends object>(table: unknown): Rows<T> {
  if (!isObject(table)) throw new SyntaxError('a table is missing');
  const rows = Object.entries(table).map(([id, value]): [string, Row<T>] => {
    if (!isObject(value)) throw new SyntaxError('a record is not an object');
    return [id, row(value as T)];
  });
  return new Map(rows);
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
