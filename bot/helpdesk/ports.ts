import type { RoleForm } from './admin/draft.ts';
import type { Snapshot } from './admin/help-desk-roles.ts';
import type {
  Account,
  DeviceDetails,
  EntraDevice,
  Group,
  GroupFacts,
  IntuneLicence,
  ManagedDevice,
  PersonName,
  RoleAssignment,
  RoleDefinition,
  SpeakerRecord,
} from './model.ts';

/**
 * What the help desk needs from the world. Every read throws `Problem` where it gets no answer. All take their
 * operator from the world they belong to: a world is opened for one operator's turn, and Graph sees their rights.
 */
export interface World {
  readonly directory: Directory;
  readonly devices: Devices;
  readonly roles: Roles;
  readonly channels: Channels;
}

/** Whose rights a call carries, and until when an answer is of use. */
export interface Caller {
  /** Entra object id of the operator, or `undefined` for the bot itself (keeping role assignments warm). */
  readonly personId: string | undefined;
  /** Aborts when the turn's time is over. */
  readonly signal: AbortSignal;
  /** The turn that the calls are for. Graph gets it as `client-request-id`; undefined where there is no turn. */
  readonly turnId?: string | undefined;
}

export type OpenWorld = (caller: Caller) => World;

/** A list of which only the first entries may have been read. */
export interface Listed<T> {
  items: T[];
  /** How many there are in all, where that is known. */
  total: number;
  /** False where there are more than `total` and nobody counted them. */
  exact: boolean;
}

/** People and groups in Entra. `person` is an object id or a user principal name wherever one is taken. */
export interface Directory {
  speaker(personId: string): Promise<SpeakerRecord>;
  account(person: string): Promise<Account>;
  /** undefined: none is set. */
  manager(person: string): Promise<PersonName | undefined>;
  intuneLicence(person: string): Promise<IntuneLicence>;
  groups(person: string): Promise<Listed<Group>>;
  registeredDevices(person: string): Promise<EntraDevice[]>;
  /** People whose mail or another address is `address`. */
  findByMail(address: string): Promise<PersonName[]>;
  /** People with `text` in their name, mail or UPN as the directory's search sees it; at most `most` of them. */
  findByName(text: string, most: number): Promise<Listed<PersonName>>;
  /** Template ids of the Entra roles that the person holds, by group too. */
  directoryRoles(person: string): Promise<string[]>;
  /** Which of `groupIds` the person is in, nested groups included. */
  personIsIn(person: string, groupIds: readonly string[]): Promise<Set<string>>;
  /** Which of `groupIds` the device's Entra object is in. `objectId` is the object's own id. */
  deviceIsIn(objectId: string, groupIds: readonly string[]): Promise<Set<string>>;
  /** The Entra object of a device by its deviceId. undefined: there is none. */
  deviceObject(deviceId: string): Promise<EntraDevice | undefined>;
  /** Names of groups by id; a group that no longer exists is missing in the map. */
  groupNames(groupIds: readonly string[]): Promise<Map<string, string>>;
  /** A group by its id. undefined: there is none. */
  group(id: string): Promise<GroupFacts | undefined>;
  /** Groups with `text` in their name, at most `most` of them. */
  findGroups(text: string, most: number): Promise<GroupFacts[]>;
  /** Which of `groupIds` the group is nested in, at any depth. */
  groupIsIn(id: string, groupIds: readonly string[]): Promise<Set<string>>;
  /** How many users and devices are in a group, nested groups included. */
  groupSize(id: string): Promise<{ users: number; devices: number }>;
}

/** Channels in Teams, as Graph knows them now. */
export interface Channels {
  /** undefined: there is no such channel in that team. `membershipType` is `private`, `standard`, `shared` or whatever comes later. */
  channel(teamId: string, channelId: string): Promise<{ membershipType?: string | undefined } | undefined>;
  /** Entra object ids of everyone in the channel itself (not in its team). */
  members(teamId: string, channelId: string): Promise<Set<string>>;
}

/** Intune's managed devices. */
export interface Devices {
  ofPerson(person: string): Promise<ManagedDevice[]>;
  one(id: string): Promise<DeviceDetails>;
  /** Devices whose name, serial number, IMEI or id is `text`, and those with it in their name. */
  find(text: string): Promise<ManagedDevice[]>;
  /**
   * Sends a remote action. Resolves once Graph accepted it, with its request id and how far Graph's clock is ahead of ours in
   * milliseconds. It is sent again on 429 alone. A thrown `Problem` with `outcomeUnknown` may have happened all the same.
   */
  act(id: string, call: RemoteCall): Promise<Accepted>;
}

export interface RemoteCall {
  /** Graph's name of the action, such as `remoteLock`. */
  name: string;
  version: 'v1.0' | 'beta';
  body?: Record<string, unknown>;
}

export interface Accepted {
  requestId?: string | undefined;
  clockAheadMs: number;
}

/** Intune's role assignments. */
export interface Roles {
  /** Every assignment of every role, read now. */
  assignments(): Promise<RoleAssignment[]>;
  /** Every role, assigned or not, read now. */
  definitions(): Promise<RoleDefinition[]>;
  /** One assignment, read now. undefined: it is gone. */
  assignment(id: string): Promise<RoleAssignment | undefined>;
  /**
   * Creates an assignment; resolves to it with Graph's request id. Like an action it is sent again on 429 alone, and a thrown `Problem` with
   * `outcomeUnknown` may have happened all the same.
   */
  create(assignment: NewAssignment): Promise<{ id: string; requestId?: string | undefined }>;
  /** Deletes an assignment, under the same terms. */
  remove(id: string): Promise<{ requestId?: string | undefined }>;
}

export type NewAssignment = Pick<
  RoleAssignment,
  'displayName' | 'description' | 'roleId' | 'memberGroups' | 'scopeGroups' | 'allUsers' | 'allDevices'
>;

export type Clock = () => Date;
/** An opaque identifier that can't be guessed. */
export type NewId = () => string;

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

/** A remote action that waits for its confirm. Bound to operator, action and device; good once, until `expiresAt`. */
export interface Confirmation {
  id: string;
  operatorId: string;
  action: string;
  deviceId: string;
  deviceName: string;
  /** The device's primary user when the card was drawn. */
  userId?: string | undefined;
  userName?: string | undefined;
  createdAt: string;
  expiresAt: string;
  state: 'open' | 'used' | 'canceled';
  /** The receipt that the press made, once used. */
  receiptId?: string | undefined;
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

/** What became of a confirmed action. */
export interface Receipt {
  id: string;
  operatorId: string;
  action: string;
  deviceId: string;
  deviceName: string;
  serialNumber?: string | undefined;
  userId?: string | undefined;
  userName?: string | undefined;
  state: ReceiptState;
  /** Why, for failed and unknown: a problem's kind, or the device's own state word. */
  reason?: string | undefined;
  requestId?: string | undefined;
  /** When the POST left, by our clock, and how far Graph's clock is ahead of it. */
  sentAt: string;
  clockAheadMs: number;
  acceptedAt?: string | undefined;
  /** The newest result of this action on the device before the POST: an older one can't be ours. */
  resultBefore?: string | undefined;
  /** When the device last checked in, as far as was read. */
  lastSyncDateTime?: string | undefined;
  updatedAt: string;
  endedAt?: string | undefined;
  /** The audit entry that was opened before the POST. */
  auditId: string;
}

/**
 * The audit log: append-only, each entry chained to the one before by hash. Nothing in it is secret: no tokens, passcodes, PINs, locations
 * or keys.
 */
export interface Audit {
  /** Appends an entry; resolves to its id. With `sync` it is on disk before that. */
  append(entry: AuditEntry, options?: { sync: boolean }): Promise<string>;
}

export interface AuditEntry {
  /**
   * read: somebody's data was shown · refused: something was asked for and not given · started: an action is about to be
   * sent · ended: how Graph answered · settled: what the device made of it.
   */
  kind: 'read' | 'refused' | 'started' | 'ended' | 'settled';
  /** What was done: a command's name, or an action by Graph's name. */
  what: string;
  /** Entra object id of who did it. */
  operatorId: string;
  /** Entra object id of the person concerned. */
  personId?: string | undefined;
  deviceId?: string | undefined;
  deviceName?: string | undefined;
  serialNumber?: string | undefined;
  /** The role assignments or the Entra role through which it was allowed. */
  through?: readonly string[] | undefined;
  outcome?: string | undefined;
  requestId?: string | undefined;
  /** The role assignment that was given or taken. */
  assignmentId?: string | undefined;
  assignmentName?: string | undefined;
  /** The id of the entry that this one ends or settles. */
  of?: string | undefined;
}

/** An entry as it stands in the log. */
export interface AuditRecord extends AuditEntry {
  /** 1, 2, 3, … without a gap. */
  seq: number;
  id: string;
  /** When it was appended: ISO 8601, UTC. */
  at: string;
  prev: string;
  hash: string;
}

/** The newest entry, to be noted elsewhere. Before the first: 0 and 64 zeros. */
export interface AuditHead {
  seq: number;
  hash: string;
}

export interface AuditQuery {
  /** Entra object ids, and Intune's of the device. All that are given must fit. */
  person?: string | undefined;
  device?: string | undefined;
  operator?: string | undefined;
  /** None that were appended before it. */
  since?: Date | undefined;
  /** Only entries with a smaller `seq`: the last one of the page before. */
  before?: number | undefined;
  limit: number;
}

export type AuditVerdict =
  | { ok: true; entries: number; head: AuditHead }
  /** `seq` is the entry that should stand at `line` and doesn't, or not as it was written. */
  | { ok: false; seq: number; line: number; why: string };

/** What can be read in the audit. Everything appended before the call is seen. */
export interface AuditTrail extends Audit {
  /** Newest first. */
  newest(query: AuditQuery): Promise<AuditRecord[]>;
  /** Reads all of it and names the first entry that was changed, removed, inserted or moved. */
  verify(): Promise<AuditVerdict>;
  head(): AuditHead;
}

/** Structured log. At info and above, persons and devices by id alone. */
export interface Log {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}
