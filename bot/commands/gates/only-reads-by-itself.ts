import { say } from '../turn.ts';
import { needsProof } from '../understand.ts';
import type { Gate } from './gate.ts';

/** Did somebody press it? A card that refreshes itself reads, and does nothing else. */
export const onlyReadsByItself: Gate = async (turn, next) => {
  const { asked, request, words } = turn;
  const byItself = request.said.kind === 'press' && request.said.automatic === true;
  if (byItself && (needsProof(asked) || asked.kind === 'takeBack'))
    return { here: say(words.answers.notPressed) };
  return next(turn);
};
