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

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  for (const inner of Object.values(value)) frozen(inner);
  return Object.freeze(value);
}

/** Records by id: as they are on disk, and as they will be after the current write. */
export class Table<T extends object> {
  #kept: ReadonlyMap<string, Row<T>>;
  #draft: Map<string, Row<T>> | undefined;

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
  }

  delete(id: string): void {
    this.#draft ??= new Map(this.#kept);
    this.#draft.delete(id);
  }

  /** The draft is on disk. */
  keep(): void {
    this.#kept = this.newest;
    this.#draft = undefined;
  }

  /** The draft was not written. */
  drop(): void {
    this.#draft = undefined;
  }
}
