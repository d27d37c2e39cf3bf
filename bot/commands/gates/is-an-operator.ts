import type { Gate } from './gate.ts';
import { refuse } from './refuse.ts';

/** Who speaks? Guests, blocked accounts and strangers are refused. */
export const isAnOperator: Gate = async (turn, next) => {
  const { services, graph, request, words } = turn;
  const speaker = await services.operators.recent(graph, request.personId);
  switch (speaker.kind) {
    case 'operator':
      return next({ ...turn, operator: speaker.operator });
    case 'guest':
      return refuse(turn, 'guest', words.answers.guest);
    case 'blocked':
      return refuse(turn, 'blocked', words.answers.blocked);
    case 'unknown':
      return refuse(turn, 'unknown', words.answers.unknownSpeaker);
  }
};
