import { problemWords } from '../../cards/index.ts';
import { Problem } from '../../helpdesk/contracts/problem.ts';
import { say } from '../turn.ts';
import { askToSignIn } from './ask-to-sign-in.ts';
import type { Gate } from './gate.ts';

/** Did Graph answer what the gates after this one asked? If not, the person hears why, or is asked to sign in. */
export const graphAnswered: Gate = async (turn, next) => {
  try {
    return await next(turn);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { services, request } = turn;
    if (error.kind === 'signInNeeded' && services.signIn) return askToSignIn(turn);
    services.log.warn(
      { turn: request.id, problem: error.kind, status: error.status, graphRequest: error.requestId },
      'no answer from Graph',
    );
    return { here: say(problemWords(turn, error)) };
  }
};
