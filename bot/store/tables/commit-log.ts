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

const HEAD = 'log~';
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
 * alone: so all see the same changes in the same order, and a change is made on the newest state or not at all.
 */
export class CommitLog {
  readonly #rows: Partition;
  readonly #shape: number;
  #version = 0;
  #etag: string | undefined;

  constructor(rows: Partition, shape: number) {
    this.#rows = rows;
    this.#shape = shape;
  }

  /** The commit up to which it was read. */
  get version(): number {
    return this.#version;
  }

  /** Reads on from a commit. */
  goTo(version: number): void {
    this.#version = version;
    this.#etag = undefined;
  }

  /** What was committed since. Throws `Outrun` if that is no longer there. */
  async read(): Promise<Change[]> {
    return (await this.#readOn()).changes;
  }

  /**
   * Commits. `landed`: whether it is committed; if not, somebody else was faster. `read`: what was read meanwhile, the commit itself
   * included if it is among that. Throws if nobody knows.
   */
  async commit(changes: readonly Change[]): Promise<{ landed: boolean; read: Change[] }> {
    const commit = randomUUID();
    const version = this.#version + 1;
    const steps = [this.#headStep(version), ...rowsOf(commit, version, changes)];
    const until = performance.now() + UNSURE_MS;
    for (;;) {
      try {
        const [etag] = await this.#rows.write(steps);
        this.#version = version;
        this.#etag = etag;
        return { landed: true, read: [] };
      } catch (error) {
        if (!(error instanceof Refused) && performance.now() > until) throw error;
        const { changes: read, commits } = await this.#readOn();
        if (commits.has(commit)) return { landed: true, read };
        if (this.#version >= version) return { landed: false, read };
        // the head is still the one that it was made for: it can be sent once more
        if (error instanceof Refused) return { landed: false, read };
      }
    }
  }

  #headStep(version: number) {
    const text = JSON.stringify({ version, shape: this.#shape } satisfies Head);
    return this.#etag === undefined
      ? ({ do: 'create', key: HEAD, text } as const)
      : ({ do: 'replace', key: HEAD, text, etag: this.#etag } as const);
  }

  async #readOn(): Promise<{ changes: Change[]; commits: Set<string> }> {
    const changes: Change[] = [];
    const commits = new Set<string>();
    for (;;) {
      const before = this.#version;
      const head = await this.#pass(changes, commits);
      if (head && this.#isLevel(head)) return { changes, commits };
      if (!head && this.#version > 0) throw gone();
      if (!head) return { changes, commits };
      if (this.#version === before) throw new Outrun();
    }
  }

  /** Reads what is there after the commit that is known. Resolves to the row of the newest one. */
  async #pass(changes: Change[], commits: Set<string>): Promise<StoredRow | undefined> {
    let parts: Change[] | undefined;
    for await (const page of pagesOf(this.#rows, rowsAfter(this.#version), HEAD)) {
      for (const row of page) {
        if (row.key === HEAD) return row;
        const { commit, last, changes: more } = JSON.parse(row.text) as LogRow;
        if (!row.key.startsWith(`log:${padded(this.#version + 1)}:`)) throw new Outrun();
        parts = [...(parts ?? []), ...more];
        if (!last) continue;
        changes.push(...parts);
        parts = undefined;
        commits.add(commit);
        this.#version++;
      }
    }
    return undefined;
  }

  #isLevel(row: StoredRow): boolean {
    const { version, shape } = JSON.parse(row.text) as Head;
    if (shape > this.#shape)
      throw new StoreError(
        'newer',
        `The state in the storage account has version ${shape}, this bot knows ${this.#shape} at most: run the newer bot`,
      );
    if (version < this.#version) throw gone();
    if (version > this.#version) return false;
    this.#etag = row.etag;
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
