// A thousand random stories of operators, admins and employees: `npx tsx test/drill/model.drill.ts [stories] [seed]`. npm test plays a few.
import { playStories } from './support/model/play-stories.ts';

const runs = Number(process.argv[2] ?? 1_000);
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000);
process.stdout.write(`seed ${seed}\n`);
const startedAt = Date.now();
const reached = await playStories(runs, seed);
const counts = Object.entries(reached).map(([what, count]) => `${count} ${what}`);
process.stdout.write(
  `${runs} stories in ${Math.round((Date.now() - startedAt) / 1_000)} s, 0 left that the model forbids: ${counts.join(', ')}\n`,
);
