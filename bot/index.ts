import { runBot } from './run.ts';

await runBot();
