import { randomUUID } from 'node:crypto';
import { LRUCache } from 'lru-cache';

interface OfferedFile {
  name: string;
  bytes: Buffer;
}

interface Offer extends OfferedFile {
  personId: string;
}

const MAX_FILES = 100;
const MAX_BYTES = 64 * 1024 * 1024;
const MAX_FILE_BYTES = 32 * 1024 * 1024;
/** Without it, spreadsheet programs read a CSV file in an older encoding. */
const BYTE_ORDER_MARK = '\ufeff';

/** Files that wait for the person they were offered to. They are kept in memory for a while; the oldest are dropped first. */
export class OfferedFiles {
  readonly #offers: LRUCache<string, Offer>;

  constructor(offerMs: number) {
    this.#offers = new LRUCache({ max: MAX_FILES, maxSize: MAX_BYTES, ttl: offerMs });
  }

  /** Throws a RangeError if the file is empty, which Teams doesn't accept, or too large to be kept. */
  offer(
    personId: string,
    { name, content }: { name: string; content: string },
  ): { id: string; size: number } {
    const bytes = encoded(name, content);
    if (bytes.length === 0 || bytes.length > MAX_FILE_BYTES)
      throw new RangeError(`A file of ${bytes.length} bytes can't be offered`);
    const id = randomUUID();
    this.#offers.set(id, { personId, name, bytes }, { size: bytes.length });
    return { id, size: bytes.length };
  }

  /** Gives the file out once, and only to its person. */
  take(id: string, personId: string): OfferedFile | undefined {
    const offer = this.#offers.get(id);
    if (offer?.personId !== personId) return undefined;
    this.#offers.delete(id);
    return offer;
  }
}

function encoded(name: string, content: string): Buffer {
  const needsMark = /\.csv$/i.test(name) && !content.startsWith(BYTE_ORDER_MARK);
  return Buffer.from(needsMark ? BYTE_ORDER_MARK + content : content, 'utf8');
}
