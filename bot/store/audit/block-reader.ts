import type { FileHandle } from 'node:fs/promises';
import { readAt } from './lines.ts';

export type ReadAt = (position: number, length: number) => Promise<Buffer>;

const SMALLEST = 4 * 1024;
const LARGEST = 256 * 1024;

/**
 * Reads a file backward in blocks: lines that lie close together, newest first, share a read. Blocks grow while they touch, so that a few
 * lines far apart cost little. What was read must not change any more.
 */
export function blockReader(file: FileHandle): ReadAt {
  let block: { start: number; bytes: Buffer } = { start: 0, bytes: Buffer.alloc(0) };
  let size = SMALLEST;
  return async (position, length) => {
    const end = position + length;
    const blockEnd = block.start + block.bytes.length;
    if (position < block.start || end > blockEnd) {
      const touches = block.bytes.length > 0 && end <= blockEnd + SMALLEST && end >= block.start - size;
      size = touches ? Math.min(size * 2, LARGEST) : SMALLEST;
      const start = Math.max(0, Math.min(position, end - size));
      block = { start, bytes: await readAt(file, start, end - start) };
    }
    return block.bytes.subarray(position - block.start, end - block.start);
  };
}
