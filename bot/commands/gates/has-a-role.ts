import { hasAnyRole } from '../../helpdesk/access/authorize.ts';
import type { Gate } from './gate.ts';
import { operatorOf } from './gate.ts';
import { refuse } from './refuse.ts';

/** Does the operator hold any role? What it covers is decided where something is read or done. */
export const hasARole: Gate = async (turn, next) =>
  hasAnyRole(operatorOf(turn)) ? next(turn) : refuse(turn, 'noRole', turn.words.answers.noRole);
