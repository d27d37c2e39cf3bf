import { createHash } from 'node:crypto';
import type { Records, Tables } from '../../helpdesk/contracts/store.ts';
import { isRecord, migrate, recordsOf, STATE_VERSION, type RawTables } from './migrate.ts';
import { StoreError } from '../store-error.ts';
import { row, Table, type Row } from './table.ts';

type Kept<R> = R extends Records<infer T extends object, never> ? Table<T> : never;

/** What `state.json` holds: a `version`, a checksum and each table, an object of records by id. */
export type State = { [Name in keyof Tables]: Kept<Tables[Name]> };

/** The tables of a file. One that an older bot didn't have is empty. */
export const stateOf = (tables: RawTables): State => ({
  confirmations: tableOf(tables, 'confirmations'),
  receipts: tableOf(tables, 'receipts'),
  roleChanges: tableOf(tables, 'roleChanges'),
  policy: tableOf(tables, 'policy'),
  seconds: tableOf(tables, 'seconds'),
  approvals: tableOf(tables, 'approvals'),
  callerChecks: tableOf(tables, 'callerChecks'),
  calls: tableOf(tables, 'calls'),
  fences: tableOf(tables, 'fences'),
  stops: tableOf(tables, 'stops'),
  proposals: tableOf(tables, 'proposals'),
  showings: tableOf(tables, 'showings'),
  welcomed: tableOf(tables, 'welcomed'),
  signInsTaken: tableOf(tables, 'signInsTaken'),
  signInRequests: tableOf(tables, 'signInRequests'),
  askedOf: tableOf(tables, 'askedOf'),
  tallies: tableOf(tables, 'tallies'),
  notes: tableOf(tables, 'notes'),
});

/** The text of the file, drafts included. One record per line, so that a person can read it and compare two. */
export function stateText(state: State): string {
  const named: [string, Pick<Table<object>, 'newest'>][] = Object.entries(state);
  const tables = named.map(([name, { newest }]) => {
    const lines = Array.from(newest, ([id, { text }]) => `${JSON.stringify(id)}:${text}`);
    return `"${name}":{\n${lines.join(',\n')}}`;
  });
  const version = `{"version":${STATE_VERSION},`;
  const rest = `\n${tables.join(',\n')}}\n`;
  return `${version}"sha256":"${sumOf(version, rest)}",${rest}`;
}

const sumOf = (version: string, rest: string): string =>
  createHash('sha256').update(version).update(rest).digest('hex');

/** The first line of a file with a checksum. The sum is of the whole text without its own member. */
const SUMMED = /^(\{"version":\d+,)"sha256":"([0-9a-f]{64})",(?=\n)/;

/** Throws if the file isn't as it was written. Older bots wrote none: their files have only a version and tables. */
function checkSum(text: string, json: RawTables): void {
  const [head = '', version = '', sum] = SUMMED.exec(text) ?? [];
  const matches =
    sum === undefined
      ? Object.values(json).every((value) => typeof value !== 'string')
      : sum === sumOf(version, text.slice(head.length));
  if (!matches) throw new ChangedOutside('its checksum is wrong');
}

/** The file is readable, but it isn't what the bot wrote. */
export class ChangedOutside extends SyntaxError {
  override readonly name = 'ChangedOutside';
}

/** Throws a `SyntaxError` if the text isn't a state or was changed, and a `StoreError` if a newer bot wrote it. */
export function parseState(text: string, path: string): State {
  const json: unknown = JSON.parse(text);
  if (!isRecord(json) || typeof json.version !== 'number') throw new SyntaxError('no version');
  if (json.version > STATE_VERSION) {
    throw new StoreError(
      'newer',
      `${path} has version ${json.version}, this bot knows ${STATE_VERSION} at most: run the newer bot again, ` +
        'or set DataDir to another folder',
    );
  }
  checkSum(text, json);
  return stateOf(migrate(json, json.version));
}

function tableOf<T extends object>(tables: RawTables, name: keyof Tables): Table<T> {
  const rows = Object.entries(recordsOf(tables, name)).map(([id, value]): [string, Row<T>] => {
    // Its shape is trusted: only the bot writes this file.
    return [id, row(value as T)];
  });
  return new Table(new Map(rows));
}
