// A thousand random sequences of presses: `npx tsx test/drill/presses.drill.ts [sequences] [seed]`. Takes minutes; npm test plays a tenth.
import { drill } from './support/drill.ts';

const runs = Number(process.argv[2] ?? 1_000);
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000);
process.stdout.write(`seed ${seed}\n`);
const { sent, turnedDown } = await drill(runs, seed);
process.stdout.write(
  `${runs} sequences, ${sent} actions sent, ${turnedDown} presses turned down, 0 doubled, 0 without audit, 0 outside role or scope, 0 false receipts\n`,
);
