import { hasAnyRole } from '../../helpdesk/access/authorize.ts';
import type { Command, UncheckedTurn } from '../turn.ts';
import { say } from '../turn.ts';
import { parse } from '../parse.ts';
import type { Answer } from '../../helpdesk/contracts/conversation.ts';

/** Forgets every token of whoever says it. */
export const signOut: Command = {
  phrases: ['sign out', 'log out'],
  takes: 'nothing',
  help: (answers) => answers.help.signOut,
  isFor: hasAnyRole,
  run: (turn) => Promise.resolve(forget(turn)),
};

/** Signing out asks nobody to sign in first: it is answered before anything else is looked at. */
export function signOutFirst(turn: UncheckedTurn): Answer | undefined {
  const { said } = turn.request;
  if (!turn.services.signIn || said.kind !== 'message' || !parse([signOut], said.text)) return undefined;
  return forget(turn);
}

function forget({ services, request, answers }: UncheckedTurn): Answer {
  services.selected.delete(request.personId);
  if (!services.signIn) return say(answers.signIn.noneToForget);
  services.signIn.forget(request.personId);
  return say(answers.signIn.signedOut);
}
