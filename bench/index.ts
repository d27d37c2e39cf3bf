// npm run bench -- --json FILE: compares the bot with an echo bot on the same restify and CloudAdapter in one run. Only ratios are
// meaningful, because the machine is shared.
import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { type Fleet, openFleet } from './fleet.ts';
import { growth } from './growth.ts';
import { type Load, openLoad } from './load.ts';
import { median, pause, ratio } from './numbers.ts';
import { PEOPLE, benchTenant, operatorId, personUpn } from './tenant.ts';
import { pressRounds } from './press.ts';
import { tablesFigures } from './tables.ts';
import { timesToCard } from './time-to-card.ts';
import { timesToVerdict } from './time-to-verdict.ts';

const LATENCIES_MS = [0, 100, 300];
const REPORTED_MS = 300;
const AT_ONCE = [1, 16, 64];
/** Many short rounds: other load on the machine affects only a few of them, and the median ignores those. */
const ROUNDS = 5;
const TURNS_BEFORE_MEMORY = 10_000;

const { values } = parseArgs({
  options: {
    json: { type: 'string' },
    turns: { type: 'string', default: '2000' },
    'no-growth': { type: 'boolean', default: false },
  },
});
const turnsOf = Math.max(10, Number(values.turns) || 2000);
const say = (line: string) => process.stdout.write(`${line}\n`);

async function starts(fleet: Fleet): Promise<number> {
  const graph = await fleet.sandbox(benchTenant());
  const took = { ours: [] as number[], echo: [] as number[] };
  for (let n = 0; n < 7; n++) {
    for (const [name, start] of [
      ['ours', () => fleet.bot(graph)],
      ['echo', () => fleet.echo()],
    ] as const) {
      const program = await start();
      took[name].push(program.startMs);
      await program.stop();
    }
  }
  await graph.stop();
  const [ours, echo] = [median(took.ours), median(took.echo)];
  const startRatio = ratio(ours, echo);
  say(`start to listening: ours ${ours.toFixed(0)} ms, echo ${echo.toFixed(0)} ms, ratio ${startRatio}`);
  return startRatio;
}

async function turnsAndMemory(fleet: Fleet, load: Load) {
  const graph = await fleet.sandbox(benchTenant());
  const ours = await fleet.bot(graph);
  const echo = await fleet.echo();
  await pause(500);
  const spoken = new Map([ours, echo].map((bot) => [bot, 0]));
  const speak = (bot: typeof ours, count: number, atOnce: number) => {
    spoken.set(bot, (spoken.get(bot) ?? 0) + count);
    return load.turns(bot.url, count, atOnce, (n) => ({
      speaker: operatorId(n % 100),
      text: `select user ${personUpn(n % PEOPLE)}`,
    }));
  };
  for (const bot of [ours, echo]) await speak(bot, turnsOf, 16);
  const turnsRatio: Record<string, number> = {};
  const cpu = { ours: 0, graph: 0, echo: 0 };
  for (const atOnce of AT_ONCE) {
    const rounds = { ours: [] as number[], echo: [] as number[] };
    for (let n = 0; n < ROUNDS; n++) {
      const before = { ours: ours.cpuMs(), graph: graph.cpuMs(), echo: echo.cpuMs() };
      rounds.echo.push(await speak(echo, turnsOf / 4, atOnce));
      rounds.ours.push(await speak(ours, turnsOf / 4, atOnce));
      cpu.ours += ours.cpuMs() - before.ours;
      cpu.graph += graph.cpuMs() - before.graph;
      cpu.echo += echo.cpuMs() - before.echo;
    }
    const [mine, theirs] = [median(rounds.ours), median(rounds.echo)];
    const reached = ratio(mine, theirs);
    turnsRatio[atOnce] = reached;
    say(`${atOnce} at once: ours ${mine.toFixed(0)}/s, echo ${theirs.toFixed(0)}/s, ratio ${reached}`);
  }
  const cpuRatio = ratio(cpu.ours, cpu.echo);
  const each = (ms: number) => `${((ms * 4) / (turnsOf * ROUNDS * AT_ONCE.length)).toFixed(2)} ms`;
  say(
    `processor time a turn: ours ${each(cpu.ours)}, echo ${each(cpu.echo)}, ratio ${cpuRatio}; the sandbox in place of Graph ${each(cpu.graph)}`,
  );
  for (const bot of [ours, echo])
    await speak(bot, Math.max(0, TURNS_BEFORE_MEMORY - (spoken.get(bot) ?? 0)), 16);
  const [mine, theirs] = [ours.residentBytes(), echo.residentBytes()];
  const memoryRatio = ratio(mine, theirs);
  const mb = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`;
  const turns = Math.max(...spoken.values()).toLocaleString('en-US');
  say(`memory after ${turns} turns: ours ${mb(mine)}, echo ${mb(theirs)}, ratio ${memoryRatio}`);
  for (const program of [ours, echo, graph]) await program.stop();
  return { turnsRatio, cpuRatio, memoryRatio };
}

async function cards(fleet: Fleet, load: Load) {
  const times = await timesToCard(fleet, load, LATENCIES_MS);
  for (const [ms, took] of times)
    say(`Graph answers in ${ms} ms, a card comes in: ${JSON.stringify(took)} ms`);
  const shown = Object.entries(times.get(REPORTED_MS) ?? {});
  const { nameAgain, ...timeToCard } = Object.fromEntries(
    shown.map(([name, ms]) => [name, ratio(ms, REPORTED_MS)]),
  );
  return { timeToCard, nameAgain, timesToCardMs: Object.fromEntries(times) };
}

async function presses(fleet: Fleet, load: Load) {
  const measured = await pressRounds(fleet, load);
  const { toPost, toReceipt } = measured;
  say(
    `a press of Confirm: the POST leaves after ${toPost} rounds of Graph’s latency, the receipt comes after ${toReceipt}`,
  );
  return { pressRounds: measured };
}

async function verdicts(fleet: Fleet, load: Load) {
  const timeToVerdict = await timesToVerdict(fleet, load);
  say(`the whole verdict comes after ${JSON.stringify(timeToVerdict)} rounds of Graph’s latency`);
  return { timeToVerdict };
}

const fleet = openFleet();
const load = await openLoad();
try {
  const startRatio = await starts(fleet);
  const turns = await turnsAndMemory(fleet, load);
  const toCard = await cards(fleet, load);
  const toVerdict = await verdicts(fleet, load);
  const toPost = await presses(fleet, load);
  const onTables = await tablesFigures(fleet, load, turnsOf, say);
  const grown = values['no-growth'] ? {} : { growth: await growth(fleet, load, say) };
  if (values.json) {
    const machine = {
      cpu: cpus()[0]?.model ?? 'unknown',
      cores: availableParallelism(),
      node: process.version,
    };
    const figures = {
      machine,
      measuredOn: new Date().toISOString().slice(0, 10),
      ...turns,
      ...toCard,
      ...toVerdict,
      ...toPost,
      ...onTables,
      ...grown,
      startRatio,
    };
    writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`);
    say(values.json);
  }
} finally {
  await fleet.close();
  await load.close();
}
