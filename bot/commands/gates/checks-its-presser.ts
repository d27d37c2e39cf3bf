import type { Gate } from './gate.ts';

/**
 * Does the press check its presser itself? Then it runs here. If nothing of the presser's was meant, they may be anybody, and only operators
 * see its answer.
 */
export const checksItsPresser: Gate = async (turn, next) => {
  const { asked } = turn;
  if (asked.kind !== 'change' && asked.kind !== 'takeBack') return next(turn);
  const answer = await asked.run(turn);
  if (answer.kind !== 'forOperators') return { here: answer };
  return next({ ...turn, asked: { kind: 'operators', name: asked.name, run: () => answer.answer } });
};
