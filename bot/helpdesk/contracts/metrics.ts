import type { AuditEntry } from './audit.ts';
import type { ReceiptState } from './receipt.ts';
import type { ProblemKind } from './problem.ts';

/** Times by performance.now(). */
export interface TurnBegun {
  /** The correlation id: also in the log's lines and in what Graph is asked. */
  id: string;
  /** message, press, search, …: what was said, never its words. */
  kind: string;
  /** personal, group or channel. */
  place: string;
  startedAt: number;
}

export interface TurnEnded extends TurnBegun {
  /** answered, late, fault, or why somebody was turned away. */
  outcome: string;
  endedAt: number;
}

/** One attempt at a call to Graph. A part of a batch is a call, and so is the batch. Times by performance.now(). */
export interface GraphCall {
  /** The turn that it is for; undefined for the bot's own reading ahead. */
  turnId: string | undefined;
  /** Method and path with `{id}` in the place of ids: one of a table's, so that there are few. */
  route: string;
  outcome: 'ok' | 'bug' | ProblemKind;
  /** undefined: there was no answer. */
  status: number | undefined;
  /** Graph's own id of the call, to quote to support. */
  requestId: string | undefined;
  startedAt: number;
  endedAt: number;
}

/** Told of what happens while it happens. Takes no time, and never throws. */
export interface Watcher {
  turnBegan: (turn: TurnBegun) => void;
  turnEnded: (turn: TurnEnded) => void;
  graphCalled: (call: GraphCall) => void;
}

export interface StoreWrite {
  file: 'state' | 'audit';
  ok: boolean;
  synced: boolean;
  seconds: number;
}

/** Counts what happens. No argument may be an id, a name or anything else that a person or a device is known by. */
export interface Metrics extends Watcher {
  /** An HTTP request was answered. `path` is one that the server has, or `other`. */
  httpAnswered: (path: string, status: number) => void;
  graphRetried: (why: ProblemKind) => void;
  /** A remote action came into a state. `action` is its name in Graph. */
  remoteAction: (action: string, state: ReceiptState) => void;
  roleChanged: (kind: 'assign' | 'remove', outcome: string) => void;
  audited: (kind: AuditEntry['kind']) => void;
  /** Somebody signed in, or didn't. `outcome` is one of a few words of the code's own. */
  signedIn: (outcome: string) => void;
  stored: (write: StoreWrite) => void;
}

const nothing = () => undefined;

/** Counts nothing. */
export const noMetrics: Metrics = {
  turnBegan: nothing,
  turnEnded: nothing,
  graphCalled: nothing,
  httpAnswered: nothing,
  graphRetried: nothing,
  remoteAction: nothing,
  roleChanged: nothing,
  audited: nothing,
  signedIn: nothing,
  stored: nothing,
};
