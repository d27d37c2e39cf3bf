import type { Reply } from '../../helpdesk/contracts/conversation.ts';
import { askToSignIn, signInPrompt } from './ask-to-sign-in.ts';
import { changes, needsProof } from '../understand.ts';
import type { Gate, GateTurn } from './gate.ts';

/**
 * Is this person signed in? A change or a secret needs more: proof, in this turn, of who they are. Both throw if they have to sign in first. Should a row
 * be of the wrong kind, Graph still takes no change without that proof.
 */
export const isSignedIn: Gate = async (turn, next) => {
  const { request, services } = turn;
  const { signIn } = services;
  if (signIn && !needsNoSignIn(turn))
    await (needsProof(turn.asked) ? signIn.prove(request) : signIn.check(request));
  const reply = await next(turn);
  return signIn?.wasNeeded(request) ? withPrompt(turn, reply) : reply;
};

/** Taking back never waits for a sign-in. In a group chat a press is turned down, whoever it is from, unless its card was shared there. */
function needsNoSignIn({ asked, request: { said, place } }: GateTurn): boolean {
  const anywhere = asked.kind === 'operators' && asked.anywhere;
  return asked.kind === 'takeBack' || (said.kind === 'press' && place.kind === 'group' && !anywhere);
}

/** A sign-in turned out to be needed on the way. What may have changed something is still reported. */
function withPrompt(turn: GateTurn, reply: Reply): Reply {
  if (!changes(turn.asked)) return askToSignIn(turn);
  return { ...reply, privately: { answer: signInPrompt(turn), otherwise: reply.here } };
}
