import type { Operator } from '../helpdesk/access/authorize.ts';
import type { Answer } from '../helpdesk/contracts/conversation.ts';
import type { Words } from '../locales/index.ts';
import type { Turn } from './turn.ts';

/** A command in a language. */
interface CommandWords {
  say: string;
  does: string;
  example?: string;
  /** What it can start with besides the English phrases, the usual one first. */
  phrases: readonly string[];
}

/** Everything that a command can start with for a reader: first what its card says, last the English phrases. */
export function phrasesOf(
  { phrases, help }: Pick<Sayable, 'phrases' | 'help'>,
  words: Words,
): readonly [string, ...string[]] {
  const [first, ...others] = help(words).phrases;
  return first === undefined ? phrases : [first, ...others, ...phrases];
}

/** How a command is recognized, and what the help card, the docs and the app's manifest say about it. */
export interface Sayable {
  /** The English phrases it starts with. The first one is its name. */
  phrases: readonly [string, ...string[]];
  takes: 'text' | 'nothing';
  /** Whether what follows the phrase can be meant. Without it, anything can. */
  accepts?: (text: string, words: Words) => boolean;
  help: (words: Words) => CommandWords;
}

/** The names of the two commands that look somebody or something up. */
export const SELECT_USER = 'select user';
export const DEVICE = 'device';

/** “user is locked out” says something of somebody. Nobody is looked up by that. */
const REMARK = /^(?:is|isn['’]?t|not|can['’]t|cannot|has|hasn['’]?t|doesn['’]?t|won['’]?t) \S/iu;
export const isNoRemark = (text: string): boolean => !REMARK.test(text);

export const HELP_PHRASES = ['help', 'help me', 'what can i do', 'what can you do', '?'] as const;

/** Something an operator can say. */
export interface Command extends Sayable {
  /** Whether this operator can use it. The help card shows no other. */
  isFor: (operator: Operator) => boolean;
  run: (turn: Turn, text: string) => Promise<Answer>;
}
