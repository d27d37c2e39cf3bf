import type { Answer } from '../helpdesk/contracts/conversation.ts';
import type { Turn, UncheckedTurn } from './turn.ts';

/** What came with a press. It is a client's input: ids to look up, nothing to believe. */
export type PressData = Readonly<Record<string, unknown>>;

/** Something that an operator can press. Its kind decides what is asked of the presser first. */
export type Press = ReadPress | ChangePress | RevealPress | TakeBackPress;

/** Shows or prepares something. Nothing changes in Intune. The presser is a known operator, perhaps from memory. */
export interface ReadPress {
  kind: 'read';
  /** It may be pressed in any chat. What it shows goes one-to-one. */
  anywhere?: true;
  run: (turn: Turn, data: PressData) => Promise<Answer>;
}

/**
 * Changes something in Intune. The presser has proven in this turn who they are. The row reads their rights itself, from Graph, never from
 * memory.
 */
export interface ChangePress {
  kind: 'change';
  run: (turn: UncheckedTurn, data: PressData) => Promise<Answer | ForOperators>;
}

/**
 * Shows a secret. It asks as much of the presser as a change does: they have proven in this turn who they are, and their rights are read
 * now.
 */
export interface RevealPress {
  kind: 'reveal';
  run: (turn: UncheckedTurn, data: PressData) => Promise<Answer | ForOperators>;
}

/** Takes back something of the presser's own: a confirmation, a PIN on a card. It asks nothing of Graph and never waits for a sign-in. */
export interface TakeBackPress {
  kind: 'takeBack';
  run: (turn: UncheckedTurn, data: PressData) => Promise<Answer | ForOperators>;
}

/** The answer if the press names nothing of the presser's. We don't know who they are yet, so only operators see it. */
export interface ForOperators {
  kind: 'forOperators';
  answer: Answer;
}

export const toOperators = (answer: Answer): ForOperators => ({ kind: 'forOperators', answer });

export function text(data: PressData, name: string): string {
  const value = data[name];
  return typeof value === 'string' ? value.slice(0, 300) : '';
}

export function page(data: PressData): number {
  const value = Number(text(data, 'page'));
  return Number.isSafeInteger(value) && value > 0 ? value : 0;
}
