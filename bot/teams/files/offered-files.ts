import { randomUUID } from 'node:crypto';
import { LRUCache } from 'lru-cache';

export interface OfferedFile {
  name: string;
  bytes: Buffer;
}

interface Kept extends OfferedFile {
  personId: string;
}

const MOST = 100;
const MOST_BYTES = 64 * 1024 * 1024;
const MOST_IN_ONE = 32 * 1024 * 1024;
/** Spreadsheets take a CSV file without it for one in an older encoding. */
const BYTE_ORDER_MARK = '\ufeff';

/** Files that wait for the person whom they were offered to: in memory, for a while, the oldest dropped first. */
export class OfferedFiles {
  readonly #kept: LRUCache<string, Kept>;

  constructor(offerMs: number) {
    this.#kept = new LRUCache({ max: MOST, maxSize: MOST_BYTES, ttl: offerMs });
  }

  /** Throws a RangeError where the file is empty, which Teams can't take, or larger than is kept. */
  offer(
    personId: string,
    { name, content }: { name: string; content: string },
  ): { id: string; size: number } {
    const bytes = encoded(name, content);
    if (bytes.length === 0 || bytes.length > MOST_IN_ONE)
      throw new RangeError(`A file of ${bytes.length} bytes can't be offered`);
    const id = randomUUID();
    this.#kept.set(id, { personId, name, bytes }, { size: bytes.length });
    return { id, size: bytes.length };
  }

  /** Gives the file out, once and to its person alone. */
  take(id: string, personId: string): OfferedFile | undefined {
    const kept = this.#kept.get(id);
    if (kept?.personId !== personId) return undefined;
    this.#kept.delete(id);
    return kept;
  }
}

function encoded(name: string, content: string): Buffer {
  const marked = /\.csv$/i.test(name) && !content.startsWith(BYTE_ORDER_MARK);
  return Buffer.from(marked ? BYTE_ORDER_MARK + content : content, 'utf8');
}
