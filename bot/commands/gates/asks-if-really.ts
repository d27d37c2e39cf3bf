import { isThisReally } from '../caller/answer.ts';
import type { Gate } from './gate.ts';

const REALLY = /^\s*is (this|it|that) really (the |our )?help ?desk\s*[?.!]*\s*$/i;

/** Without signs, as people type it. */
const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();

/** Does somebody ask whether this is really the help desk? Anybody may, one-to-one, without a role or a sign-in. */
export const asksIfReally: Gate = async (turn, next) => {
  const { said, place } = turn.request;
  if (said.kind !== 'message' || place.kind !== 'personal') return next(turn);
  const { asksReally } = turn.words.caller;
  const asks = REALLY.test(said.text) || asksReally.some((one) => plain(one) === plain(said.text));
  if (!asks) return next(turn);
  return { here: await isThisReally(turn) };
};
