import type { AuditEntry, AuditHead } from '../../../helpdesk/contracts/audit.ts';
import type { Clock } from '../../../helpdesk/contracts/clock.ts';
import { GENESIS, parseLine, seal } from '../../audit/entry.ts';
import { endedBy } from '../../audit/left-open.ts';
import { StoreError } from '../../store-error.ts';
import { Refused, type Partition, type Step } from '../rows.ts';
import { entryKey, entrySteps, HEAD, openKey } from './keys.ts';

export interface Wanted {
  id: string;
  entry: AuditEntry;
  /** It is left out if what it ends was ended already. */
  onlyIfOpen?: boolean;
}

interface KnownHead extends AuditHead {
  /** undefined: there is none in the table yet. */
  etag: string | undefined;
}

/** How long a write whose answer was lost is looked for. */
const UNSURE_MS = 4_000;

/**
 * The end of the chain. A write replaces the head with its etag, in one step with the entries: of two bots that append at once, one is
 * refused and chains its entries to the other's.
 */
export class AuditChain {
  head: KnownHead | undefined;
  readonly #rows: Partition;
  readonly #now: Clock;
  /** Entries that this bot has started and not ended. */
  readonly #mine = new Set<string>();

  constructor(rows: Partition, now: Clock) {
    this.#rows = rows;
    this.#now = now;
  }

  async readHead(): Promise<AuditHead> {
    const row = await this.#rows.get(HEAD);
    const there = row ? (JSON.parse(row.text) as AuditHead) : GENESIS;
    // if the audit was cut, what follows is chained to what was cut off: verifying then says what is missing
    const { seq, hash } = this.head && this.head.seq > there.seq ? this.head : there;
    this.head = { seq, hash, etag: row?.etag };
    return { seq, hash };
  }

  /** Appends entries: all of them or, if it throws, perhaps none. Resolves to the ids of those that weren't left out. */
  async append(all: readonly Wanted[]): Promise<ReadonlySet<string>> {
    const until = performance.now() + UNSURE_MS;
    let open = await this.#openOf(all);
    if (!this.head) await this.readHead();
    for (;;) {
      const wanted = all.filter(({ entry, onlyIfOpen }) => !onlyIfOpen || open.has(endedBy(entry) ?? ''));
      const ids = new Set(wanted.map(({ id }) => id));
      if (wanted.length === 0) return ids;
      const base = this.head ?? { ...GENESIS, etag: undefined };
      try {
        this.head = await this.#write(base, wanted, open);
        this.#noteOpen(wanted);
        return ids;
      } catch (error) {
        if (performance.now() > until) throw lost(error);
        const head = await this.readHead();
        if (head.seq > base.seq && (await this.#holds(base.seq + 1, wanted))) {
          this.#noteOpen(wanted);
          return ids;
        }
        // refused on the head that is still the newest: then something else that it wanted to end is gone
        if (head.seq === base.seq && error instanceof Refused) open = await this.#openOf(all, true);
      }
    }
  }

  async #write(base: KnownHead, wanted: readonly Wanted[], open: ReadonlySet<string>): Promise<KnownHead> {
    const at = this.#now().toISOString();
    const steps: Step[] = [];
    const closed = new Set<string>();
    let head: AuditHead = base;
    for (const { id, entry } of wanted) {
      const { record, line } = seal(entry, head, id, at);
      const text = line.trimEnd();
      steps.push(...entrySteps(record, text));
      if (entry.kind === 'started') steps.push({ do: 'create', key: openKey(id), text: String(record.seq) });
      const ended = endedBy(entry);
      if (ended !== undefined && open.has(ended) && !closed.has(ended)) {
        steps.push({ do: 'delete', key: openKey(ended) });
        closed.add(ended);
      }
      head = record;
    }
    const { seq, hash } = head;
    const text = JSON.stringify({ seq, hash });
    const { etag: before } = base;
    const [etag] = await this.#rows.write([
      before === undefined
        ? { do: 'create', key: HEAD, text }
        : { do: 'replace', key: HEAD, text, etag: before },
      ...steps,
    ]);
    return etag === undefined ? { ...(await this.readHead()), etag: this.head?.etag } : { seq, hash, etag };
  }

  /** Whether the entry with that number is the first of these: then they were written, and only the answer was lost. */
  async #holds(seq: number, [first]: readonly Wanted[]): Promise<boolean> {
    const row = await this.#rows.get(entryKey(seq));
    return row !== undefined && parseLine(Buffer.from(row.text))?.id === first?.id;
  }

  /** The started entries that these end and that are open. What this bot has started itself isn't looked up, unless `again`. */
  async #openOf(wanted: readonly Wanted[], again = false): Promise<ReadonlySet<string>> {
    const ended = wanted.map(({ entry }) => endedBy(entry)).filter((id) => id !== undefined);
    const stands = async (id: string) =>
      (!again && this.#mine.has(id)) || (await this.#rows.get(openKey(id))) !== undefined;
    const found = await Promise.all(ended.map(async (id) => ((await stands(id)) ? [id] : [])));
    return new Set(found.flat());
  }

  #noteOpen(wanted: readonly Wanted[]): void {
    for (const { id, entry } of wanted) {
      if (entry.kind === 'started') this.#mine.add(id);
      this.#mine.delete(endedBy(entry) ?? '');
    }
  }
}

const lost = (error: unknown): unknown =>
  error instanceof Refused
    ? new StoreError('unreachable', 'Other bots wrote to the audit all the time: nothing was written', {
        cause: error,
      })
    : error;
