import { randomUUID } from 'node:crypto';
import { StoreError } from '../store-error.ts';
import { MOST_TEXT, Refused, padded, pagesOf, type Partition, type StoredRow } from './rows.ts';

/** A record's next JSON; null: it is removed. */
export type Change = readonly [table: string, id: string, text: string | null];

/** One row of the log. A commit that is too long for one row has several. */
interface LogRow {
  commit: string;
  /** True in the last row of its commit. */
  last: boolean;
  changes: Change[];
}

/** The newest commit. It is replaced by each one, with its etag: of two commits at once, one is refused. */
interface Head {
  version: number;
  /** The version of the records' shapes. */
  shape: number;
}

/** The commit up to which the log was read, and what the head had as its etag then. */
interface Place {
  version: number;
  etag: string | undefined;
}

/** Where what is read goes. */
interface Reader {
  /** Takes everything over or, if it throws, nothing. */
  take(changes: readonly Change[]): void;
}

/** Where what is committed comes from. */
interface Committer extends Reader {
  /** What was to be committed is. */
  keep(): void;
}

interface Read {
  place: Place;
  changes: Change[];
  commits: Set<string>;
}

export const LOG_HEAD = 'log~';
const rowsAfter = (version: number): string => `log:${padded(version)}~`;
const rowKey = (version: number, part: number): string =>
  `log:${padded(version)}:${String(part).padStart(2, '0')}`;

/** So much was committed by others meanwhile that the log no longer has all of it. */
export class Outrun extends Error {
  override readonly name = 'Outrun';
}

/** How long a commit whose answer was lost is looked for. */
const UNSURE_MS = 4_000;

/**
 * What was changed, commit by commit, in one partition. Every bot reads it on from the commit that it knows, and adds to the newest
 * alone: so all see the same changes in the same order, and a change is made on the newest state or not at all. The place in the log moves
 * on only once what stands before it was taken over: a read that fails leaves both as they were.
 */
export class CommitLog {
  readonly #rows: Partition;
  readonly #shape: number;
  #place: Place = { version: 0, etag: undefined };

  constructor(rows: Partition, shape: number) {
    this.#rows = rows;
    this.#shape = shape;
  }

  /** The commit up to which it was read. */
  get version(): number {
    return this.#place.version;
  }

  /** Reads what was committed since `from`. Throws `Outrun` if that is no longer there. */
  async read(reader: Reader, from = this.version): Promise<void> {
    this.#moveOn(await this.#readOn(from), reader);
  }

  /** Commits. Resolves to whether it is committed; if not, somebody else was faster. Throws if nobody knows. */
  async commit(changes: readonly Change[], committer: Committer): Promise<boolean> {
    const commit = randomUUID();
    const version = this.version + 1;
    const steps = [this.#headStep(version), ...rowsOf(commit, version, changes)];
    const until = performance.now() + UNSURE_MS;
    for (;;) {
      try {
        const [etag] = await this.#rows.write(steps);
        committer.keep();
        this.#place = { version, etag };
        return true;
      } catch (error) {
        if (!(error instanceof Refused) && performance.now() > until) throw error;
        const read = await this.#readOn(this.version);
        // if the head is still the one that it was made for, it can be sent once more
        if (!(error instanceof Refused) && read.place.version < version) continue;
        this.#moveOn(read, committer);
        return read.commits.has(commit);
      }
    }
  }

  #moveOn({ changes, place }: Read, reader: Reader): void {
    reader.take(changes);
    this.#place = place;
  }

  #headStep(version: number) {
    const text = JSON.stringify({ version, shape: this.#shape } satisfies Head);
    return this.#place.etag === undefined
      ? ({ do: 'create', key: LOG_HEAD, text } as const)
      : ({ do: 'replace', key: LOG_HEAD, text, etag: this.#place.etag } as const);
  }

  async #readOn(from: number): Promise<Read> {
    const read: Read = { place: { version: from, etag: undefined }, changes: [], commits: new Set() };
    for (;;) {
      const before = read.place.version;
      const head = await this.#pass(read);
      if (!head && read.place.version > 0) throw gone();
      if (!head || this.#isLevel(head, read.place)) return read;
      if (read.place.version === before) throw new Outrun();
    }
  }

  /** Reads what is there after the commit that is known. Resolves to the row of the newest one. */
  async #pass({ place, changes, commits }: Read): Promise<StoredRow | undefined> {
    let parts: Change[] | undefined;
    for await (const page of pagesOf(this.#rows, rowsAfter(place.version), LOG_HEAD)) {
      for (const row of page) {
        if (row.key === LOG_HEAD) return row;
        const { commit, last, changes: more } = JSON.parse(row.text) as LogRow;
        if (!row.key.startsWith(`log:${padded(place.version + 1)}:`)) throw new Outrun();
        parts = [...(parts ?? []), ...more];
        if (!last) continue;
        changes.push(...parts);
        parts = undefined;
        commits.add(commit);
        place.version++;
      }
    }
    return undefined;
  }

  #isLevel(row: StoredRow, place: Place): boolean {
    const { version, shape } = JSON.parse(row.text) as Head;
    if (shape > this.#shape)
      throw new StoreError(
        'newer',
        `The state in the storage account has version ${shape}, this bot knows ${this.#shape} at most: run the newer bot`,
      );
    if (version < place.version) throw gone();
    if (version > place.version) return false;
    place.etag = row.etag;
    return true;
  }
}

const gone = () =>
  new StoreError(
    'unreadable',
    'The state in the storage account is not the one that this bot has worked on: it was removed or replaced. Restart the bot',
  );

function rowsOf(commit: string, version: number, changes: readonly Change[]) {
  const parts: Change[][] = [[]];
  let length = 0;
  for (const change of changes) {
    const size = JSON.stringify(change).length + 1;
    if (size > MOST_TEXT - 200)
      throw new StoreError('unwritable', `A record of ${change[0]} is too long for the storage account`);
    if (length + size > MOST_TEXT - 200) {
      parts.push([]);
      length = 0;
    }
    parts.at(-1)?.push(change);
    length += size;
  }
  return parts.map((part, index) => ({
    do: 'create' as const,
    key: rowKey(version, index),
    text: JSON.stringify({ commit, last: index === parts.length - 1, changes: part } satisfies LogRow),
  }));
}
