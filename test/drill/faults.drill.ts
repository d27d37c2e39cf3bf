// Actions under faults: `npm run drill -- --seed N --actions M [--simulate]`. Graph throttles, fails, hangs and breaks off, Teams refuses messages, and the
// bot is killed and frozen. The last line says what came of it; exit 0 means that no promise was broken.
import { parseArgs } from 'node:util';
import { fixtures } from '../support/fixture.ts';
import { mochaGlobalSetup } from '../support/hooks.ts';
import { faultDrill } from './support/faults/fault-drill.ts';
import type { Broken, Entry } from './support/faults/history.ts';
import { lastLine, simulatedLine } from './support/faults/last-line.ts';
import { simulate } from './support/simulate/simulate.ts';

const { seed, actions, simulated } = readArguments();
const say = (line: string) => void process.stdout.write(`${line}\n`);
say(`seed ${seed}`);
if (simulated) {
  const result = await simulate({ seed, actions, say });
  for (const [what, times] of result.errors) say(`${times} times: ${what}`);
  for (const [what, entries] of brokenIn(result))
    for (const entry of entries) say(`${what}: ${JSON.stringify(entry)}`);
  end(simulatedLine(result), result);
  if (result.early > 0) process.exitCode = 1;
} else {
  await mochaGlobalSetup();
  try {
    const result = await faultDrill({ seed, actions, say });
    end(lastLine(result), result);
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

function readArguments(): { seed: number; actions: number; simulated: boolean } {
  try {
    const { values } = parseArgs({
      options: {
        seed: { type: 'string' },
        actions: { type: 'string' },
        bots: { type: 'string' },
        store: { type: 'string' },
        simulate: { type: 'boolean', default: false },
      },
    });
    const seed = Number(values.seed ?? Date.now() % 1_000_000);
    const actions = Number(values.actions ?? 100);
    if (!Number.isSafeInteger(seed) || !Number.isSafeInteger(actions) || actions < 1)
      throw new Error('--seed and --actions are whole numbers');
    if ((values.bots ?? '1') !== '1' || (values.store ?? 'files') !== 'files')
      throw new Error('one bot with files is all that can be drilled: the bot has no other store');
    return { seed, actions, simulated: values.simulate };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${why}\nusage: npm run drill -- [--seed N] [--actions M] [--simulate]\n`);
    process.exit(2);
  }
}
