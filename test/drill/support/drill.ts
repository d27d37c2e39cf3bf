import fc from 'fast-check';
import { Play, type Played } from './play.ts';
import { sequence } from './steps.ts';

/** A wiped device accepts nothing more, so the desk is replaced after this many sequences. */
const A_DESK = 10;

/** Plays random sequences of presses. If one breaks a promise, throws with the seed and the shortest such sequence. */
export async function drill(runs: number, seed: number): Promise<Played> {
  const total: Played = { sent: 0, turnedDown: 0 };
  for (let done = 0; done < runs; done += A_DESK) {
    const play = new Play();
    await play.open();
    try {
      await fc.assert(
        fc.asyncProperty(sequence, (steps) => play.run(steps)),
        { numRuns: Math.min(A_DESK, runs - done), seed: seed + done },
      );
    } finally {
      await play.close();
    }
    total.sent += play.played.sent;
    total.turnedDown += play.played.turnedDown;
  }
  return total;
}
