import { forgetSignIn, signOut } from '../operator/sign-out.ts';
import { parse } from '../parse.ts';
import type { Gate } from './gate.ts';

/** Does this person want to sign out? Nobody has to sign in for that, and nobody's role matters. */
export const wantsToSignOut: Gate = async (turn, next) => {
  const { said } = turn.request;
  const signsOut = turn.services.signIn && said.kind === 'message' && parse([signOut], said.text, turn.words);
  return signsOut ? { here: forgetSignIn(turn) } : next(turn);
};
