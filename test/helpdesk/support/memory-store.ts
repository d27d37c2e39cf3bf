import type { WatchedRequest } from '../../../bot/helpdesk/contracts/policy/approval.ts';
import type { AnnouncedCall, CallerCheck, Fence } from '../../../bot/helpdesk/contracts/policy/caller.ts';
import type { Receipt } from '../../../bot/helpdesk/contracts/receipt.ts';
import type { RoleChange } from '../../../bot/helpdesk/contracts/role-change.ts';
import type {
  PolicyChange,
  Proposal,
  SecondRequest,
  Stop,
} from '../../../bot/helpdesk/contracts/policy/records.ts';
import type {
  AskedOf,
  Confirmation,
  DraftRecords,
  Drafts,
  NoteKey,
  Records,
  Remembered,
  Showing,
  SignInRequest,
  Store,
  Tables,
  Tally,
} from '../../../bot/helpdesk/contracts/store.ts';

/** A table in memory that keeps the contract of `Records`. Every read and write gives way to other work first, as a file would. */
export class MemoryRecords<T, Id extends string = string> implements Records<T, Id> {
  readonly kept = new Map<string, T>();

  async get(id: Id): Promise<T | undefined> {
    await Promise.resolve();
    return this.kept.get(id);
  }

  async create(id: Id, value: T): Promise<void> {
    await Promise.resolve();
    if (this.kept.has(id)) throw new Error(`${id} is there already`);
    this.kept.set(id, value);
  }

  async update(id: Id, change: (now: T) => T | undefined): Promise<T | undefined> {
    await Promise.resolve();
    const now = this.kept.get(id);
    const next = now === undefined ? undefined : change(now);
    if (next !== undefined) this.kept.set(id, next);
    return next;
  }

  async remove(drop: (value: T, id: string) => boolean): Promise<number> {
    await Promise.resolve();
    const gone = [...this.kept].filter(([id, value]) => drop(value, id));
    for (const [id] of gone) this.kept.delete(id);
    return gone.length;
  }

  async list(pick: (value: T) => boolean): Promise<T[]> {
    await Promise.resolve();
    return [...this.kept.values()].filter(pick);
  }
}

export function memoryStore() {
  const tables = {
    confirmations: new MemoryRecords<Confirmation>(),
    receipts: new MemoryRecords<Receipt>(),
    roleChanges: new MemoryRecords<RoleChange>(),
    showings: new MemoryRecords<Showing>(),
    welcomed: new MemoryRecords<{ at: string; personId?: string | undefined }>(),
    signInsTaken: new MemoryRecords<{ at: string }>(),
    signInRequests: new MemoryRecords<SignInRequest>(),
    policy: new MemoryRecords<PolicyChange>(),
    seconds: new MemoryRecords<SecondRequest>(),
    approvals: new MemoryRecords<WatchedRequest>(),
    callerChecks: new MemoryRecords<CallerCheck>(),
    calls: new MemoryRecords<AnnouncedCall>(),
    fences: new MemoryRecords<Fence>(),
    stops: new MemoryRecords<Stop>(),
    proposals: new MemoryRecords<Proposal>(),
    askedOf: new MemoryRecords<AskedOf>(),
    tallies: new MemoryRecords<Tally>(),
    notes: new MemoryRecords<{ value: string }, NoteKey>(),
  } satisfies Tables;
  return {
    ...tables,
    level: () => Promise.resolve(),
    look<R>(read: (remembered: Remembered) => R): R {
      const drafts = Object.entries(tables).map(([name, { kept }]) => [name, draftOf(kept, [])] as const);
      return read(Object.fromEntries(drafts) as unknown as Remembered);
    },
    async together<R>(work: (drafts: Drafts) => R): Promise<R> {
      await Promise.resolve();
      const steps: (() => void)[] = [];
      const drafts = Object.entries(tables).map(([name, { kept }]) => [name, draftOf(kept, steps)] as const);
      const given = work(Object.fromEntries(drafts) as unknown as Drafts);
      for (const step of steps) step();
      return given;
    },
  } satisfies Store & typeof tables;
}

/** A table within one step: what is written counts once the step has ended. */
function draftOf(kept: Map<string, unknown>, steps: (() => void)[]): DraftRecords<unknown> {
  const written = new Map<string, unknown>();
  return {
    get: (id) => written.get(id) ?? kept.get(id),
    list: (pick) => [...new Map([...kept, ...written]).values()].filter(pick),
    put(id, value) {
      written.set(id, value);
      steps.push(() => kept.set(id, value));
    },
  };
}
