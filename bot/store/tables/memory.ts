import { stateOf, type State } from '../state/state.ts';
import type { Tables } from '../state/open-state.ts';
import { rowOfText, type Table } from '../state/table.ts';
import type { Change } from './commit-log.ts';

/** The tables in memory: as they were read from the log, and with what is about to be committed. */
export class Memory {
  readonly state: State = stateOf({});

  /** How many records each table has. */
  counts(): Record<string, number> {
    return Object.fromEntries(this.#named().map(([name, { kept }]) => [name, kept.size]));
  }

  /** All records by id, by table. */
  tables(): Tables {
    return Object.fromEntries(
      this.#named().map(([name, { kept }]) => [
        name,
        Object.fromEntries(Array.from(kept, ([id, { value }]) => [id, value])),
      ]),
    );
  }

  /** Counts the changes of drafts. */
  edits(): number {
    return this.#named().reduce((sum, [, { edits }]) => sum + edits, 0);
  }

  /** What the drafts change. */
  drafted(): Change[] {
    return this.#named().flatMap(([name, table]) =>
      table.drafted().map(([id, row]): Change => [name, id, row?.text ?? null]),
    );
  }

  /** The drafts are committed. */
  keep(): void {
    for (const [, table] of this.#named()) table.keep();
  }

  drop(): void {
    for (const [, table] of this.#named()) table.drop();
  }

  /** Takes over what was read: everything or, if it throws, nothing. Drafts are gone then. `anew`: it is all that there is. */
  take(changes: readonly Change[], { anew = false } = {}): void {
    this.drop();
    const tables = new Map(this.#named());
    const read = changes.flatMap(([name, id, text]) => {
      // a newer bot may have a table that this one doesn't know
      const table = tables.get(name);
      return table ? [{ table, id, row: text === null ? undefined : rowOfText(text) }] : [];
    });
    if (anew) for (const table of tables.values()) table.empty();
    for (const { table, id, row } of read) {
      if (row) table.set(id, row);
      else table.delete(id);
    }
    this.keep();
  }

  #named(): [string, Table<object>][] {
    return Object.entries(this.state);
  }
}
