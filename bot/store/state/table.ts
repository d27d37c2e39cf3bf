/** A record with its JSON, so that a write only serializes records that changed. */
export interface Row<T> {
  readonly value: T;
  readonly text: string;
}

/** The record as a restart would read it, frozen: only an update can change it. */
export function row<T extends object>(value: T): Row<T> {
  const text = JSON.stringify(value);
  return { value: frozen(JSON.parse(text) as T), text };
}

/** The same from JSON that was made of a record. */
export function rowOfText<T extends object>(text: string): Row<T> {
  return { value: frozen(JSON.parse(text) as T), text };
}

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  for (const inner of Object.values(value)) frozen(inner);
  return Object.freeze(value);
}

/** Records by id: as they are on disk, and as they will be after the current write. */
export class Table<T extends object> {
  #kept: ReadonlyMap<string, Row<T>>;
  #draft: Map<string, Row<T>> | undefined;
  readonly #drafted = new Set<string>();
  /** Counts the changes of drafts. */
  edits = 0;

  constructor(rows: ReadonlyMap<string, Row<T>>) {
    this.#kept = rows;
  }

  /** What is on disk. */
  get kept(): ReadonlyMap<string, Row<T>> {
    return this.#kept;
  }

  /** What will be on disk. */
  get newest(): ReadonlyMap<string, Row<T>> {
    return this.#draft ?? this.#kept;
  }

  get changed(): boolean {
    return this.#draft !== undefined;
  }

  set(id: string, value: Row<T>): void {
    this.#draft ??= new Map(this.#kept);
    this.#draft.set(id, value);
    this.#note(id);
  }

  delete(id: string): void {
    this.#draft ??= new Map(this.#kept);
    this.#draft.delete(id);
    this.#note(id);
  }

  /** The records that the draft changes, as it has them. undefined: it removes that one. */
  drafted(): [id: string, row: Row<T> | undefined][] {
    return Array.from(this.#drafted, (id) => [id, this.newest.get(id)]);
  }

  /** The draft is on disk. */
  keep(): void {
    this.#kept = this.newest;
    this.drop();
  }

  /** The draft was not written. */
  drop(): void {
    this.#draft = undefined;
    this.#drafted.clear();
  }

  /** Forgets everything, to be read anew. */
  empty(): void {
    this.#kept = new Map();
    this.drop();
  }

  #note(id: string): void {
    this.#drafted.add(id);
    this.edits++;
  }
}
