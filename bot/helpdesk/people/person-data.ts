import { isSameId } from '../contracts/guid.ts';
import type { WatchedRequest } from '../contracts/policy/approval.ts';
import type { SecondRequest } from '../contracts/policy/records.ts';
import type { Receipt } from '../contracts/receipt.ts';
import type { Records, Tables } from '../contracts/store.ts';
import type { RoleChange } from '../contracts/role-change.ts';
import { isFinal } from '../contracts/receipt.ts';

/** How many records, by table name. */
export type Counts = Readonly<Record<string, number>>;

interface Erased {
  removed: Counts;
  /** Records of something that hasn't ended yet. Without them nobody would learn how it ended. */
  kept: Counts;
}

/** Whether a record names this person anywhere. It looks everywhere, so that a new table needs no rule. */
export function isAbout(value: unknown, personId: string): boolean {
  if (typeof value === 'string') return isSameId(value, personId);
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some((inner) => isAbout(inner, personId));
}

const STILL_OPEN: { readonly [N in keyof Tables]?: (value: never) => boolean } = {
  receipts: ({ state }: Receipt) => !isFinal(state),
  roleChanges: ({ auditId, outcome }: RoleChange) =>
    auditId !== undefined && (outcome === undefined || outcome === 'unknown'),
  // without the record of who set it, the policy would be another one
  policy: () => true,
  stops: () => true,
  // a fence protects the person
  fences: () => true,
  seconds: ({ state }: SecondRequest) => state === 'open',
  approvals: ({ state }: WatchedRequest) => state === 'open',
};

/** The tables alone: a store can do more than hold them. */
function tablesOf(store: Tables): [keyof Tables, Records<unknown>][] {
  return (Object.entries(store) as [keyof Tables, unknown][]).filter(
    (entry): entry is [keyof Tables, Records<unknown>] => typeof entry[1] !== 'function',
  );
}

/** Removes every record about this person that has ended. The audit isn't touched. */
export async function erasePerson(store: Tables, personId: string): Promise<Erased> {
  const removed: Record<string, number> = {};
  const kept: Record<string, number> = {};
  for (const [name, records] of tablesOf(store)) {
    const isOpen = STILL_OPEN[name] as ((value: unknown) => boolean) | undefined;
    const about = await records.list((value) => isAbout(value, personId));
    const open = isOpen ? about.filter(isOpen).length : 0;
    const gone = await records.remove((value) => isAbout(value, personId) && isOpen?.(value) !== true);
    if (gone > 0) removed[name] = gone;
    if (open > 0) kept[name] = open;
  }
  return { removed, kept };
}
