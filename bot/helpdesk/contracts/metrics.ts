import type { AuditEntry } from './audit.ts';
import type { ReceiptState, Telling } from './receipt.ts';
import type { ProblemKind } from './problem.ts';

/** Times by performance.now(). */
export interface TurnBegun {
  /** The correlation id. It is also in the log and in the calls to Graph. */
  id: string;
  /** message, press, search, …: the kind of thing that was said, never its words. */
  kind: string;
  /** personal, group or channel. */
  place: string;
  startedAt: number;
}

export interface TurnEnded extends TurnBegun {
  /** answered, late, fault, or why somebody was refused. */
  outcome: string;
  endedAt: number;
}

/** One attempt at a call to Graph. A batch is one call, and each of its parts is one. Times by performance.now(). */
export interface GraphCall {
  /** The turn that it is for. undefined: the bot's own reading ahead. */
  turnId: string | undefined;
  /** Method and path with `{id}` instead of ids. It comes from a table, so that there are only a few. */
  route: string;
  outcome: 'ok' | 'bug' | ProblemKind;
  /** undefined: there was no answer. */
  status: number | undefined;
  /** Graph's own id of the call, to quote to support. */
  requestId: string | undefined;
  startedAt: number;
  endedAt: number;
}

/** Is told what happens while it happens. It takes no time and never throws. */
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

/** Counts what happens. No argument may identify a person or a device. */
export interface Metrics extends Watcher {
  /** An HTTP request was answered. `path` is one that the server has, or `other`. */
  httpAnswered: (path: string, status: number) => void;
  graphRetried: (why: ProblemKind) => void;
  /** A remote action reached a state. `action` is its name in Graph. */
  remoteAction: (action: string, state: ReceiptState) => void;
  /** An employee was told what was done to their device, or couldn't be. */
  employeeTold: (outcome: Telling) => void;
  roleChanged: (kind: 'assign' | 'remove', outcome: string) => void;
  /** A request for Intune's approval was noted, or reached another state. */
  approval: (state: string) => void;
  audited: (kind: AuditEntry['kind']) => void;
  /** A caller check, a call, a second operator, the policy, a stop or a budget did something. Both are words from the code. */
  safeguarded: (safeguard: string, outcome: string) => void;
  /** Somebody signed in, or failed to. `outcome` is one of a few words from the code. */
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
  employeeTold: nothing,
  roleChanged: nothing,
  approval: nothing,
  audited: nothing,
  safeguarded: nothing,
  signedIn: nothing,
  stored: nothing,
};
