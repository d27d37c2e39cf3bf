import { randomUUID } from 'node:crypto';
import type {
  AppendOptions,
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

/** A request to append an entry or, without one, to check the file. */
interface Append extends Job {
  entry?: AuditEntry;
  id: string;
  sync: boolean;
  resolve(id: string): void;
}

interface AuditLogOptions {
  now: Clock;
  /** Throws if another bot has taken over the folder. */
  mustHold: () => void;
  onWrite?: ((write: StoreWrite) => void) | undefined;
}

/** Where the entries are written. */
export type AuditFile = Pick<
  LogFile,
  'path' | 'file' | 'known' | 'overhangs' | 'follow' | 'append' | 'close'
>;

const CHECK_EVERY_MS = 1000;

/** Writes and reads the audit. Entries that arrive together share a write and a sync. */
export class ChainedAudit implements AuditTrail {
  readonly #file: AuditFile;
  readonly #options: AuditLogOptions;
  readonly #commits = new GroupCommit<Append>((jobs) => this.#run(jobs));
  #closed = false;
  #checkedAt = -Infinity;

  constructor(file: AuditFile, options: AuditLogOptions) {
    this.#file = file;
    this.#options = options;
  }

  async append(
    entry: AuditEntry,
    { sync, id = randomUUID() }: AppendOptions = { sync: false },
  ): Promise<string> {
    checkEntry(entry);
    // A copy: the caller may change the object afterwards.
    const { through } = entry;
    return this.#add(sync, { id, entry: through ? { ...entry, through: [...through] } : { ...entry } });
  }

  async newest(query: AuditQuery): Promise<AuditRecord[]> {
    await this.#add(false);
    return newest(this.#file.file, this.#file.known, query);
  }

  async verify(posted?: AuditHead): Promise<AuditVerdict> {
    await this.#add(false);
    const { end, head } = this.#file.known;
    return verify(this.#file.path, { end, head, written: posted ? [posted] : [] });
  }

  head(): AuditHead {
    return this.#file.known.head;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#commits.idle();
    await this.#file.close();
  }

  #add(sync: boolean, wanted: Pick<Append, 'id' | 'entry'> = { id: '' }): Promise<string> {
    if (this.#closed) throw new StoreError('closed', 'The audit is closed: the bot is stopping');
    return new Promise((resolve, reject) => {
      this.#commits.add({ sync, resolve, reject, ...wanted });
    });
  }

  async #run(jobs: readonly Append[]): Promise<void> {
    try {
      this.#options.mustHold();
      if (this.#mustCheck(jobs)) await this.#check();
      const sealed = this.#seal(jobs);
      const sync = jobs.some((job) => job.sync);
      if (sealed.length > 0)
        await timed('audit', sync, this.#options.onWrite, () => this.#file.append(sealed, sync));
      // Ids are in the order of the requests.
      const ids = sealed.map(({ record }) => record.id);
      for (const job of jobs) job.resolve(job.entry ? (ids.shift() ?? '') : '');
    } catch (error) {
      throw fileError('unwritable', this.#file.path, error);
    }
  }

  /** Checks whether the file is still ours before reads and synced writes, otherwise once a second: the check costs more than an append. */
  #mustCheck(jobs: readonly Append[]): boolean {
    const late = performance.now() - this.#checkedAt > CHECK_EVERY_MS;
    return late || this.#file.overhangs || jobs.some(({ sync, entry }) => sync || !entry);
  }

  async #check(): Promise<void> {
    const at = performance.now();
    await this.#file.follow();
    this.#checkedAt = at;
  }

  #seal(jobs: readonly Append[]): Sealed[] {
    const sealed: Sealed[] = [];
    let head = this.head();
    const at = this.#options.now().toISOString();
    for (const { entry, id } of jobs) {
      if (!entry) continue;
      const next = seal(entry, head, id, at);
      sealed.push(next);
      head = next.record;
    }
    return sealed;
  }
}
