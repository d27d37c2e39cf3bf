// One bot in a process of its own, for tests that kill or freeze it: it reads its settings from the environment and its options from an argument.
import { writeSync } from 'node:fs';
import { startApp, type AppOptions } from '../../bot/app.ts';
import { readBotConfig } from '../../bot/config/index.ts';

const config = readBotConfig(process.env);
const options = JSON.parse(process.argv[2] ?? '{}') as AppOptions;
const app = await startApp(config, config.graph.url, options);
writeSync(1, `bot ${app.url}\n`);
process.on('SIGTERM', () => void app.close().then(() => process.exit(0)));
