// Starts one of the project's programs from dist/. Builds first if dist/ is missing or older than the source.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bundleIfStale, released } from './build.mjs';
import { stopWithParent } from './stop-with-parent.mjs';

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

function fail(message, code = 1) {
  process.stderr.write(`${message}\n`);
  process.exit(code);
}

/** A release has no bundler and runs what was built. */
function canBuild() {
  try {
    createRequire(import.meta.url).resolve('esbuild');
    return true;
  } catch {
    return false;
  }
}

/** Somebody who looks at it needn't wonder. What else reads it wants the program's own lines only. */
function sayBuilding() {
  if (process.stderr.isTTY) process.stderr.write('Building, which can take a minute…\n');
}

async function buildIfStale(name) {
  try {
    await bundleIfStale([programs[name]], sayBuilding);
  } catch (error) {
    // The bundler has already printed what is wrong with the source.
    if (error.errors) process.exit(1);
    fail(error.message);
  }
}

/** A release has no demo. There npm start runs the bot, which says what to set if it has no registration. */
const existing = (name) => (name === 'demo' && !existsSync(fileOf('demo')) ? 'bot' : name);

async function fileToRun(asked) {
  const buildable = canBuild();
  if (buildable) await buildIfStale(asked);
  const name = buildable ? asked : existing(asked);
  if (existsSync(fileOf(name))) return fileOf(name);
  const remedy = released.includes(programs[name])
    ? 'run npm run build first'
    : `a release has no ${name}, take the source with its developer packages`;
  return fail(`dist/${programs[name]}.js is missing: ${remedy}`);
}

const asked = process.argv[2];
if (!programs[asked]) fail(`usage: node scripts/run.mjs ${Object.keys(programs).join('|')}`, 2);
const file = await fileToRun(asked);
if (process.env.npm_lifecycle_event) stopWithParent();
process.argv.splice(1, 2, file);
await import(pathToFileURL(file).href);
