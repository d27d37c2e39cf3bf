// Actions under faults: `npm run drill -- --seed N --actions M`. Graph throttles, fails, hangs and breaks off, Teams refuses messages, and the
// bot is killed and frozen. The last line says what came of it; exit 0 means that no promise was broken.
import { parseArgs } from 'node:util';
import { fixtures } from '../support/fixture.ts';
import { mochaGlobalSetup } from '../support/hooks.ts';
import { faultDrill } from './support/faults/fault-drill.ts';
import { lastLine } from './support/faults/last-line.ts';

const { seed, actions } = readArguments();
const say = (line: string) => void process.stdout.write(`${line}\n`);
say(`seed ${seed}`);
await mochaGlobalSetup();
try {
  const result = await faultDrill({ seed, actions, say });
  say(lastLine(result));
  const { doubled, withoutAudit, falseReceipts } = result;
  process.exitCode = doubled.length + withoutAudit.length + falseReceipts.length === 0 ? 0 : 1;
} finally {
  await fixtures.fileEnds();
}

function readArguments(): { seed: number; actions: number } {
  try {
    const { values } = parseArgs({
      options: {
        seed: { type: 'string' },
        actions: { type: 'string' },
        bots: { type: 'string' },
        store: { type: 'string' },
      },
    });
    const seed = Number(values.seed ?? Date.now() % 1_000_000);
    const actions = Number(values.actions ?? 100);
    if (!Number.isSafeInteger(seed) || !Number.isSafeInteger(actions) || actions < 1)
      throw new Error('--seed and --actions are whole numbers');
    if ((values.bots ?? '1') !== '1' || (values.store ?? 'files') !== 'files')
      throw new Error('one bot with files is all that can be drilled: the bot has no other store');
    return { seed, actions };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${why}\nusage: npm run drill -- [--seed N] [--actions M]\n`);
    process.exit(2);
  }
}
