import { loadEnvironment } from '../config/index.ts';
import { consult } from '../doctor/consult.ts';
import { explain } from '../doctor/explain.ts';

/** `npm run doctor`: checks a configuration and says how to mend what is wrong. */
try {
  const well = await consult(loadEnvironment(), (line) => void process.stdout.write(`${line}\n`));
  process.exitCode = well ? 0 : 1;
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
