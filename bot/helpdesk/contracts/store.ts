import type { FormValues } from '../actions/field.ts';
import type { RoleForm } from '../admin/draft.ts';
import type { Snapshot } from '../admin/help-desk-roles.ts';

/** What the bot keeps. An update is on disk, whole and synced, once its promise resolves. */
export interface Store {
  confirmations: Records<Confirmation>;
  receipts: Records<Receipt>;
  roleChanges: Records<RoleChange>;
  /** Conversations in which the bot has introduced itself, by conversation id, and to whom. */
  welcomed: Records<{ at: string; personId?: string | undefined }>;
  /** What the bot notes for itself, by what it is about. */
  notes: Records<{ value: string }>;
}

/** A table of records by id. */
export interface Records<T> {
  get(id: string): Promise<T | undefined>;
  /** Throws where the id stands already. */
  create(id: string, value: T): Promise<void>;
  /**
   * Changes a record as one step: `change` sees the newest value and gives the next one, or undefined to leave it.
   * Resolves to what `change` gave, once it is on disk.
   */
  update(id: string, change: (now: T) => T | undefined): Promise<T | undefined>;
  /** Removes what `drop` picks; resolves to how many went. */
  remove(drop: (value: T, id: string) => boolean): Promise<number>;
  list(pick: (value: T) => boolean): Promise<T[]>;
}

/** A device that an action is about, as it was when the card was drawn. */
export interface ActionTarget {
  deviceId: string;
  deviceName: string;
  serialNumber?: string | undefined;
  userId?: string | undefined;
  userName?: string | undefined;
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

/** A change of role assignments that waits for its confirm, bound to the admin. */
export type RoleChange = {
  id: string;
  adminId: string;
  state: 'open' | 'used' | 'canceled';
  expiresAt: string;
  /** The audit's entry of it, once it left, and how it ended; without an end it was cut off. */
  auditId?: string | undefined;
  outcome?: 'done' | 'failed' | 'unknown' | undefined;
} & ({ kind: 'assign'; form: RoleForm } | { kind: 'remove'; assignmentId: string; seen: Snapshot });

export type ReceiptState =
  'sending' | 'accepted' | 'pending' | 'done' | 'failed' | 'notSupported' | 'canceled' | 'unknown';

/** What became of a confirmed action on one device. */
export interface Receipt extends ActionTarget {
  id: string;
  operatorId: string;
  /** The confirmation it came from: receipts of several devices share one. */
  confirmationId: string;
  /** The action's id in the catalogue. */
  action: string;
  values: FormValues;
  secretFields?: string[] | undefined;
  /** The reason that was typed for what can't be undone. */
  justification?: string | undefined;
  approvalCode?: string | undefined;
  state: ReceiptState;
  /** Why, for failed, pending and unknown: a problem's kind, a refusal, `approval`, or the device's own state word. */
  reason?: string | undefined;
  requestId?: string | undefined;
  /** When the POST left, by our clock, and how far Graph's clock is ahead of it. */
  sentAt: string;
  clockAheadMs: number;
  acceptedAt?: string | undefined;
  /** The newest result of this action on the device before the POST: an older one can't be ours. */
  resultBefore?: string | undefined;
  /** When the device's result of it began, once there is one. */
  startedAt?: string | undefined;
  /** When the device last checked in, as far as was read. */
  lastSyncDateTime?: string | undefined;
  updatedAt: string;
  endedAt?: string | undefined;
  /** The audit entry that was opened before the POST. */
  auditId: string;
  /** The device's management state before the POST: only another one tells of this action. */
  managementStateBefore?: string | undefined;
  /** When it was sent for the first time, where it was sent on after an approval. */
  firstSentAt?: string | undefined;
  /** True while its card still says what it said before. */
  cardBehind?: boolean | undefined;
  /** The card that shows it, to be brought up to date by itself. */
  card?: CardPlace | undefined;
  /** On a device of this platform the action brings nothing back that could be shown. */
  bringsNothing?: boolean | undefined;
  /** When what came back was shown, and when it was taken off the card again. */
  secretShownAt?: string | undefined;
  secretHiddenAt?: string | undefined;
}

/** Where a card stands, in the channel's terms. */
export interface CardPlace {
  serviceUrl: string;
  conversationId: string;
  activityId: string;
}

export type { FormValues };
