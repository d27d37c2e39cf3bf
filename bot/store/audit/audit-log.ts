import { randomUUID } from 'node:crypto';
import type {
  AuditEntry,
  AuditQuery,
  AuditRecord,
  AuditTrail,
  AuditVerdict,
} from '../../helpdesk/contracts/audit.ts';
import type { Clock } from '../../helpdesk/contracts/clock.ts';
import type { StoreWrite } from '../../helpdesk/contracts/metrics.ts';
import { GroupCommit, type Job } from '../group-commit.ts';
import { fileError, StoreError } from '../store-error.ts';
import { timed } from '../timed.ts';
import { checkEntry } from './check-entry.ts';
import { seal } from './entry.ts';
import { type AuditHead } from '../../helpdesk/contracts/audit.ts';
import type { LogFile, Sealed } from './log-file.ts';
import { newest } from './newest.ts';
import { verify } from './verify.ts';

/** Asks for an entry to be appended or, without one, for the file to be looked at. */
interface Append extends Job {
  entry?: AuditEntry;
  sync: boolean;
  resolve(id: string): void;
}

interface AuditLogOptions {
  now: Clock;
  /** Throws where the folder isn't ours any more. */
  mustHold: () => void;
  onWrite?: ((write: StoreWrite) => void) | undefined;
}

const LOOK_EVERY_MS = 1000;

/** The audit's writer and reader. Entries that come together share a write and a sync. */
export class ChainedAudit implements AuditTrail {
  readonly #file: LogFile;
  readonly #options: AuditLogOptions;
  readonly #commits = new GroupCommit<Append>((jobs) => this.#run(jobs));
  #closed = false;
  #lookedAt = -Infinity;

  constructor(file: LogFile, options: AuditLogOptions) {
    this.#file = file;
    this.#options = options;
  }

  async append(entry: AuditEntry, { sync } = { sync: false }): Promise<string> {
    checkEntry(entry);
    // What the caller does with it afterwards is not what was asked to be written.
    const { through } = entry;
    return this.#add(sync, through ? { ...entry, through: [...through] } : { ...entry });
  }

  async newest(query: AuditQuery): Promise<AuditRecord[]> {
    await this.#add(false);
    return newest(this.#file.file, this.#file.known, query);
  }

  async verify(): Promise<AuditVerdict> {
    await this.#add(false);
    const { end, head } = this.#file.known;
    return verify(this.#file.path, { end, head });
  }

  head(): AuditHead {
    return this.#file.known.head;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#commits.idle();
    await this.#file.close();
  }

  #add(sync: boolean, entry?: AuditEntry): Promise<string> {
    if (this.#closed) throw new StoreError('closed', 'The audit is closed: the bot is stopping');
    return new Promise((resolve, reject) => {
      this.#commits.add({ sync, resolve, reject, ...(entry && { entry }) });
    });
  }

  async #run(jobs: readonly Append[]): Promise<void> {
    try {
      this.#options.mustHold();
      if (this.#mustLook(jobs)) await this.#file.follow();
      const sealed = this.#seal(jobs);
      const sync = jobs.some((job) => job.sync);
      if (sealed.length > 0)
        await timed('audit', sync, this.#options.onWrite, () => this.#file.append(sealed, sync));
      // The ids are told in the order in which they were asked for.
      const ids = sealed.map(({ record }) => record.id);
      for (const job of jobs) job.resolve(job.entry ? (ids.shift() ?? '') : '');
    } catch (error) {
      throw fileError('unwritable', this.#file.path, error);
    }
  }

  /** Whether the file is still ours is asked before what has to last or is read, and else once a second: asking costs more than appending. */
  #mustLook(jobs: readonly Append[]): boolean {
    const now = performance.now();
    const must = now - this.#lookedAt > LOOK_EVERY_MS || jobs.some(({ sync, entry }) => sync || !entry);
    if (must) this.#lookedAt = now;
    return must || this.#file.overhangs;
  }

  #seal(jobs: readonly Append[]): Sealed[] {
    const sealed: Sealed[] = [];
    let head = this.head();
    const at = this.#options.now().toISOString();
    for (const { entry } of jobs) {
      if (!entry) continue;
      const next = seal(entry, head, randomUUID(), at);
      sealed.push(next);
      head = next.record;
    }
    return sealed;
  }
}
