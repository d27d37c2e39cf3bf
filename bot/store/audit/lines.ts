import type { FileHandle } from 'node:fs/promises';

const BLOCK = 256 * 1024;
const NEWLINE = 0x0a;

export interface Line {
  /** Without the newline. */
  bytes: Buffer;
  start: number;
  /** Where the next line starts. */
  end: number;
}

/** The complete lines from byte `from` to `to`, in blocks. Anything after the last newline is left out. */
export async function* lines(file: FileHandle, from: number, to: number): AsyncGenerator<Line[]> {
  let rest = Buffer.alloc(0);
  let at = from;
  while (at < to) {
    const block = Buffer.alloc(Math.min(BLOCK, to - at));
    const { bytesRead } = await file.read(block, 0, block.length, at);
    if (bytesRead === 0) return;
    const start = at - rest.length;
    at += bytesRead;
    const bytes = Buffer.concat([rest, block.subarray(0, bytesRead)]);
    const found = split(bytes, start);
    rest = bytes.subarray((found.at(-1)?.end ?? start) - start);
    if (found.length > 0) yield found;
  }
}

function split(bytes: Buffer, start: number): Line[] {
  const found: Line[] = [];
  for (let from = 0, to; (to = bytes.indexOf(NEWLINE, from)) >= 0; from = to + 1) {
    found.push({ bytes: bytes.subarray(from, to), start: start + from, end: start + to + 1 });
  }
  return found;
}

/** Exactly the requested bytes, or fewer at the end of the file. */
export async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await file.read(bytes, done, length - done, position + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return bytes.subarray(0, done);
}

export async function writeAt(file: FileHandle, bytes: Buffer, position: number): Promise<void> {
  let done = 0;
  while (done < bytes.length) {
    done += (await file.write(bytes, done, bytes.length - done, position + done)).bytesWritten;
  }
}
