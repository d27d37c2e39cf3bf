import type {
  DraftRecords,
  Drafts,
  Records,
  Remembered,
  Store,
  Tables,
} from '../../helpdesk/contracts/store.ts';
import type { State } from './state.ts';
import { StoreError } from '../store-error.ts';
import { row, type Row, type Table } from './table.ts';

/** Applies a change to the newest state. Resolves to its result when it is kept. It may apply it anew if somebody else was faster. */
type Commit = <R>(change: () => R) => Promise<R>;

/** How the records of a state are read and changed. */
interface Access {
  commit: Commit;
  together: Store['together'];
  /** Resolves when memory is new enough for a read. */
  fresh(): Promise<void>;
  /** Resolves when memory has everything that was written before the call. */
  level(): Promise<void>;
}

/** The tables of a state as the help desk sees them. */
export function storeOf(state: State, access: Access): Store {
  const tables = Object.entries(state).map(([name, table]) => [
    name,
    tableRecords(table as unknown as Table<object>, access),
  ]);
  return {
    ...(Object.fromEntries(tables) as Tables),
    together: (work) => access.together(work),
    level: () => access.level(),
    look: (read) => read(remembered(state)),
  };
}

function remembered(state: State): Remembered {
  const tables = Object.entries(state) as unknown as [string, Table<object>][];
  const kept = tables.map(([name, table]) => {
    const get = (id: string) => copy(table.kept.get(id)?.value);
    const list = (pick: (value: object) => boolean) => picked(table.kept.values(), pick);
    return [name, { get, list }] as const;
  });
  return Object.fromEntries(kept) as unknown as Remembered;
}

const picked = <T extends object>(rows: Iterable<Row<T>>, pick: (value: T) => boolean): T[] =>
  Array.from(rows, ({ value }) => value)
    .filter(pick)
    .map(copy);

/** Reads return what is kept; changes build on all changes before them. */
function tableRecords<T extends object>(table: Table<T>, access: Access): Records<T> {
  return {
    async get(id) {
      await access.fresh();
      // no record has an empty id: a button that names none isn't worth a read
      if (id !== '' && !table.kept.has(id)) await access.level();
      return copy(table.kept.get(id)?.value);
    },
    async list(pick) {
      await access.fresh();
      return picked(table.kept.values(), pick);
    },

    create: async (id, value) => {
      const wanted = row(value);
      await access.commit(() => {
        if (table.newest.has(id)) throw new StoreError('exists', `There is a record ${id} already`);
        table.set(id, wanted);
      });
    },

    update: async (id, change) => {
      const given = await access.commit(() => {
        const now = table.newest.get(id);
        const next = now && change(structuredClone(now.value));
        if (next === undefined) return undefined;
        const wanted = row(next);
        table.set(id, wanted);
        return wanted.value;
      });
      return copy(given);
    },

    async remove(drop) {
      for (let all = 0; ;) {
        const some = await access.commit(() => {
          // Picks all before it removes the first, so that a `drop` that throws changes nothing.
          const gone = Array.from(table.newest).filter(([id, { value }]) => drop(value, id));
          for (const [id] of gone.slice(0, REMOVED_AT_ONCE)) table.delete(id);
          return gone.length;
        });
        all += Math.min(some, REMOVED_AT_ONCE);
        if (some <= REMOVED_AT_ONCE) return all;
      }
    },
  };
}

/** A write has only so much room. */
const REMOVED_AT_ONCE = 10_000;

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
    list: (pick) => picked(new Map([...table.newest, ...written]).values(), pick),
    put(id, value) {
      const wanted = row(value);
      written.set(id, wanted);
      steps.push(() => table.set(id, wanted));
    },
  };
}

/** Callers may modify what they get. */
const copy = <V>(value: V): V => structuredClone(value);
