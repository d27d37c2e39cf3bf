import { hasAnyRole } from '../helpdesk/access/authorize.ts';
import type { Answer } from '../helpdesk/contracts/conversation.ts';
import type { ForOperators } from './press.ts';
import { toOperators } from './press.ts';
import type { Turn, UncheckedTurn } from './turn.ts';
import { say } from './turn.ts';

/** Runs a press for an operator whose record and roles are read now, never from memory. Nobody else gets further. */
export async function asOperator(
  turn: UncheckedTurn,
  run: (turn: Turn) => Promise<Answer>,
): Promise<Answer | ForOperators> {
  const { services, graph, request, words } = turn;
  const speaker = await services.operators.fresh(graph, request.personId);
  if (speaker.kind !== 'operator') return toOperators(say(words.answers.confirm.notAnOperator));
  if (!hasAnyRole(speaker.operator)) return toOperators(say(words.answers.noRole));
  return run({ ...turn, operator: speaker.operator });
}
