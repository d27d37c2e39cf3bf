import { isThisReally } from '../caller/answer.ts';
import type { Gate } from './gate.ts';

const REALLY =
  /^\s*(hi|hello|hey)?[\s,]*(is (this|it|that)|are you|am i talking (to|with)) ((really|truly|actually) )?(from )?(the |our )?((real|actual|it) )*help ?desk\s*[?.!]*\s*$/i;

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
