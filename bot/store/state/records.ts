import type { Records } from '../../helpdesk/contracts/store.ts';
import { StoreError } from '../store-error.ts';
import { row, type Table } from './table.ts';

/** Applies a change to the newest state. Resolves to its result when it is on disk. */
export type Commit = <R>(change: () => R) => Promise<R>;

/** A table as the help desk sees it. Reads return what is on disk; changes build on all changes before them. */
export function tableRecords<T extends object>(table: Table<T>, commit: Commit): Records<T> {
  return {
    get: (id) => Promise.resolve(copy(table.kept.get(id)?.value)),
    list: (pick) =>
      Promise.resolve(
        Array.from(table.kept.values(), ({ value }) => value)
          .filter(pick)
          .map(copy),
      ),

    create: async (id, value) => {
      const wanted = row(value);
      await commit(() => {
        if (table.newest.has(id)) throw new StoreError('exists', `There is a record ${id} already`);
        table.set(id, wanted);
      });
    },

    update: async (id, change) => {
      const given = await commit(() => {
        const now = table.newest.get(id);
        const next = now && change(structuredClone(now.value));
        if (next === undefined) return undefined;
        const wanted = row(next);
        table.set(id, wanted);
        return wanted.value;
      });
      return copy(given);
    },

    remove: (drop) =>
      commit(() => {
        // Picks all before it removes the first, so that a `drop` that throws changes nothing.
        const gone = Array.from(table.newest).filter(([id, { value }]) => drop(value, id));
        for (const [id] of gone) table.delete(id);
        return gone.length;
      }),
  };
}

/** Callers may modify what they get. */
const copy = <V>(value: V): V => structuredClone(value);
