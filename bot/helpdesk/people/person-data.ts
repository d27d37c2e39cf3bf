import type { Receipt } from '../contracts/receipt.ts';
import type { Records, Store } from '../contracts/store.ts';
import type { RoleChange } from '../contracts/role-change.ts';
import { isFinal } from '../contracts/receipt.ts';

/** How many records of a table, by its name. */
export type Counts = Readonly<Record<string, number>>;

export interface Erased {
  removed: Counts;
  /** What is about something that hasn't come to its end: without it nobody would learn how it went. */
  kept: Counts;
}

/** Whether a record is about this person, in whatever place. Looked for everywhere, so that a new table needs no rule of its own. */
export function isAbout(value: unknown, personId: string): boolean {
  if (typeof value === 'string') return value.toLowerCase() === personId.toLowerCase();
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some((inner) => isAbout(inner, personId));
}

const STILL_OPEN: { readonly [N in keyof Store]?: (value: never) => boolean } = {
  receipts: ({ state }: Receipt) => !isFinal(state),
  roleChanges: ({ auditId, outcome }: RoleChange) =>
    auditId !== undefined && (outcome === undefined || outcome === 'unknown'),
};

/** Removes from the state whatever is about this person and has come to its end. The audit isn't touched. */
export async function erasePerson(store: Store, personId: string): Promise<Erased> {
  const removed: Record<string, number> = {};
  const kept: Record<string, number> = {};
  for (const [name, records] of Object.entries(store) as [keyof Store, Records<unknown>][]) {
    const isOpen = STILL_OPEN[name] as ((value: unknown) => boolean) | undefined;
    const about = await records.list((value) => isAbout(value, personId));
    const open = isOpen ? about.filter(isOpen).length : 0;
    const gone = await records.remove((value) => isAbout(value, personId) && isOpen?.(value) !== true);
    if (gone > 0) removed[name] = gone;
    if (open > 0) kept[name] = open;
  }
  return { removed, kept };
}
