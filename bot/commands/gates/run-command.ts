import type { Gate } from './gate.ts';
import { operatorOf } from './gate.ts';

/** The last gate: runs what was asked for, for a known operator with a role. */
export const runCommand: Gate = async (turn) => {
  const { asked } = turn;
  if (asked.kind !== 'operators') throw new Error(`No gate has answered ${asked.name}`);
  return { here: await asked.run({ ...turn, operator: operatorOf(turn) }) };
};
