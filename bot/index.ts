import { runBot } from './programs/run.ts';

await runBot();
