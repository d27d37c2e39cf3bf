import { NotRecorded } from '../../helpdesk/contracts/not-recorded.ts';
import { say } from '../turn.ts';
import type { Gate } from './gate.ts';

/** Could everything be recorded that has to be? If not, the person hears why, and that nothing was sent. */
export const recordWritten: Gate = async (turn, next) => {
  try {
    return await next(turn);
  } catch (error) {
    if (!(error instanceof NotRecorded) || error.fault === undefined) throw error;
    const { services, request, words } = turn;
    services.log.error(
      { turn: request.id, err: error },
      'a turn was stopped: its record could not be written',
    );
    return { here: say(words.answers.notRecorded(words.answers.recordFault[error.fault], request.id)) };
  }
};
