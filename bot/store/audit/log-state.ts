import type { FileHandle } from 'node:fs/promises';
import { GENESIS, parseLine } from './entry.ts';
import { type AuditHead, type AuditRecord } from '../../helpdesk/contracts/audit.ts';
import type { ReadAt } from './block-reader.ts';
import { endedBy } from './left-open.ts';
import { LineIndex } from './line-index.ts';
import { lines, readAt, type Line } from './lines.ts';

/** How many lines are at most read again after a crash, and kept unwritten in memory. */
export const STEP = 4_096;

/** How the log and its index are read. */
interface Blocks {
  log: ReadAt;
  index: ReadAt;
}

/** What the bot knows about the log without reading it. */
export class LogState {
  head: AuditHead = GENESIS;
  /** Where the next line goes. */
  end = 0;
  /** Started entries that nothing ended: line by id. */
  readonly open = new Map<string, number>();
  readonly index: LineIndex;

  constructor(index: LineIndex) {
    this.index = index;
  }

  /** Adds the next line. `record` is undefined if the line is not an entry, for example after tampering. */
  add(record: AuditRecord | undefined, start: number, end: number): void {
    this.index.add(start, record ?? {});
    this.end = end;
    if (!record) return;
    this.head = { seq: record.seq, hash: record.hash };
    if (record.kind === 'started') this.open.set(record.id, this.index.count);
    const ended = endedBy(record);
    if (ended !== undefined) this.open.delete(ended);
  }

  /** Reads from `end` to the last entry. What follows is an incomplete entry. */
  async readOn(file: FileHandle, size: number): Promise<void> {
    let bad: Line[] = [];
    for await (const block of lines(file, this.end, size)) {
      for (const line of block) {
        const record = parseLine(line.bytes);
        if (!record) {
          bad.push(line);
          continue;
        }
        for (const { start, end } of bad) this.add(undefined, start, end);
        bad = [];
        this.add(record, line.start, line.end);
      }
      if (this.index.unfiled >= STEP) await this.index.flush();
    }
  }

  /** The entry at a line, read from the log. `blocks`: how to read, if many lines are read one after the other. */
  async read(file: FileHandle, line: number, blocks?: Blocks): Promise<AuditRecord | undefined> {
    const at = await this.index.line(line, blocks?.index);
    const end = (await this.index.line(line + 1, blocks?.index))?.offset ?? this.end;
    if (!at || end <= at.offset) return undefined;
    const length = end - at.offset;
    const bytes = await (blocks ? blocks.log(at.offset, length) : readAt(file, at.offset, length));
    return parseLine(bytes.subarray(0, -1));
  }
}
