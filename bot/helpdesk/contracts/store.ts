import type { FormValues } from './form-values.ts';
import type { ActionTarget, Receipt } from './receipt.ts';
import type { RoleChange } from './role-change.ts';

/** What the bot keeps. An update is on disk, whole and synced, once its promise resolves. Every member is a table. */
export interface Store {
  confirmations: Records<Confirmation>;
  receipts: Records<Receipt>;
  roleChanges: Records<RoleChange>;
  /** Conversations in which the bot has introduced itself, by conversation id, and to whom. */
  welcomed: Records<{ at: string; personId?: string | undefined }>;
  /** Sign-in requests whose token was used, by a hash of person and request. */
  signInsTaken: Records<{ at: string }>;
  /** Single values that outlive a restart. */
  notes: Records<{ value: string }, NoteKey>;
}

export type NoteKey =
  /** Where Teams was last heard from: without it the bot can't speak first after a restart. */
  | 'serviceUrl'
  /** When the head of the audit was last posted. */
  | 'auditHeadPostedAt';

/** Writes a note, whether or not there is one already. */
export async function setNote({ notes }: Pick<Store, 'notes'>, key: NoteKey, value: string): Promise<void> {
  const replaced = await notes.update(key, () => ({ value }));
  if (!replaced) await notes.create(key, { value });
}

/** A table of records by id. */
export interface Records<T, Id extends string = string> {
  get(id: Id): Promise<T | undefined>;
  /** Throws if there is a record of that id already. */
  create(id: Id, value: T): Promise<void>;
  /**
   * Changes a record as one step: `change` sees the newest value and gives the next one, or undefined to leave it.
   * Resolves to what `change` gave, once it is on disk.
   */
  update(id: Id, change: (now: T) => T | undefined): Promise<T | undefined>;
  /** Removes what `drop` picks; resolves to how many went. */
  remove(drop: (value: T, id: string) => boolean): Promise<number>;
  list(pick: (value: T) => boolean): Promise<T[]>;
}

/** A remote action that waits for its confirm. Bound to operator, action and devices; good once, until `expiresAt`. */
export interface Confirmation {
  id: string;
  operatorId: string;
  /** The action's id in the catalogue. */
  action: string;
  targets: ActionTarget[];
  /** What was filled into the action's form, but for what is secret: that is held in memory, and `secretFields` names it. */
  values: FormValues;
  secretFields?: string[] | undefined;
  createdAt: string;
  expiresAt: string;
  state: 'open' | 'used' | 'canceled';
  /** The receipts that the press made, once used: one a device. */
  receiptIds: string[];
}

/**
 * What was filled into a form that must be in no file, by the confirmation it belongs to. Held in memory until it was sent, and lost with it.
 */
export interface SecretValues {
  get(confirmationId: string): FormValues | undefined;
  set(confirmationId: string, values: FormValues): void;
  delete(confirmationId: string): void;
}
