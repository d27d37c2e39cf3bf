/**
 * The audit log: append-only, each entry chained to the one before by hash. It holds no secrets: no tokens, passcodes, PINs,
 * locations or keys.
 */
export interface Audit {
  /** Appends an entry and resolves to its id. With `sync` the entry is on disk before that. */
  append(entry: AuditEntry, options?: AppendOptions): Promise<string>;
}

export interface AppendOptions {
  sync: boolean;
  /** An id that nothing else has. Without it, a new one. */
  id?: string;
}

export interface AuditEntry {
  /**
   * read: a person's data was shown · refused: something was asked for and not given · started: an action is about to be
   * sent · ended: how Graph answered · settled: how it ended on the device.
   */
  kind: 'read' | 'refused' | 'started' | 'ended' | 'settled';
  /** What was done: a command's name, or an action by Graph's name. */
  what: string;
  /** Entra object id of who did it. */
  operatorId: string;
  /** Entra object id of the person it is about. */
  personId?: string | undefined;
  deviceId?: string | undefined;
  deviceName?: string | undefined;
  serialNumber?: string | undefined;
  /** As Graph has it. It decides what an action is called. */
  operatingSystem?: string | undefined;
  /** The role assignments or Entra roles that allowed it. */
  through?: readonly string[] | undefined;
  /** What was chosen among an action's options, as `name=value`. No text that a person typed. */
  options?: readonly string[] | undefined;
  /** The number of the ticket that it is about. */
  ticket?: string | undefined;
  outcome?: string | undefined;
  requestId?: string | undefined;
  /** The role assignment that was created or removed. */
  assignmentId?: string | undefined;
  assignmentName?: string | undefined;
  /** The id of the entry that this one ends or settles. */
  of?: string | undefined;
}

/** An entry in the log. */
export interface AuditRecord extends AuditEntry {
  /** 1, 2, 3, … without a gap. */
  seq: number;
  id: string;
  /** When it was appended: ISO 8601, UTC. */
  at: string;
  prev: string;
  hash: string;
}

/** The newest entry, so that it can be noted somewhere else. Before the first entry: 0 and 64 zeros. */
export interface AuditHead {
  seq: number;
  hash: string;
}

export interface AuditQuery {
  /** Entra object ids of people, Intune's id of a device. An entry has to match everything that is given. */
  person?: string | undefined;
  device?: string | undefined;
  operator?: string | undefined;
  /** A ticket number. How it is written in upper and lower case doesn't matter. */
  ticket?: string | undefined;
  /** Only entries that were appended then or later. */
  since?: Date | undefined;
  /** Only entries with a smaller `seq`: that of the last entry of the page before. */
  before?: number | undefined;
  limit: number;
}

export type AuditVerdict =
  | { ok: true; entries: number; head: AuditHead }
  /** The entry `seq` should be on `line`, and is missing or was changed. */
  | { ok: false; seq: number; line: number; why: string };

/** Reads the audit. A read sees everything that was appended before it. */
export interface AuditTrail extends Audit {
  /** Newest first. */
  newest(query: AuditQuery): Promise<AuditRecord[]>;
  /**
   * Reads the whole audit and finds the first entry that was changed, removed, inserted or moved. `posted` is a head that was posted
   * before: its entry has to be there, too.
   */
  verify(posted?: AuditHead): Promise<AuditVerdict>;
  head(): AuditHead;
}
