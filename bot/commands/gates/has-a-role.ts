import { hasAnyRole } from '../../helpdesk/access/authorize.ts';
import { hiddenPermissions } from '../../helpdesk/access/hidden-permissions.ts';
import type { Gate } from './gate.ts';
import { operatorOf } from './gate.ts';
import { refuse } from './refuse.ts';

/** Does the operator hold any role? What it covers is decided where something is read or done. */
export const hasARole: Gate = async (turn, next) => {
  const operator = operatorOf(turn);
  if (hasAnyRole(operator)) return next(turn);
  const { answers } = turn.words;
  const hidden = await hiddenPermissions(turn.graph, operator);
  return refuse(turn, 'noRole', hidden.length > 0 ? answers.roleHidden : answers.noRole);
};
