import { isThisReally } from '../caller/answer.ts';
import type { Gate } from './gate.ts';

const REALLY = /^\s*is (this|it|that) really (the |our )?help ?desk\s*[?.!]*\s*$/i;

/** Does somebody ask whether this is really the help desk? Anybody may, one-to-one, without a role or a sign-in. */
export const asksIfReally: Gate = async (turn, next) => {
  const { said, place } = turn.request;
  if (said.kind !== 'message' || place.kind !== 'personal' || !REALLY.test(said.text)) return next(turn);
  return { here: await isThisReally(turn) };
};
