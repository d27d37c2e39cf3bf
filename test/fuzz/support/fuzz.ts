import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import { request } from 'undici';
import { drillTenant, operators } from '../../drill/support/faults/tenant.ts';
import { type Json, FakeChannel } from '../../support/channel.ts';
import { openFixture, temporaryFolder } from '../../support/fixture.ts';
import { type Program, startProgram } from '../../support/program.ts';
import { openSandbox } from '../../support/sandbox.ts';
import { people } from '../../support/tenant.ts';
import { BrokenGraph } from './broken-graph.ts';
import { Chance } from './chance.ts';
import { record } from './corpus.ts';
import { mutated } from './mutate.ts';
import type { Tally } from './tally.ts';

interface FuzzOptions {
  seed: number;
  /** How many broken ones are sent. As many whole ones are sent in between. */
  activities: number;
  /** Told how far it is, now and then. */
  say?: (line: string) => void;
}

const MOST_AT_ONCE = 64;
const MOST_OTHERS = 30;
const SAY_EVERY = 5_000;
const LATE_MS = 12_000;
/** As many come as they were recorded, so that the broken ones meet open confirmations and selected users. */
const BROKEN = 0.5;
const BROKEN_ANSWERS = 0.2;
const MOST_FAULTS = 10;
/** Memory may settle at this many times what it was. */
const MOST_MEMORY = 2.5;

/** Sends broken activities to a bot in its own process, with a Graph that breaks answers. A crashed bot is started again. */
export async function fuzz({ seed, activities, say = () => undefined }: FuzzOptions): Promise<Tally> {
  const chance = new Chance(seed);
  // one person's turns run one after the other, so that a few people keep a bot waiting
  const others = operators(Math.min(MOST_OTHERS, Math.floor(activities / 50)));
  const data = drillTenant(others.length, 0);
  const sandbox = await openSandbox({ data });
  const graph = new BrokenGraph(sandbox.url, new Chance(seed + 1));
  const channel = new FakeChannel();
  await channel.open(openFixture());
  const graphUrl = await graph.listen();
  const dataDir = await temporaryFolder();
  const start = async () => {
    const bot = startProgram('bot/index', {
      PORT: '0',
      GraphUrl: graphUrl,
      DataDir: dataDir,
      LogLevel: 'info',
    });
    channel.botUrl = await bot.urlOf('bot');
    return bot;
  };
  let bot = await start();
  const corpus = await record(channel, others);
  graph.share = BROKEN_ANSWERS;
  const tally: Tally = {
    activities: 0,
    whole: 0,
    answers: 0,
    taken: 0,
    crashes: 0,
    serverErrors: 0,
    leaks: 0,
    late: 0,
    slowestMs: 0,
    memory: 1,
    faults: [],
  };
  const fault = (words: string) => {
    if (tally.faults.length < MOST_FAULTS) tally.faults.push(words);
  };
  // said at once: late answers may have filled the list
  const crash = (words: string) => {
    tally.crashes += 1;
    say(words);
  };
  const restarted = async () => {
    crash(`the bot ended: ${bot.told().slice(-500)}`);
    tally.leaks += leaks(bot, fault);
    bot = await start();
  };
  let before = 0;
  let mending: Promise<void> | undefined;
  const lane = async () => {
    while (tally.activities < activities) {
      const { activity, broken } = next(corpus, chance);
      tally[broken ? 'activities' : 'whole'] += 1;
      if (broken && tally.activities % SAY_EVERY === 0) say(`${tally.activities} activities`);
      await send(channel, activity, tally, fault);
      for (const list of [channel.sent, channel.updates, channel.threads, sandbox.calls]) list.length = 0;
      if (bot.child.exitCode !== null || bot.child.signalCode !== null)
        await (mending ??= restarted().finally(() => (mending = undefined)));
      if (before === 0 && tally.activities >= activities / 10) before = await residentMemory(bot);
    }
  };
  // a short run has few people, and they wait for their own turns
  const atOnce = Math.min(MOST_AT_ONCE, Math.ceil(activities / 10));
  await Promise.all(Array.from({ length: atOnce }, lane));
  tally.answers = graph.broken;
  tally.memory = (await residentMemory(bot)) / before;
  bot.child.kill('SIGTERM');
  const [code] = await bot.ended;
  if (code !== 0) crash(`the bot ended with ${String(code)}: ${bot.told().slice(-500)}`);
  for (const words of unhandled(bot)) crash(words);
  tally.leaks += leaks(bot, fault);
  for (const words of tally.faults) say(words);
  return tally;
}

export function wentWell({ crashes, serverErrors, leaks, late, memory }: Tally): boolean {
  return crashes + serverErrors + leaks + late === 0 && memory < MOST_MEMORY;
}

/** A recorded activity under a new id, perhaps broken, perhaps of somebody else. */
function next(corpus: readonly Json[], chance: Chance): { activity: Json | undefined; broken: boolean } {
  const activity = structuredClone(chance.of(corpus));
  if (chance.is(0.2)) {
    const personId = chance.of(Object.values(people));
    activity.from = { id: `29:${personId}`, name: 'Sample', aadObjectId: personId };
  }
  activity.id = randomUUID();
  const broken = chance.is(BROKEN);
  // of a whole activity that is gone, an empty body is left
  return { activity: broken ? mutated<Json | undefined>(activity, chance) : activity, broken };
}

async function send(
  channel: FakeChannel,
  activity: Json | undefined,
  tally: Tally,
  fault: (words: string) => void,
): Promise<void> {
  const startedAt = performance.now();
  const sent = activity === undefined ? '' : JSON.stringify(activity);
  try {
    const response = await request(`${channel.botUrl}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: sent,
      signal: AbortSignal.timeout(2 * LATE_MS),
    });
    const body = await response.body.text();
    const status = response.statusCode;
    if (status === 200) tally.taken += 1;
    if (status >= 500 && status !== 503) {
      tally.serverErrors += 1;
      fault(`${status} ${body.slice(0, 200)} to ${sent.slice(0, 1_000)}`);
    }
  } catch (error) {
    // a bot that has ended is counted once
    if (error instanceof Error && error.name === 'TimeoutError')
      fault(`no answer to ${sent.slice(0, 1_000)}`);
  }
  const took = performance.now() - startedAt;
  tally.slowestMs = Math.max(tally.slowestMs, took);
  if (took > LATE_MS) tally.late += 1;
}

/** Unhandled rejections and exceptions that the bot outlived. */
function unhandled(bot: Program): string[] {
  const lines = bot.told().split('\n');
  return lines
    .filter((line) => /unhandled|uncaught|ReferenceError|TypeError: Cannot/i.test(line))
    .map((line) => line.slice(0, 600));
}

/** Names that the log must not hold: people's, their addresses, their devices'. */
const NAMES = [
  'Aino',
  'Virtanen',
  'aino@contoso.example',
  'AINO-PHONE',
  'AINO-LAPTOP',
  'Bo Sample',
  'BO-PHONE',
  'Sample Admin',
];

function leaks(bot: Program, fault: (words: string) => void): number {
  const lines = bot
    .told()
    .split('\n')
    .filter((line) => NAMES.some((name) => line.includes(name)));
  for (const line of lines.slice(0, 3)) fault(`in the log: ${line.slice(0, 600)}`);
  return lines.length;
}

/** Of the bot's process, in bytes. 1 where the system doesn't say. */
async function residentMemory({ child }: Program): Promise<number> {
  try {
    const [, pages = '1'] = (await readFile(`/proc/${child.pid ?? 0}/statm`, 'utf8')).split(' ');
    return Number(pages) * 4096;
  } catch {
    return 1;
  }
}
