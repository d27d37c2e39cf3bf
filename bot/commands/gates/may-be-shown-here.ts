import { say } from '../turn.ts';
import type { Gate } from './gate.ts';

/** May the answer be shown here? In a channel or group chat only the news that it was given one-to-one. */
export const mayBeShownHere: Gate = async (turn, next) => {
  const reply = await next(turn);
  const { said, place } = turn.request;
  // what the compose box lists, only its person sees
  if (said.kind === 'extension') return reply;
  if (place.kind === 'personal' && said.kind !== 'aboutSender') return reply;
  return {
    here: say(turn.words.answers.privately),
    privately: { answer: reply.here, otherwise: say(turn.words.answers.notPrivately) },
  };
};
