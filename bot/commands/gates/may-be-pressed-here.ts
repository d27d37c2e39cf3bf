import { say } from '../turn.ts';
import type { Gate } from './gate.ts';

/** Was it pressed one-to-one? Operators' cards are never anywhere else. */
export const mayBePressedHere: Gate = async (turn, next) => {
  const { said, place } = turn.request;
  if (said.kind === 'press' && place.kind !== 'personal')
    return { here: say(turn.words.answers.pressElsewhere) };
  return next(turn);
};
