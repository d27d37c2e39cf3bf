import type { Gate } from './gate.ts';
import { operatorOf } from './gate.ts';

/** Nothing is left to ask: does what was asked for. */
export const run: Gate = async (turn) => {
  const { asked } = turn;
  if (asked.kind !== 'operators') throw new Error(`No gate has answered ${asked.name}`);
  return { here: await asked.run({ ...turn, operator: operatorOf(turn) }) };
};
