import type { FileHandle } from 'node:fs/promises';
import { blockReader, type ReadAt } from './block-reader.ts';
import { keyNames, keyOf, type Keys } from './keys.ts';
import { readAt, writeAt } from './lines.ts';

interface Indexed {
  /** Where the line starts in the log. */
  offset: number;
  /** One hash per key, in the order of `keyNames`; 0 if the entry has none. */
  hashes: number[];
  /** One line number per key: the previous line with a hash in the same bucket, 0 if there is none. */
  before: number[];
}

const KEYS = keyNames.length;
const BUCKETS = 16_384;
const SIZE = 8 + KEYS * 8;

/**
 * Where the lines of the log are and, for each ticket, person, device and operator, which line came before: entries of one key are found by
 * walking back from the newest, whatever the length of the log. Line n is record n - 1 of the file, 40 bytes: offset (double), hashes and
 * previous lines (32 bits each), little-endian. The newest records and the start of every walk are in memory.
 *
 * It is derived from the log and never trusted over it: entries are always read from the log.
 */
export class LineIndex {
  /** How many lines it has. */
  count = 0;
  /** How many of them are in the file. */
  #filed: number;
  #unfiled: Buffer[] = [];
  readonly #newest: Uint32Array;
  readonly #file: FileHandle;

  constructor(file: FileHandle, filed = 0, newest: Uint32Array = new Uint32Array(BUCKETS * KEYS)) {
    this.#file = file;
    this.#filed = filed;
    this.count = filed;
    this.#newest = newest;
  }

  get unfiled(): number {
    return this.#unfiled.length;
  }

  /** The newest lines of the buckets as they are now, as text. */
  newest(): string {
    return packNewest(this.#newest);
  }

  add(offset: number, keys: Keys): void {
    const record = Buffer.alloc(SIZE);
    record.writeDoubleLE(offset, 0);
    this.count++;
    keyNames.forEach((name, key) => {
      const value = keyOf(keys, name);
      if (value === undefined) return;
      const hash = hashKey(value);
      const bucket = bucketOf(key, hash);
      record.writeUInt32LE(hash, 8 + key * 4);
      record.writeUInt32LE(this.#newest[bucket] ?? 0, 8 + (KEYS + key) * 4);
      this.#newest[bucket] = this.count;
    });
    this.#unfiled.push(record);
  }

  /** The newest line in the bucket of a key's value. */
  startOf(key: number, hash: number): number {
    return this.#newest[bucketOf(key, hash)] ?? 0;
  }

  /** Reads the records of lines that follow each other in blocks. */
  blocks(): ReadAt {
    return blockReader(this.#file);
  }

  async line(number: number, read?: ReadAt): Promise<Indexed | undefined> {
    if (number < 1 || number > this.count) return undefined;
    const at = (number - 1) * SIZE;
    const record =
      this.#unfiled[number - 1 - this.#filed] ??
      (await (read ? read(at, SIZE) : readAt(this.#file, at, SIZE)));
    if (record.length < SIZE) return undefined;
    const words = (from: number): number[] =>
      keyNames.map((_, key) => record.readUInt32LE(8 + (from + key) * 4));
    return { offset: record.readDoubleLE(0), hashes: words(0), before: words(KEYS) };
  }

  /** Writes the records in memory to the file. They are on disk after `sync`. */
  async flush(): Promise<void> {
    const records = this.#unfiled.slice();
    await writeAt(this.#file, Buffer.concat(records), this.#filed * SIZE);
    this.#filed += records.length;
    this.#unfiled = this.#unfiled.slice(records.length);
  }

  async sync(): Promise<void> {
    await this.#file.datasync();
  }

  /** For how many lines a file has records. */
  static async room(file: FileHandle): Promise<number> {
    return Math.floor((await file.stat()).size / SIZE);
  }
}

const bucketOf = (key: number, hash: number): number => key * BUCKETS + (hash % BUCKETS);

/** FNV-1a. Never 0, which means no key. */
export function hashKey(value: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < value.length; i++) hash = Math.imul(hash ^ value.charCodeAt(i), 0x01000193) >>> 0;
  return hash || 1;
}

/**
 * The newest lines of the buckets as text, and back. Most audits are short and have few of them: then each is written with its bucket, so that
 * a bot that stops doesn't write, and the next one doesn't read, a third of a megabyte.
 */
export function packNewest(newest: Uint32Array): string {
  const few: number[] = [];
  for (let bucket = 0; bucket < newest.length && few.length < newest.length; bucket++) {
    const line = newest[bucket] ?? 0;
    if (line > 0) few.push(bucket, line);
  }
  const words = few.length < newest.length ? Uint32Array.from(few) : newest;
  return Buffer.from(words.buffer, words.byteOffset, words.byteLength).toString('base64');
}

export function unpackNewest(text: string): Uint32Array | undefined {
  const bytes = new Uint8Array(Buffer.from(text, 'base64'));
  if (bytes.length % 8 !== 0 || bytes.length > BUCKETS * KEYS * 4) return undefined;
  const words = new Uint32Array(bytes.buffer);
  if (words.length === BUCKETS * KEYS) return words;
  const newest = new Uint32Array(BUCKETS * KEYS);
  for (let at = 0; at < words.length; at += 2) {
    const [bucket = 0, line = 0] = words.subarray(at, at + 2);
    if (bucket >= newest.length) return undefined;
    newest[bucket] = line;
  }
  return newest;
}
