import { loadEnvironment } from '../config/index.ts';
import { explain } from '../doctor/explain.ts';
import { runDoctor } from '../doctor/run-doctor.ts';
import { main } from './main.ts';

/** `npm run doctor`: checks a configuration and says how to fix what is wrong. */
await main(
  async () => {
    const well = await runDoctor(loadEnvironment(), (line) => void process.stdout.write(`${line}\n`));
    return well ? 0 : 1;
  },
  (error) => [explain(error)],
);
