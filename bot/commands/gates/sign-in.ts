import { Problem } from '../../helpdesk/contracts/problem.ts';
import type { UncheckedTurn } from '../turn.ts';
import { say } from '../turn.ts';
import { presses } from '../table.ts';
import type { Answer, Reply, Request } from '../../helpdesk/contracts/conversation.ts';

/**
 * Asks for a sign-in where what was asked needs one; undefined where it may go ahead. Whatever changes something is proven anew: that its
 * row forgets to ask can't let it through, since nothing leaves for Graph without that proof.
 */
export async function signInFirst(turn: UncheckedTurn): Promise<Reply | undefined> {
  const { request, services } = turn;
  if (!services.signIn || needsNone(request)) return undefined;
  try {
    await (changesSomething(request) ? services.signIn.prove(request) : services.signIn.check(request));
    return undefined;
  } catch (error) {
    if (error instanceof Problem && error.kind === 'signInNeeded') return askToSignIn(turn);
    throw error;
  }
}

/** The reply, or in its place the request to sign in that came up meanwhile. What may have changed something is told all the same. */
export function unlessSignInCameUp(turn: UncheckedTurn, reply: Reply): Reply {
  const { request, services } = turn;
  if (!services.signIn?.wasNeeded(request)) return reply;
  if (!changesSomething(request)) return askToSignIn(turn);
  return { ...reply, privately: { answer: prompt(turn), otherwise: reply.here } };
}

/** The request to sign in comes one-to-one, and what was asked for comes by itself after it. */
export function askToSignIn(turn: UncheckedTurn): Reply {
  const { said, place } = turn.request;
  const words = turn.answers.signIn;
  if (said.kind === 'search') return { here: { kind: 'choices', choices: [] } };
  if (place.kind === 'personal' && said.kind === 'message') return { here: prompt(turn) };
  return {
    here: say(place.kind === 'personal' ? words.askedHere : words.askedPrivately),
    privately: { answer: prompt(turn), otherwise: say(turn.answers.notPrivately) },
  };
}

function prompt({ answers: { signIn } }: UncheckedTurn): Answer {
  return { kind: 'signIn', text: signIn.text, button: signIn.button };
}

/**
 * A press in a group chat is turned down without a look at who it is from. What takes something back (a confirmation, a PIN on a card) asks nothing of
 * Graph, and must not wait for a sign-in.
 */
function needsNone(request: Request): boolean {
  const { said, place } = request;
  if (said.kind !== 'press') return false;
  const row = presses.find(({ verb }) => verb === said.verb);
  return (
    place.kind === 'group' ||
    (row !== undefined && 'checksPresserItself' in row && !changesSomething(request))
  );
}

/** By the buttons' naming: what confirms changes something. One that is named otherwise gets no token for it, and says so. */
function changesSomething({ said }: Request): boolean {
  return said.kind === 'press' && said.verb.includes('.confirm');
}
