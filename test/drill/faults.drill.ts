// Actions under faults: `npm run drill -- --seed N --actions M [--bots B] [--store files|tables] [--simulate]`. Graph and the store throttle, fail, hang
// and break off, Teams refuses messages, nobody gives tokens, and the bots are killed, frozen and rolled. The last line says what came of it; exit 0
// means that no promise was broken.
import { parseArgs } from 'node:util';
import { fixtures } from '../support/fixture.ts';
import { mochaGlobalSetup } from '../support/hooks.ts';
import { faultDrill } from './support/faults/fault-drill.ts';
import type { Broken, Entry } from './support/faults/history.ts';
import { lastLine, simulatedLine } from './support/faults/last-line.ts';
import { simulateWorlds } from './support/simulate/worlds.ts';

const { seed, actions, bots, store, simulated } = readArguments();
const say = (line: string) => void process.stdout.write(`${line}\n`);
say(`seed ${seed}`);
if (simulated) {
  const result = await simulateWorlds({ seed, actions, say });
  for (const [what, times] of result.errors) say(`${times} times: ${what}`);
  for (const [what, entries] of brokenIn(result))
    for (const entry of entries) say(`${what}: ${JSON.stringify(entry)}`);
  end(simulatedLine(result), result);
  if (result.early > 0) process.exitCode = 1;
} else {
  await mochaGlobalSetup();
  try {
    const result = await faultDrill({ seed, actions, bots, store, say });
    end(lastLine(result), result);
    if (result.early > 0 || result.crashes > 0 || result.auditFault !== undefined) process.exitCode = 1;
  } finally {
    await fixtures.fileEnds();
  }
}

function brokenIn({ doubled, withoutAudit, falseReceipts }: Broken): [string, Entry[]][] {
  return Object.entries({ doubled, withoutAudit, falseReceipts });
}

function end(line: string, result: Broken): void {
  say(line);
  process.exitCode = brokenIn(result).every(([, entries]) => entries.length === 0) ? 0 : 1;
}

interface Arguments {
  seed: number;
  actions: number;
  bots: number;
  store: 'files' | 'tables';
  simulated: boolean;
}

function readArguments(): Arguments {
  try {
    const { values } = parseArgs({
      options: {
        seed: { type: 'string' },
        actions: { type: 'string' },
        bots: { type: 'string', default: '1' },
        store: { type: 'string', default: 'files' },
        simulate: { type: 'boolean', default: false },
      },
    });
    const seed = Number(values.seed ?? Date.now() % 1_000_000);
    const actions = Number(values.actions ?? 100);
    const bots = Number(values.bots);
    const { store, simulate: simulated } = values;
    if (![seed, actions, bots].every(Number.isSafeInteger) || actions < 1 || bots < 1)
      throw new Error('--seed, --actions and --bots are whole numbers');
    if (store !== 'files' && store !== 'tables') throw new Error('--store is files or tables');
    if (store === 'files' && bots > 1)
      throw new Error('several bots need --store tables: files are one bot’s own');
    if (simulated && (store === 'tables' || bots > 1)) throw new Error('--simulate plays one bot with files');
    return { seed, actions, bots, store, simulated };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    process.stderr.write(
      `${why}\nusage: npm run drill -- [--seed N] [--actions M] [--bots B] [--store files|tables] [--simulate]\n`,
    );
    process.exit(2);
  }
}
