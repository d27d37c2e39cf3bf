import type { Answer, Reply } from '../../helpdesk/contracts/conversation.ts';
import type { UncheckedTurn } from '../turn.ts';
import { NO_CHOICES, say } from '../turn.ts';

/** Asks for a sign-in, one-to-one. Once the person has signed in, what they asked for is done without asking again. */
export function askToSignIn(turn: UncheckedTurn): Reply {
  const { said, place } = turn.request;
  const words = turn.words.answers.signIn;
  if (said.kind === 'search') return { here: NO_CHOICES };
  // it comes with every letter that is typed
  if (said.kind === 'extension') return { here: say(words.first) };
  if (place.kind === 'personal' && said.kind === 'message') return { here: signInPrompt(turn) };
  return {
    here: say(place.kind === 'personal' ? words.askedHere : words.askedPrivately),
    privately: { answer: signInPrompt(turn), otherwise: say(turn.words.answers.notPrivately) },
  };
}

export function signInPrompt({ words }: UncheckedTurn): Answer {
  const { text, button } = words.answers.signIn;
  return { kind: 'signIn', text, button };
}
