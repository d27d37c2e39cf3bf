import type { Operator } from '../../helpdesk/access/authorize.ts';
import type { Reply } from '../../helpdesk/contracts/conversation.ts';
import type { UncheckedTurn } from '../turn.ts';
import type { Intent } from '../understand.ts';

/** A turn on its way through the gates: what is asked for, and who asks, once a gate has found out. */
export interface GateTurn extends UncheckedTurn {
  asked: Intent;
  operator?: Operator;
}

type Next = (turn: GateTurn) => Promise<Reply>;

/** Asks one thing of a turn: it replies itself, or hands the turn to the next gate. */
export type Gate = (turn: GateTurn, next: Next) => Promise<Reply>;

/** Sends a turn through the gates, first to last. A gate may go on only once: otherwise something could be done twice. */
export async function throughGates(gates: readonly Gate[], turn: GateTurn, at = 0): Promise<Reply> {
  const gate = gates[at];
  if (!gate) throw new Error('The last gate has to reply');
  let gone = false;
  return gate(turn, (onward) => {
    if (gone) throw new Error(`The gate ${gate.name} called next() twice`);
    gone = true;
    return throughGates(gates, onward, at + 1);
  });
}

/** Throws if the gates are out of order, so that nothing runs for somebody who was never looked up. */
export function operatorOf({ operator }: GateTurn): Operator {
  if (!operator) throw new Error('No gate has looked up who speaks');
  return operator;
}
