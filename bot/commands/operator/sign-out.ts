import { hasAnyRole } from '../../helpdesk/access/authorize.ts';
import type { Answer } from '../../helpdesk/contracts/conversation.ts';
import type { Command } from '../command.ts';
import type { UncheckedTurn } from '../turn.ts';
import { say } from '../turn.ts';

/** Forgets every token of the person who says it. */
export const signOut: Command = {
  phrases: ['sign out', 'log out'],
  takes: 'nothing',
  help: (words) => words.commands.signOut,
  isFor: hasAnyRole,
  run: (turn) => Promise.resolve(forgetSignIn(turn)),
};

export function forgetSignIn({ services, request, words }: UncheckedTurn): Answer {
  services.selected.delete(request.personId);
  if (!services.signIn) return say(words.commands.signOut.nobodySignsIn);
  services.signIn.forget(request.personId);
  return say(words.commands.signOut.done);
}
