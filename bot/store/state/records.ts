import type { DraftRecords, Drafts, Records } from '../../helpdesk/contracts/store.ts';
import type { State } from './state.ts';
import { StoreError } from '../store-error.ts';
import { row, type Row, type Table } from './table.ts';

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

/** Changes several tables as one step. What `work` writes is put into them once it has returned. */
export function inOneStep<R>(state: State, work: (drafts: Drafts) => R): R {
  const steps: (() => void)[] = [];
  const tables = Object.entries(state) as unknown as [string, Table<object>][];
  const drafts = tables.map(([name, table]) => [name, draftOf(table, steps)] as const);
  const given = work(Object.fromEntries(drafts) as unknown as Drafts);
  for (const step of steps) step();
  return given;
}

function draftOf<T extends object>(table: Table<T>, steps: (() => void)[]): DraftRecords<T> {
  const written = new Map<string, Row<T>>();
  return {
    get: (id) => copy((written.get(id) ?? table.newest.get(id))?.value),
    list: (pick) =>
      Array.from(new Map([...table.newest, ...written]).values(), ({ value }) => value)
        .filter(pick)
        .map(copy),
    put(id, value) {
      const wanted = row(value);
      written.set(id, wanted);
      steps.push(() => table.set(id, wanted));
    },
  };
}

/** Callers may modify what they get. */
const copy = <V>(value: V): V => structuredClone(value);
