// Starts one of the project's programs from dist/, building first where dist/ is missing or older than the source.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
/** What a release has. */
const released = {
  bot: 'dist/bot/index.js',
  audit: 'dist/bot/audit.js',
  data: 'dist/bot/data.js',
  package: 'dist/bot/package.js',
  doctor: 'dist/bot/doctor.js',
};
const programs = {
  ...released,
  demo: 'dist/bot/demo.js',
  sandbox: 'dist/sandbox/index.js',
  bench: 'dist/bench/index.js',
};

const newest = (folder) =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
        .reduce((latest, entry) => Math.max(latest, statSync(join(entry.parentPath, entry.name)).mtimeMs), 0)
    : 0;

function compiler() {
  try {
    return createRequire(import.meta.url).resolve('typescript/bin/tsc');
  } catch {
    return undefined; // a release has no TypeScript: it runs what was built
  }
}

function buildWhereStale(tsc, name) {
  const program = join(root, programs[name]);
  // each build writes every file anew, so the program's own time is the build's
  const built = existsSync(program) ? statSync(program).mtimeMs : 0;
  const folders = released[name] ? ['bot'] : ['bot', 'sandbox', 'bench'];
  const sources = folders.map((folder) => newest(join(root, folder)));
  if (built > Math.max(...sources)) return;
  const done = spawnSync(
    process.execPath,
    [tsc, '-p', released[name] ? 'tsconfig.build.json' : 'tsconfig.demo.json'],
    {
      cwd: root,
      stdio: ['ignore', 2, 2],
    },
  );
  if (done.status !== 0) process.exit(done.status ?? 1);
}

const asked = process.argv[2];
if (!programs[asked]) {
  process.stderr.write(`usage: node scripts/run.mjs ${Object.keys(programs).join('|')}\n`);
  process.exit(2);
}
const tsc = compiler();
// npm start, in a release: it has no demo, and the bot says what to set where it has no registration
const name = asked === 'demo' && !tsc && !existsSync(join(root, programs.demo)) ? 'bot' : asked;
if (tsc) buildWhereStale(tsc, name);
const program = join(root, programs[name]);
if (!existsSync(program)) {
  process.stderr.write(
    released[name]
      ? `${programs[name]} is missing: run npm run build first\n`
      : `${programs[name]} is missing: a release has no ${name}, take the source with its developer packages\n`,
  );
  process.exit(1);
}
// npm starts us through a shell that dies of a SIGTERM without passing it on: whoever has lost its parent was told to end
const parent = process.ppid;
if (process.env.npm_lifecycle_event) {
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    // once: a second signal would break off what is in flight
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 300);
  watch.unref();
}
process.argv.splice(1, 2, program);
await import(pathToFileURL(program).href);
