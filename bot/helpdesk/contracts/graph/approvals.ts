import type { Problem } from '../problem.ts';

/** Requests for Multi Admin Approval, and the policies that ask for it. */
export interface Approvals {
  /** How far a request is. undefined: Graph doesn't list it, or its state is a word that this version doesn't know. */
  state(code: string): Promise<ApprovalState | undefined>;
  /** The requests that nobody has decided about yet. `unread`: why some may be missing. */
  waiting(): Promise<{ items: ApprovalRequest[]; unread?: Problem | undefined }>;
  /** All requests that Intune still keeps, decided or not. */
  all(): Promise<ApprovalRequest[]>;
  /** One request, read now. undefined: there is none of that id. */
  one(id: string): Promise<ApprovalRequest | undefined>;
  /** The policies, read now. */
  policies(): Promise<ApprovalPolicy[]>;
  /**
   * Decides a request with the person's own token, whoever asks Graph otherwise: applications can't. Like an action it is sent again only on
   * 429, and after a `Problem` with `outcomeUnknown` it may have happened.
   */
  decide(id: string, approves: boolean, note: string): Promise<void>;
}

export type ApprovalState = 'waiting' | 'approved' | 'rejected' | 'canceled' | 'completed' | 'expired';

/** A change that waits for a second administrator, or waited for one. */
export interface ApprovalRequest {
  /** Also the code with which the change goes on. */
  id: string;
  /** undefined: a word that this version doesn't know. */
  state: ApprovalState | undefined;
  /** Who asked. undefined: Graph doesn't say. */
  requester: Asker | undefined;
  /** Graph's types of the policies that ask for it, such as `deviceWipe`. */
  types: readonly string[];
  reason?: string | undefined;
  askedAt?: string | undefined;
  expiresAt?: string | undefined;
  /** Who decided. */
  approver?: Asker | undefined;
  /** The device, as the admin center shows it. Graph doesn't document it. */
  device?: { name?: string | undefined; serialNumber?: string | undefined } | undefined;
}

/** An account that asked or decided: a person's, or an application's. */
export interface Asker {
  kind: 'person' | 'application';
  id: string;
  name?: string | undefined;
}

/** A policy that asks for approval. */
export interface ApprovalPolicy {
  id: string;
  /** Graph's type, such as `deviceWipe`. */
  type: string;
  /** Graph's word for the platform it is for. undefined: for all. */
  platform?: string | undefined;
  changedAt?: string | undefined;
  /** Whose members decide. */
  approverGroups: readonly string[];
}
