// Starts one of the project's programs from dist/, building first if dist/ is missing or older than the source.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bundleIfStale, released } from './build.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const programs = {
  bot: 'bot/index',
  audit: 'bot/programs/audit',
  data: 'bot/programs/data',
  package: 'bot/programs/package',
  doctor: 'bot/programs/doctor',
  demo: 'bot/programs/demo',
  sandbox: 'sandbox/index',
  bench: 'bench/index',
};
const fileOf = (name) => join(root, `dist/${programs[name]}.js`);

/** A release has no bundler: it runs what was built. */
function canBuild() {
  try {
    createRequire(import.meta.url).resolve('esbuild');
    return true;
  } catch {
    return false;
  }
}

async function buildIfStale(name) {
  try {
    await bundleIfStale([programs[name]]);
  } catch (error) {
    // The bundler has said itself what is wrong with the source.
    if (!error.errors) process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}

const asked = process.argv[2];
if (!programs[asked]) {
  process.stderr.write(`usage: node scripts/run.mjs ${Object.keys(programs).join('|')}\n`);
  process.exit(2);
}
const buildable = canBuild();
// npm start, in a release: it has no demo, and the bot says what to set where it has no registration
const name = asked === 'demo' && !buildable && !existsSync(fileOf('demo')) ? 'bot' : asked;
if (buildable) await buildIfStale(name);
const program = fileOf(name);
if (!existsSync(program)) {
  process.stderr.write(
    released.includes(programs[name])
      ? `dist/${programs[name]}.js is missing: run npm run build first\n`
      : `dist/${programs[name]}.js is missing: a release has no ${name}, take the source with its developer packages\n`,
  );
  process.exit(1);
}
// npm starts us through a shell that dies of a SIGTERM without passing it on: whoever has lost its parent was told to end
const parent = process.ppid;
if (process.env.npm_lifecycle_event) {
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 300);
  watch.unref();
  // whoever was told along with its parent isn't told again: a second signal would break off what is in flight
  for (const signal of ['SIGTERM', 'SIGINT'])
    process.once(signal, () => {
      clearInterval(watch);
      // as it would end without a listener
      if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
    });
}
process.argv.splice(1, 2, program);
await import(pathToFileURL(program).href);
