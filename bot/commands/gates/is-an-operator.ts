import { scopeUnread } from '../../helpdesk/access/authorize.ts';
import type { Gate } from './gate.ts';
import { refuse } from './refuse.ts';

/** Who speaks? Guests, blocked accounts and strangers are refused. */
export const isAnOperator: Gate = async (turn, next) => {
  const { services, graph, request, answers } = turn;
  const speaker = await services.operators.recent(graph, request.personId);
  switch (speaker.kind) {
    case 'operator': {
      const { operator } = speaker;
      // while a scope can't be read in full, nobody is told flatly that it ends before someone
      const outside = scopeUnread(operator.assignments) ? answers.outsideUnread : answers.outside;
      return next({ ...turn, operator, answers: { ...answers, outside } });
    }
    case 'guest':
      return refuse(turn, 'guest', answers.guest);
    case 'blocked':
      return refuse(turn, 'blocked', answers.blocked);
    case 'unknown':
      return refuse(turn, 'unknown', answers.unknownSpeaker);
  }
};
