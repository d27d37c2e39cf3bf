import type { Operator } from '../helpdesk/access/authorize.ts';
import type { RoleParts } from '../helpdesk/admin/change.ts';
import type { AdminChannel } from '../helpdesk/admin/enter.ts';
import type { PersonName } from '../helpdesk/contracts/model.ts';
import type { GraphFor, GraphApi } from '../helpdesk/contracts/graph.ts';
import type { AuditTrail } from '../helpdesk/contracts/audit.ts';
import type { Receipt } from '../helpdesk/contracts/receipt.ts';
import type { SignIn } from '../helpdesk/contracts/sign-in.ts';
import type { Answers } from '../locales/answers.en.ts';
import type { Words } from '../locales/index.ts';
import type { Answer, Request } from '../helpdesk/contracts/conversation.ts';

/** What all commands work with. */
export interface Services extends RoleParts {
  audit: AuditTrail;
  /** Where admin commands are heard; without it, nowhere. */
  adminChannel: AdminChannel | undefined;
  graphFor: GraphFor;
  /** undefined where nobody signs in: in the demo. */
  signIn: SignIn | undefined;
  /** Follows an action until its device has answered. */
  follow(receipt: Receipt): void;
  /** Takes what a receipt brought back off its card when its time is over. */
  hideLater(): void;
  /** Whom each operator selected last: a convenience, kept in memory. */
  selected: Pick<Map<string, PersonName>, 'get' | 'delete'> & { set(id: string, person: PersonName): void };
}

/** One turn of someone who is known to be an operator. */
export interface Turn {
  services: Services;
  request: Request;
  graph: GraphApi;
  operator: Operator;
  words: Words;
  answers: Answers;
  now: Date;
}

/** A turn of a press that looks the presser up itself, from Graph. */
export type UncheckedTurn = Omit<Turn, 'operator'>;

/** Something that can be said. */
export interface Command {
  /** The phrases that begin it; the first one is its name. */
  phrases: readonly [string, ...string[]];
  takes: 'text' | 'nothing';
  help: (answers: Answers) => { say: string; does: string };
  /** Whether it is of use to this operator: the help card shows nothing else. */
  isFor: (operator: Operator) => boolean;
  run: (turn: Turn, text: string) => Promise<Answer>;
}

/** Something that can be pressed by an operator. Its data came from a client: ids to look up, nothing to believe. */
export interface CheckedPress {
  verb: string;
  run: (turn: Turn, data: PressData) => Promise<Answer>;
}

/** Something that looks its presser up itself, from Graph and not from memory. */
export interface SelfCheckingPress {
  verb: string;
  checksPresserItself: true;
  run: (turn: UncheckedTurn, data: PressData) => Promise<Answer | ForOperators>;
}

/** What is said where the press was about nothing of the presser's, who may be anybody: to operators alone. */
export interface ForOperators {
  kind: 'forOperators';
  answer: Answer;
}

export const toOperators = (answer: Answer): ForOperators => ({ kind: 'forOperators', answer });

export type Press = CheckedPress | SelfCheckingPress;

export type PressData = Readonly<Record<string, unknown>>;

export function text(data: PressData, name: string): string {
  const value = data[name];
  return typeof value === 'string' ? value.slice(0, 300) : '';
}

export function page(data: PressData): number {
  const value = Number(data.page);
  return Number.isSafeInteger(value) && value > 0 ? value : 0;
}

export const say = (sentence: string): Answer => ({ kind: 'text', text: sentence });
