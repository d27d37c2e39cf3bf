// One world of a simulation, in a process of its own: `SEED ACTIONS`. It sends its progress, and then its result.
import { simulate } from './simulate.ts';
import type { FromWorld } from './worlds.ts';

const [seed = 0, actions = 0] = process.argv.slice(2).map(Number);
const tell = (message: FromWorld) => void process.send?.(message);
tell({ result: await simulate({ seed, actions, said: (done) => tell({ done }) }) });
process.disconnect();
