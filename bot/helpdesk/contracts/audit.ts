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
