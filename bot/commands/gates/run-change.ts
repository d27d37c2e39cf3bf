import type { Gate } from './gate.ts';

/**
 * Does the press change something, show a secret, or take something back? Then it runs here, because it reads its presser's rights itself. If it names nothing
 * of the presser's, the answer goes on to the next gates: only operators see it.
 */
export const runChange: Gate = async (turn, next) => {
  const { asked } = turn;
  if (asked.kind !== 'change' && asked.kind !== 'reveal' && asked.kind !== 'takeBack') return next(turn);
  const answer = await asked.run(turn);
  if (answer.kind !== 'forOperators') return { here: answer };
  return next({ ...turn, asked: { kind: 'operators', name: asked.name, run: () => answer.answer } });
};
