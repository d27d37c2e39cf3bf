import type { CardPlace } from './conversation.ts';
import type { FormValues } from './form-values.ts';
import type { SameName } from './model.ts';
import type { Need } from './policy/need.ts';
import type { WatchedRequest } from './policy/approval.ts';
import type { AnnouncedCall, CallerCheck, Fence } from './policy/caller.ts';
import type { PolicyChange, Proposal, SecondRequest, Stop } from './policy/records.ts';
import type { ActionTarget, Receipt } from './receipt.ts';
import type { RoleChange } from './role-change.ts';
import type { WaitingRequest } from './sign-in.ts';

/**
 * What the bot keeps: in files of its own, or in a storage account that several bots share. An update is kept for good once its promise
 * resolves. A read sees everything that this bot has written, and what others wrote until half a second ago; a record that isn't found was
 * looked for among everything. A change is made on the newest records, whoever wrote them: what it is given decides.
 */
export interface Store extends Tables {
  /**
   * Changes records of several tables as one step, in one write. `work` sees the newest values and must not wait. If it throws, nothing
   * is changed. Resolves to what it returned, once that is kept. If another bot was faster, `work` runs again on what that left: it
   * must do nothing but read and write its drafts.
   */
  together<R>(work: (drafts: Drafts) => R): Promise<R>;
  /** Resolves once reads see everything that was written before the call, whoever wrote it. */
  level(): Promise<void>;
  /**
   * Reads what this bot remembers, without waiting: all that it has written itself, and what others wrote until the last `level()` or read.
   * For what is decided once more in a write, and for what was made level just before.
   */
  look<R>(read: (remembered: Remembered) => R): R;
}

export interface Tables {
  confirmations: Records<Confirmation>;
  receipts: Records<Receipt>;
  roleChanges: Records<RoleChange>;
  /** What admins have set, by the action's name. */
  policy: Records<PolicyChange>;
  /** Actions that a second operator decides. */
  seconds: Records<SecondRequest>;
  /** Requests for Intune's approval that are watched. */
  approvals: Records<WatchedRequest>;
  /** Checks that a caller is who they say. */
  callerChecks: Records<CallerCheck>;
  /** Calls that operators have announced. */
  calls: Records<AnnouncedCall>;
  /** People who said that it isn't them, by their id. */
  fences: Records<Fence>;
  /** What stops actions, and what did. */
  stops: Records<Stop>;
  /** What one admin has proposed and another one decides. */
  proposals: Records<Proposal>;
  /** Keys that were shown, and on which cards. No key is in them. */
  showings: Records<Showing>;
  /** Conversations in which the bot has welcomed somebody, by conversation id, and whom. */
  welcomed: Records<{ at: string; personId?: string | undefined }>;
  /** Sign-in requests whose token was used, by a hash of person and request. */
  signInsTaken: Records<{ at: string }>;
  /** Requests to sign in that nobody has answered yet, and what waits for each. */
  signInRequests: Records<SignInRequest>;
  /** What several bots are asked, by bot, as far as others have to know of it. */
  askedOf: Records<AskedOf>;
  /** What was counted in each week, by its Monday. */
  tallies: Records<Tally>;
  /** Single values that outlive a restart. */
  notes: Records<{ value: string }, NoteKey>;
}

/** Who was asked to sign in, and what they had asked for. No token, code or secret is in it. */
export interface SignInRequest {
  personId: string;
  waiting?: WaitingRequest | undefined;
  createdAt: string;
  expiresAt: string;
}

/** What people have asked of a bot in a while. Only those are in it who ask much. */
export interface Asked {
  /** How often, by Entra object id. */
  people: Readonly<Record<string, number>>;
  /** By everybody; 0 unless that is much. */
  all: number;
}

/** What bots on one store tell each other about how much they are asked. */
export interface SharedLimits {
  /** Tells the others. */
  tell(asked: Asked): Promise<void>;
  /** What others have told since the last call. */
  told(): Promise<Asked[]>;
}

/** What a bot has told others, the newest last. They count each of it once, by its number. */
export interface AskedOf {
  botId: string;
  at: string;
  told: (Asked & { n: number })[];
}

/** What was counted in a week. It says nothing of whom. */
export interface Tally {
  /** Its Monday in UTC, such as 2026-11-23. */
  week: string;
  /** How often each verdict was shown: by the rule of the cause that was told first. */
  verdicts: Record<string, number>;
}

export type NoteKey =
  /** Where Teams was last heard from: without it the bot can't speak first after a restart. */
  | 'serviceUrl'
  /** The language in which an admin last spoke in the admin channel. */
  | 'adminChannelLanguage'
  /** When the head of the audit was last posted. */
  | 'auditHeadPostedAt'
  /** The head that was last posted, as `SEQ HASH`. */
  | 'auditHeadPosted'
  /** When people were last told that the audit isn't whole. */
  | 'auditBrokenToldAt'
  /** When the admins were last told that more requests for approval wait than are posted. */
  | 'approvalsMoreToldAt'
  /** When the admins were last told that nobody can be a second operator. */
  | 'oneOperatorToldAt';

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
   * Changes a record as one step. `change` gets the newest value and returns the next one, or undefined to leave it as it is.
   * Resolves to what `change` returned, once that is kept. It runs again if another bot was faster.
   */
  update(id: Id, change: (now: T) => T | undefined): Promise<T | undefined>;
  /** Removes the records that `drop` picks, ten thousand in a write. Resolves to how many there were. */
  remove(drop: (value: T, id: string) => boolean): Promise<number>;
  list(pick: (value: T) => boolean): Promise<T[]>;
}

/** The tables within one step. Reads see what the step has written. */
export type Drafts = {
  [N in keyof Tables]: Tables[N] extends Records<infer T, infer Id> ? DraftRecords<T, Id> : never;
};

/** The tables as a bot remembers them. */
export type Remembered = {
  [N in keyof Tables]: Tables[N] extends Records<infer T, infer Id> ? RememberedRecords<T, Id> : never;
};

interface RememberedRecords<T, Id extends string = string> {
  get(id: Id): T | undefined;
  list(pick: (value: T) => boolean): T[];
}

export interface DraftRecords<T, Id extends string = string> extends RememberedRecords<T, Id> {
  /** Writes a record, whether or not there is one of that id. */
  put(id: Id, value: T): void;
}

/** A remote action that waits to be confirmed. It is bound to operator, action and devices, and good once, until `expiresAt`. */
export interface Confirmation {
  id: string;
  operatorId: string;
  /** The action's id in the catalogue. */
  action: string;
  targets: ActionTarget[];
  /** The devices in Entra, by their Intune ids, as they were when it was asked: a hint what to ask for at the press. */
  inEntra?: Record<string, { deviceId: string; objectId?: string | undefined }> | undefined;
  /** Whether others bear the device's name, as it was when it was asked. It decides what the card asks for. The press reads it again. */
  sameName?: SameName | undefined;
  /** What was filled into the action's form, without secrets. Those are held in memory, and `secretFields` names them. */
  values: FormValues;
  secretFields?: string[] | undefined;
  /** What the policy asked for when the card was made. It decides what the card asks for. The press reads it again. */
  needs?: Need[] | undefined;
  /** Whether the device was last said to be lost or stolen, if that is asked: how the tick begins. */
  lost?: boolean | undefined;
  /** Names of what was picked, by field, as they were when it was asked: several in the order of the value. */
  picked?: Record<string, string | string[]> | undefined;
  /** Once used: the number of the ticket that it is about, if one was typed. */
  ticket?: string | undefined;
  /** The operator's, as `localeFrom` writes it. */
  locale?: string | undefined;
  createdAt: string;
  expiresAt: string;
  state: 'open' | 'used' | 'canceled' | 'expired';
  /** Once used: the receipts that the press made, one for each device. */
  receiptIds: string[];
}

/** A key of a device that was shown once to an operator, to be taken off its card in time. */
export interface Showing extends ActionTarget {
  id: string;
  operatorId: string;
  /** The key's id in the catalogue of keys. */
  key: string;
  /** The operator's, as `localeFrom` writes it. */
  locale?: string | undefined;
  /** Why, if the policy asks. */
  justification?: string | undefined;
  shownAt: string;
  hiddenAt?: string | undefined;
  /** The card that shows it, if the channel said which. */
  card?: CardPlace | undefined;
}

/**
 * Secrets that were filled into forms, by confirmation. They are never in a file: they are held in memory until they are sent.
 */
export interface SecretValues {
  get(confirmationId: string): FormValues | undefined;
  set(confirmationId: string, values: FormValues): void;
  delete(confirmationId: string): void;
}
