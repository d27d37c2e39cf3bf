// npm run bench -- --json FILE: the bot beside an echo bot on the same restify and CloudAdapter, in the same run. Ratios count; the machine is shared.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openLoad } from './load.ts';
import type { Program } from './program.ts';
import { startProgram } from './program.ts';
import { OPERATORS, PEOPLE, benchTenant, operatorId, personName, personUpn } from './tenant.ts';

const { values } = parseArgs({
  options: { json: { type: 'string' }, turns: { type: 'string', default: '2000' } },
});
const turns = Number(values.turns);
const folder = mkdtempSync(join(tmpdir(), 'bench-'));
writeFileSync(join(folder, 'tenant.json'), JSON.stringify(benchTenant()));
const say = (line: string) => process.stdout.write(`${line}\n`);
const median = (numbers: number[]) =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;
const round = (ratio: number) => Math.round(ratio * 1000) / 1000;

const load = await openLoad();
const sandbox = await startProgram(
  '../sandbox/index.js',
  { SandboxPort: '0', SandboxData: join(folder, 'tenant.json') },
  ['graph'],
);
const graphUrl = sandbox.urls.graph ?? '';
let dataDirs = 0;
const startOurs = () =>
  startProgram(
    '../bot/index.js',
    { PORT: '0', GraphUrl: graphUrl, DataDir: join(folder, `data-${dataDirs++}`) },
    ['bot'],
  );
const startEcho = () => startProgram('./echo-bot.js', {}, ['bot']);
const latency = (ms: number) =>
  fetch(`${graphUrl}/sandbox/latency`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ms }),
  });
const url = (program: Program) => program.urls.bot ?? '';
const selectUser = (n: number) => ({
  speaker: operatorId(n % 100),
  text: `select user ${personUpn(n % PEOPLE)}`,
});
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

try {
  const starts = { ours: [] as number[], echo: [] as number[] };
  for (let n = 0; n < 5; n++) {
    for (const [name, start] of [
      ['ours', startOurs],
      ['echo', startEcho],
    ] as const) {
      const program = await start();
      starts[name].push(program.startMs);
      await program.stop();
    }
  }
  const startRatio = round(median(starts.ours) / median(starts.echo));
  say(
    `start to listening: ours ${median(starts.ours).toFixed(0)} ms, echo ${median(starts.echo).toFixed(0)} ms, ratio ${startRatio}`,
  );

  const ours = await startOurs();
  const echo = await startEcho();
  await pause(500);
  const speak = (program: Program, count: number, atOnce: number) =>
    load.turns(url(program), count, atOnce, selectUser);
  await speak(ours, 1000, 16);
  await speak(echo, 1000, 16);
  const turnsRatio: Record<string, number> = {};
  for (const atOnce of [1, 16, 64]) {
    const rounds = { ours: [] as number[], echo: [] as number[] };
    for (let n = 0; n < 3; n++) {
      rounds.echo.push(await speak(echo, turns / 2, atOnce));
      rounds.ours.push(await speak(ours, turns / 2, atOnce));
    }
    turnsRatio[atOnce] = round(median(rounds.ours) / median(rounds.echo));
    say(
      `${atOnce} at once: ours ${median(rounds.ours).toFixed(0)}/s, echo ${median(rounds.echo).toFixed(0)}/s, ratio ${turnsRatio[atOnce]}`,
    );
  }
  const spoken = 1000 + 3 * 3 * (turns / 2);
  for (const program of [ours, echo]) await speak(program, Math.max(0, 10_000 - spoken), 16);
  const memoryRatio = round(ours.residentBytes() / echo.residentBytes());
  say(
    `memory after 10,000 turns: ours ${(ours.residentBytes() / 1e6).toFixed(0)} MB, echo ${(echo.residentBytes() / 1e6).toFixed(0)} MB, ratio ${memoryRatio}`,
  );

  const timesToCard: Record<string, Record<string, number>> = {};
  let cold = 100;
  for (const ms of [0, 100, 300]) {
    await latency(ms);
    await pause(ms * 3 + 100);
    const warm = operatorId(0);
    await load.one(url(ours), warm, `select user ${personUpn(0)}`);
    const samples = { upn: [] as number[], name: [] as number[], nameCold: [] as number[] };
    for (let n = 0; n < 7; n++) {
      samples.upn.push(await load.one(url(ours), warm, `select user ${personUpn(n)}`));
      samples.name.push(await load.one(url(ours), warm, `select user ${personName(n)}`));
      samples.nameCold.push(
        await load.one(url(ours), operatorId(cold++ % OPERATORS), `select user ${personName(n)}`),
      );
    }
    const medians = Object.fromEntries(
      Object.entries(samples).map(([name, all]) => [name, Math.round(median(all))]),
    );
    timesToCard[ms] = medians;
    say(`Graph answers in ${ms} ms, a card comes in: ${JSON.stringify(medians)} ms`);
  }
  const at300 = timesToCard[300] ?? {};
  const timeToCard = Object.fromEntries(Object.entries(at300).map(([name, ms]) => [name, round(ms / 300)]));
  await ours.stop();
  await echo.stop();
  if (values.json) {
    const machine = {
      cpu: cpus()[0]?.model ?? 'unknown',
      cores: availableParallelism(),
      node: process.version,
    };
    writeFileSync(
      values.json,
      `${JSON.stringify({ machine, turnsRatio, timeToCard, timesToCardMs: timesToCard, startRatio, memoryRatio }, null, 2)}\n`,
    );
    say(values.json);
  }
} finally {
  await sandbox.stop();
  await load.close();
  rmSync(folder, { recursive: true, force: true });
}
