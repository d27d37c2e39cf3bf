import { randomUUID } from 'node:crypto';
import type {
  AppendOptions,
  AuditEntry,
  AuditHead,
  AuditQuery,
  AuditRecord,
  AuditTrail,
  AuditVerdict,
} from '../../../helpdesk/contracts/audit.ts';
import type { Clock } from '../../../helpdesk/contracts/clock.ts';
import type { StoreWrite } from '../../../helpdesk/contracts/metrics.ts';
import { checkEntry } from '../../audit/check-entry.ts';
import { GENESIS } from '../../audit/entry.ts';
import { GroupCommit, type Job } from '../../group-commit.ts';
import { StoreError } from '../../store-error.ts';
import { timed } from '../../timed.ts';
import type { Partition } from '../rows.ts';
import { AuditChain, type Wanted } from './chain.ts';
import { openEntries, newestOf } from './read.ts';
import { verifyTable } from './verify-table.ts';

interface Append extends Job {
  wanted: Wanted;
  resolve(id: string): void;
}

interface TableAuditOptions {
  rows: Partition;
  now: Clock;
  onWrite?: ((write: StoreWrite) => void) | undefined;
}

/** An entry, its keys and what it opens or ends take six steps at most, and a write has room for a hundred. */
const MOST_TOGETHER = 16;

/** The audit in a storage account. Entries that arrive together share a write. Each one is kept for good before it counts. */
export class TableAudit implements AuditTrail {
  readonly #options: TableAuditOptions;
  readonly #chain: AuditChain;
  readonly #commits = new GroupCommit<Append>((jobs) => this.#run(jobs));
  #closed = false;

  private constructor(options: TableAuditOptions) {
    this.#options = options;
    this.#chain = new AuditChain(options.rows, options.now);
  }

  static async open(options: TableAuditOptions): Promise<TableAudit> {
    const audit = new TableAudit(options);
    await audit.#chain.readHead();
    return audit;
  }

  async append(entry: AuditEntry, { id = randomUUID() }: Partial<AppendOptions> = {}): Promise<string> {
    checkEntry(entry);
    // A copy: the caller may change the object afterwards.
    const { through } = entry;
    return this.#add({ id, entry: through ? { ...entry, through: [...through] } : { ...entry } });
  }

  /** Ends a started entry unless somebody has ended it meanwhile. Resolves to whether it did. */
  async endIfOpen(entry: AuditEntry): Promise<boolean> {
    return (await this.#add({ id: randomUUID(), entry, onlyIfOpen: true })) !== '';
  }

  /** Started entries that nothing has ended yet, the oldest first. */
  openEntries(): Promise<AuditRecord[]> {
    return openEntries(this.#options.rows);
  }

  newest(query: AuditQuery): Promise<AuditRecord[]> {
    return newestOf(this.#options.rows, query);
  }

  async verify(posted?: AuditHead): Promise<AuditVerdict> {
    const head = await this.#chain.readHead();
    return verifyTable(this.#options.rows, { head, written: posted ? [posted] : [] });
  }

  /** The newest that this bot knows. */
  head(): AuditHead {
    const { seq, hash } = this.#chain.head ?? GENESIS;
    return { seq, hash };
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#commits.idle();
  }

  #add(wanted: Wanted): Promise<string> {
    if (this.#closed) throw new StoreError('closed', 'The audit is closed: the bot is stopping');
    return new Promise((resolve, reject) => {
      this.#commits.add({ wanted, resolve, reject });
    });
  }

  async #run(jobs: readonly Append[]): Promise<void> {
    const { onWrite } = this.#options;
    for (let from = 0; from < jobs.length; from += MOST_TOGETHER) {
      const some = jobs.slice(from, from + MOST_TOGETHER);
      try {
        const written = await timed('audit', true, onWrite, () =>
          this.#chain.append(some.map(({ wanted }) => wanted)),
        );
        for (const job of some) job.resolve(written.has(job.wanted.id) ? job.wanted.id : '');
      } catch (error) {
        for (const job of some) job.reject(error);
      }
    }
  }
}
