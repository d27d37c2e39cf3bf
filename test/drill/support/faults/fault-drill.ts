import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { Chance } from '../../../fuzz/support/chance.ts';
import type { MortalBot } from './bots.ts';
import { check, type Broken, type Entry } from './history.ts';
import { Nemesis } from './nemesis.ts';
import { FaultPlay } from './play.ts';
import { openWorld } from './world.ts';

export interface DrillOptions {
  seed: number;
  actions: number;
  bots?: number;
  store?: 'files' | 'tables';
  say?: (line: string) => void;
}

export interface DrillResult extends Broken {
  actions: number;
  sent: number;
  turnedDown: number;
  kills: number;
  freezes: number;
  rolls: number;
  /** Calls to Graph that were harmed. */
  faults: number;
  /** Calls to the store that were harmed. */
  storeFaults: number;
  /** How often the token service was down. */
  tokensDown: number;
  /** Actions that came again before the time was over that they were told. */
  early: number;
  late: number;
  /** Presses that were answered with nothing at all. */
  silent: number;
  slowestMs: number;
  /** What a bot took at most, in MiB. undefined where nobody says. */
  memory: number | undefined;
  /** undefined: the audit's chain is whole. */
  auditFault: string | undefined;
  /** Bots that ended and weren't told to. */
  crashes: number;
}

const MOST_WORKERS = 96;
/** However many act: what is harmed for a while harms all of them. */
const EVERY_MS = 6_000;
/** Of those who act, how many Teams refuses a message in the same time. */
const REFUSED = 0.3;
/** So many actions take long enough for a bot to be frozen for longer than any time limit. */
const LONG = 500;
/** Work that outlived its answer goes on for so long. */
const OUTLIVES_MS = 6_000;
/** Then another bot has taken over what a dead one left. */
const TAKEN_OVER_MS = 330_000;

/** Operators confirm actions while the nemesis harms Graph, Teams, the token service, the store and the bots. Then the history is checked. */
export async function faultDrill({
  seed,
  actions,
  bots = 1,
  store = 'files',
  say = () => undefined,
}: DrillOptions): Promise<DrillResult> {
  const workers = Math.max(2, Math.min(MOST_WORKERS, Math.ceil(actions / 4)));
  const world = await openWorld({ seed, actions, bots, store, operators: workers });
  const { graph, roads, production } = world;
  const { channel, authority } = production;
  const play = new FaultPlay(world, seed, say);
  const long = bots > 1 && actions >= LONG;
  const nemesis = new Nemesis({ bots: world.bots, roads, channel, authority }, new Chance(seed + 2), {
    everyMs: EVERY_MS,
    teamsEveryMs: EVERY_MS / Math.max(1, REFUSED * workers),
    long,
  });
  const memory = watchMemory(world.bots);
  graph.share = 0.04;
  nemesis.start();
  const progress = setInterval(() => say(`${play.history.length} actions`), 60_000);
  await play.work(actions, workers);
  clearInterval(progress);
  graph.share = 0;
  await nemesis.stop();
  say(`${play.history.length} actions were asked for; waiting for their ends`);
  await pause(long ? TAKEN_OVER_MS : OUTLIVES_MS);
  await play.settle();
  const codes = await Promise.all(world.bots.map((bot) => bot.stop()));
  const crashes = world.bots.flatMap((bot) => bot.crashes);
  crashes.push(...codes.filter((code) => code !== 0).map((code) => `ended with ${String(code)}`));
  for (const crash of crashes) say(`a bot crashed: ${crash}`);
  const broken = check(play.history);
  for (const [what, entries] of Object.entries(broken) as [string, Entry[]][])
    for (const entry of entries.slice(0, 3)) say(`${what}: ${JSON.stringify(entry)}`);
  const auditFault = await world.auditFault();
  if (auditFault !== undefined) say(`the audit is not whole: ${auditFault}`);
  const sum = (of: (bot: MortalBot) => number) => world.bots.reduce((total, bot) => total + of(bot), 0);
  return {
    ...broken,
    actions: play.history.length,
    sent: play.history.filter(({ posts }) => posts > 0).length,
    turnedDown: play.history.filter(({ presses }) => presses.length === 0).length,
    kills: sum(({ kills }) => kills),
    freezes: sum(({ freezes }) => freezes),
    rolls: sum(({ rolls }) => rolls),
    faults: graph.faults,
    storeFaults: roads.reduce((total, { faults }) => total + faults, 0),
    tokensDown: nemesis.harms.tokens,
    early: graph.early,
    late: play.late,
    silent: play.silent,
    slowestMs: play.slowestMs,
    memory: memory(),
    auditFault,
    crashes: crashes.length,
  };
}

/** Where the computer says what a process takes: its most, in MiB. */
function watchMemory(bots: readonly MortalBot[]): () => number | undefined {
  let most: number | undefined;
  const timer = setInterval(() => {
    for (const { pid } of bots)
      readFile(`/proc/${pid}/status`, 'utf8').then(
        (status) => {
          const [, kilobytes] = /^VmRSS:\s+(\d+) kB/m.exec(status) ?? [];
          if (kilobytes !== undefined) most = Math.max(most ?? 0, Math.round(Number(kilobytes) / 1_024));
        },
        () => undefined,
      );
  }, 2_000);
  return () => {
    clearInterval(timer);
    return most;
  };
}
