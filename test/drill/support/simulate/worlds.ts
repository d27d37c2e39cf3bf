import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { bundled } from '../../../support/program.ts';
import { buildScript } from '../../../support/hooks.ts';
import { simulatedLine } from '../faults/last-line.ts';
import type { SimulationResult } from './simulate.ts';

/** What a world's process sends. */
export type FromWorld = { done: number } | { result: SimulationResult };

interface WorldsOptions {
  seed: number;
  actions: number;
  /** The most actions of one world. */
  ofWorld?: number;
  say?: (line: string) => void;
}

const OF_WORLD = 25_000;
const SAY_EVERY = 50_000;
/** Two seeds next to each other share no world. */
const APART = 1_000_003;
const PROCESS = 'test/drill/support/simulate/world-process';
/** Short-lived objects are most of what there is: with little room for them, collecting them takes long. */
const ROOM = '--max-semi-space-size=64';

/** Plays actions in worlds that know nothing of each other, as many at a time as the computer has processors. The same seed plays the same. */
export async function simulateWorlds({
  seed,
  actions,
  ofWorld = OF_WORLD,
  say = () => undefined,
}: WorldsOptions): Promise<SimulationResult> {
  const { bundle } = await buildScript();
  await bundle([PROCESS]);
  const count = Math.ceil(actions / ofWorld);
  const done = new Array<number>(count).fill(0);
  const results: SimulationResult[] = [];
  let said = 0;
  const progress = (world: number, actionsDone: number) => {
    done[world] = actionsDone;
    const all = done.reduce((sum, one) => sum + one, 0);
    if (all - said >= SAY_EVERY) say(`${(said = all)} actions`);
  };
  const open = Array.from(done.keys());
  const player = async () => {
    for (let world = open.shift(); world !== undefined; world = open.shift()) {
      const own = Math.min(ofWorld, actions - world * ofWorld);
      const [at, itsSeed] = [world, seed + world * APART];
      const result = await inProcess(itsSeed, own, (over) => progress(at, over));
      results[at] = result;
      // so it can be played again without the others
      if (count > 1) say(`seed ${itsSeed}: ${simulatedLine(result)}`);
    }
  };
  await Promise.all(Array.from({ length: Math.min(count, availableParallelism()) }, player));
  return together(results);
}

async function inProcess(
  seed: number,
  actions: number,
  progress: (done: number) => void,
): Promise<SimulationResult> {
  const child = fork(bundled(PROCESS), [String(seed), String(actions)], {
    execArgv: [ROOM],
    serialization: 'advanced',
  });
  let result: SimulationResult | undefined;
  child.on('message', (message: FromWorld) => {
    if ('result' in message) ({ result } = message);
    else progress(message.done);
  });
  const [code] = (await once(child, 'close')) as [number | null];
  if (!result) throw new Error(`the world of seed ${seed} ended with ${String(code)}`);
  return result;
}

/** Of memory, the world that grew most counts. */
function together(worlds: readonly SimulationResult[]): SimulationResult {
  const [first] = worlds;
  if (!first) throw new Error('no world was played');
  if (worlds.length === 1) return first;
  const sum = (of: (world: SimulationResult) => number) => worlds.reduce((all, world) => all + of(world), 0);
  const errors = new Map<string, number>();
  for (const world of worlds)
    for (const [what, times] of world.errors) errors.set(what, (errors.get(what) ?? 0) + times);
  const digests = worlds.map(({ digest }) => digest).join();
  return {
    doubled: worlds.flatMap(({ doubled }) => doubled),
    withoutAudit: worlds.flatMap(({ withoutAudit }) => withoutAudit),
    falseReceipts: worlds.flatMap(({ falseReceipts }) => falseReceipts),
    actions: sum(({ actions }) => actions),
    sent: sum(({ sent }) => sent),
    turnedDown: sum(({ turnedDown }) => turnedDown),
    faults: sum(({ faults }) => faults),
    kills: sum(({ kills }) => kills),
    freezes: sum(({ freezes }) => freezes),
    early: sum(({ early }) => early),
    memory: Math.max(...worlds.map(({ memory }) => memory)),
    hours: sum(({ hours }) => hours),
    digest: createHash('sha256').update(digests).digest('hex').slice(0, 16),
    errors,
  };
}
