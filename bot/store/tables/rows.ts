/** A row of a partition. Rows are in the order of their keys' characters. */
export interface StoredRow {
  key: string;
  text: string;
  /** Changes with each write of the row. */
  etag: string;
}

/** One part of a write. */
export type Step =
  /** Refused if the row stands. */
  | { do: 'create'; key: string; text: string }
  /** Refused if the row was written by anybody since it had that etag. */
  | { do: 'replace'; key: string; text: string; etag: string }
  | { do: 'put'; key: string; text: string }
  /** Refused if there is no such row. */
  | { do: 'delete'; key: string };

/** How many steps a write can have. */
export const MOST_STEPS = 100;
/** How many rows a read brings at most. */
export const PAGE = 1_000;
/** How long a row's text can be. An entity takes 1 MiB, two bytes a character. */
export const MOST_TEXT = 400_000;

/** The rows of one partition of a table: what a write changes, it changes as one. */
export interface Partition {
  get(key: string): Promise<StoredRow | undefined>;
  /** Rows after one key and up to another, `most` of them. All that there are if there are fewer. */
  range(after: string, upTo: string, most?: number): Promise<StoredRow[]>;
  /**
   * Writes all steps or none. Resolves to the new etags, where the service says them. Throws `Refused` if a step was refused. After any
   * other error nobody knows whether it was written.
   */
  write(steps: readonly Step[]): Promise<(string | undefined)[]>;
}

/** A write was refused as a whole: somebody else was faster. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

/** A number that is in order as text, too. */
export const padded = (n: number): string => String(n).padStart(12, '0');

/** All rows after one key and up to another, page by page. */
export async function* pagesOf(
  rows: Pick<Partition, 'range'>,
  after: string,
  upTo: string,
): AsyncGenerator<StoredRow[]> {
  for (let last = after; ;) {
    const page = await rows.range(last, upTo, PAGE);
    if (page.length > 0) yield page;
    if (page.length < PAGE) return;
    last = page.at(-1)?.key ?? upTo;
  }
}
