// Broken activities and broken answers of Graph: `npm run fuzz -- --seed N --activities M`. The last line says what came of it; exit 0
// means that nothing went wrong.
import { parseArgs } from 'node:util';
import { mochaGlobalSetup } from '../support/hooks.ts';
import { fixtures } from '../support/fixture.ts';
import { fuzz, wentWell } from './support/fuzz.ts';
import { summary } from './support/tally.ts';

const { seed, activities } = readArguments();
process.stdout.write(`seed ${seed}\n`);
await mochaGlobalSetup();
try {
  const tally = await fuzz({ seed, activities, say: (line) => void process.stdout.write(`${line}\n`) });
  process.stdout.write(`${summary(tally)}\n`);
  process.exitCode = wentWell(tally) ? 0 : 1;
} finally {
  await fixtures.fileEnds();
}

function readArguments(): { seed: number; activities: number } {
  const usage = 'usage: npm run fuzz -- [--seed N] [--activities M]';
  try {
    const { values } = parseArgs({ options: { seed: { type: 'string' }, activities: { type: 'string' } } });
    const seed = Number(values.seed ?? Date.now() % 1_000_000);
    const activities = Number(values.activities ?? 1_000);
    if (Number.isSafeInteger(seed) && Number.isSafeInteger(activities) && activities > 0)
      return { seed, activities };
    throw new Error('--seed and --activities are whole numbers');
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${usage}\n`);
    process.exit(2);
  }
}
