import type { Adapter } from 'lowdb';
import type { AuditRecord } from '../../../../bot/helpdesk/contracts/audit.ts';
import type { Clock } from '../../../../bot/helpdesk/contracts/clock.ts';
import type { AuditTrail } from '../../../../bot/helpdesk/contracts/audit.ts';
import type { Store } from '../../../../bot/helpdesk/contracts/store.ts';
import { ChainedAudit, type AuditFile } from '../../../../bot/store/audit/audit-log.ts';
import { GENESIS } from '../../../../bot/store/audit/entry.ts';
import { endOf } from '../../../../bot/store/audit/left-open.ts';
import { LogState } from '../../../../bot/store/audit/log-state.ts';
import type { Sealed } from '../../../../bot/store/audit/log-file.ts';
import { stateOf, type State } from '../../../../bot/store/state/state.ts';
import { StateStore } from '../../../../bot/store/state/state-store.ts';
import { fileError } from '../../../../bot/store/store-error.ts';
import { Table } from '../../../../bot/store/state/table.ts';
import type { VirtualTime } from '../../../support/simulated/virtual-time.ts';

interface DiskOptions {
  time: VirtualTime;
  /** How long a write takes before it is on disk, and until the bot knows. */
  latency: () => readonly [beforeMs: number, afterMs: number];
  /** Called before and after each write: the bot may be killed there. True: the write fails, because the disk is full. */
  beforeWrite: () => boolean;
  afterWrite: () => void;
  /** Called when an entry of the audit is on disk. */
  audited: (record: AuditRecord) => void;
}

type Rows = ReadonlyMap<string, { value: object; text: string }>;

/** What outlives a bot: the state as its last write left it, and the audit's head and open entries. */
export class SimulatedDisk {
  #state = new Map<string, Rows>();
  #head = GENESIS;
  readonly #open = new Map<string, AuditRecord>();

  constructor(private readonly options: DiskOptions) {}

  /** Opens the bot's own store on it, as a start does. */
  async open(now: Clock): Promise<{ store: Store; audit: AuditTrail; leftOpen: AuditRecord[] }> {
    const state = await StateStore.open(this.#stateFile(), () => undefined);
    const audit = new ChainedAudit(this.#auditFile(), { now, mustHold: () => undefined });
    const leftOpen = [...this.#open.values()];
    await Promise.all(leftOpen.map((started) => audit.append(endOf(started), { sync: true })));
    return { store: state.store, audit, leftOpen };
  }

  /** What the last write left of a table. */
  kept(table: keyof Store): object[] {
    return [...(this.#state.get(table) ?? new Map<string, never>()).values()].map(({ value }) => value);
  }

  #stateFile(): Adapter<State> {
    return {
      read: () => {
        const state = stateOf({}) as unknown as Record<string, Table<object>>;
        for (const [name, rows] of this.#state) state[name] = new Table(rows);
        return Promise.resolve(state as unknown as State);
      },
      write: (state) =>
        this.#write(() => {
          for (const [name, table] of Object.entries(state) as [string, Table<object>][])
            this.#state.set(name, table.newest);
        }),
    };
  }

  #auditFile(): AuditFile {
    // without an index: nothing is read from it
    const known = new LogState(undefined as never);
    known.head = this.#head;
    return {
      path: 'audit.jsonl',
      overhangs: false,
      known,
      get file(): never {
        throw new Error('the simulation keeps no entries to read');
      },
      follow: () => Promise.resolve(),
      append: (sealed) =>
        this.#write(() => {
          for (const one of sealed) this.#keep(one);
          known.head = this.#head;
        }),
      close: () => Promise.resolve(),
    };
  }

  #keep({ record }: Sealed): void {
    if (record.prev !== this.#head.hash) throw new Error('the audit’s chain is broken');
    this.#head = { seq: record.seq, hash: record.hash };
    if (record.kind === 'started') this.#open.set(record.id, record);
    if (record.of !== undefined && record.kind !== 'settled') this.#open.delete(record.of);
    this.options.audited(record);
  }

  #write(keep: () => void): Promise<void> {
    const { time, latency, beforeWrite, afterWrite } = this.options;
    const life = time.current;
    const [before, after] = latency();
    return new Promise((resolve, reject) => {
      time.ifAlive(before, () => {
        const isFull = beforeWrite();
        if (life?.over) return;
        if (!isFull) keep();
        if (!isFull) afterWrite();
        time.ifAlive(after, () => (isFull ? reject(full()) : resolve()), life);
      });
    });
  }
}

const full = () => fileError('unwritable', 'disk', Object.assign(new Error('full'), { code: 'ENOSPC' }));
