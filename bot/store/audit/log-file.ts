import { constants, open, stat, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Clock } from '../../helpdesk/contracts/clock.ts';
import type { Log } from '../../helpdesk/contracts/log.ts';
import { PRIVATE, syncFolder } from '../files.ts';
import { AUDIT_FILE } from '../names.ts';
import { CHECKPOINT, writeCheckpoint } from './checkpoint.ts';
import { GENESIS } from './entry.ts';
import { type AuditRecord } from '../../helpdesk/contracts/audit.ts';
import { STEP, type LogState } from './log-state.ts';
import { writeAt } from './lines.ts';
import { fromScratch, recover, type LogFiles } from './recover.ts';
import { setTornAside } from './torn.ts';

export interface LogFileOptions {
  folder: string;
  now: Clock;
  log: Log;
}

export interface Sealed {
  record: AuditRecord;
  line: string;
}

const openOrMake = (path: string): Promise<FileHandle> =>
  open(path, constants.O_RDWR | constants.O_CREAT, PRIVATE);

const closeAll = ({ audit, index }: LogFiles): Promise<unknown> =>
  Promise.all([audit.close(), index.close()]);

/** `audit.jsonl` and what is known about it. One caller at a time, except for `known` and `file`, which readers use. */
export class LogFile {
  /** Where the incomplete line of a crash was moved. */
  torn: string | undefined;
  readonly path: string;
  readonly #options: LogFileOptions;
  readonly #files: LogFiles;
  #known: LogState;
  /** True if a failed write may have left something after the last line. */
  #overhang = false;
  /** True if the file that somebody put in the place of ours couldn't be read to its end: its index is half of one. */
  #halfRead = false;
  #checkpointAt: number;
  #checkpointing: Promise<void> | undefined;

  private constructor(path: string, options: LogFileOptions, files: LogFiles, known: LogState) {
    this.path = path;
    this.#options = options;
    this.#files = files;
    this.#known = known;
    this.#checkpointAt = known.index.count - known.index.unfiled + STEP;
  }

  static async open(options: LogFileOptions): Promise<LogFile> {
    const path = join(options.folder, AUDIT_FILE);
    // Only the log itself has `audit` in its name: the other two are derived from it.
    const files: LogFiles = {
      audit: await openOrMake(path),
      index: await openOrMake(join(options.folder, 'log-index.bin')),
      checkpointPath: join(options.folder, CHECKPOINT),
    };
    try {
      await syncFolder(options.folder);
      const known = await recover(files, options.log);
      const file = new LogFile(path, options, files, known);
      file.torn = await setTornAside(files.audit, path, known.end, options.now, options.log);
      return file;
    } catch (error) {
      await closeAll(files);
      throw error;
    }
  }

  get known(): LogState {
    return this.#known;
  }

  get file(): FileHandle {
    return this.#files.audit;
  }

  /** True if something failed that has to be done first. */
  get overhangs(): boolean {
    return this.#overhang || this.#halfRead;
  }

  /**
   * Makes sure that the file is the one that we wrote last, with the same length. If somebody replaced it, the next entry goes into the
   * new file, chained to the last one that we wrote, so that `verify` reports what is missing.
   */
  async follow(): Promise<void> {
    const [there, ours] = await Promise.all([stat(this.path).catch(() => undefined), this.file.stat()]);
    const same = there?.ino === ours.ino && !this.#halfRead;
    if (same && this.#overhang) return this.#cut();
    if (same && there.size === this.#known.end) return;
    this.#options.log.error(
      { file: this.path },
      'the audit log was changed by something else: check it with `audit verify`',
    );
    await this.#checkpointing;
    await this.#goOver(await openOrMake(this.path));
  }

  /** Goes on in another file. If it can't be read, the bot stays with the old one, and the next check tries again. */
  async #goOver(file: FileHandle): Promise<void> {
    const { log, now } = this.#options;
    const { head } = this.#known;
    const old = this.#files.audit;
    this.#halfRead = true;
    try {
      await syncFolder(dirname(this.path));
      const known = await fromScratch(this.#files, head);
      await known.readOn(file, (await file.stat()).size);
      await setTornAside(file, this.path, known.end, now, log);
      known.head = head;
      this.#known = known;
    } catch (error) {
      await file.close();
      throw error;
    }
    this.#files.audit = file;
    this.#halfRead = false;
    this.#overhang = false;
    await old.close();
  }

  /** Appends lines: all of them if it resolves, none if it throws. */
  async append(sealed: readonly Sealed[], sync: boolean): Promise<void> {
    const bytes = sealed.map(({ line }) => Buffer.from(line));
    this.#overhang = true;
    try {
      await writeAt(this.file, Buffer.concat(bytes), this.#known.end);
      if (sync) await this.file.datasync();
    } catch (error) {
      // If this fails, too, the next append does it first.
      await this.#cut().catch(() => undefined);
      throw error;
    }
    this.#overhang = false;
    sealed.forEach(({ record }, i) => {
      const { end } = this.#known;
      this.#known.add(record, end, end + (bytes[i]?.length ?? 0));
    });
    if (this.#known.index.count >= this.#checkpointAt) this.#startCheckpoint();
  }

  async close(): Promise<void> {
    await this.#checkpointing;
    try {
      if (this.#known.head.seq > GENESIS.seq && !this.#halfRead) await this.#checkpoint();
    } finally {
      await closeAll(this.#files);
    }
  }

  async #cut(): Promise<void> {
    await this.file.truncate(this.#known.end);
    this.#overhang = false;
  }

  /** Runs beside the appends, which don't wait for it. */
  #startCheckpoint(): void {
    this.#checkpointAt = this.#known.index.count + STEP;
    this.#checkpointing ??= this.#checkpoint()
      .catch((error: unknown) => {
        // Then opening reads a little more. If the disk is faulty, the next append will say so.
        this.#options.log.warn({ err: error }, "the audit log's index could not be written");
      })
      .finally(() => {
        this.#checkpointing = undefined;
      });
  }

  async #checkpoint(): Promise<void> {
    const { head, end, open, index } = this.#known;
    const checkpoint = { head, end, open: [...open.values()], lines: index.count, newest: index.newest() };
    // In this order: a checkpoint on disk means that everything before it is on disk, too.
    await this.file.datasync();
    await index.flush();
    await index.sync();
    await writeCheckpoint(this.#files.checkpointPath, checkpoint);
  }
}
