import { say } from '../turn.ts';
import type { Gate } from './gate.ts';

/** Was it pressed one-to-one? Operators' cards are never anywhere else, but for those that they shared. */
export const mayBePressedHere: Gate = async (turn, next) => {
  const { said, place } = turn.request;
  const anywhere = turn.asked.kind === 'operators' && turn.asked.anywhere;
  if (said.kind === 'press' && place.kind !== 'personal' && !anywhere)
    return { here: say(turn.words.answers.pressElsewhere) };
  return next(turn);
};
