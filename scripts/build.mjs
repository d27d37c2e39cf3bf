// npm run build: checks the types and bundles the programs of a release, without the demo, into dist/.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, realpathSync, rmSync, statSync, utimesSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
/** The programs of a release, and those that need the whole source. */
export const released = [
  'bot/index',
  'bot/programs/audit',
  'bot/programs/data',
  'bot/programs/package',
  'bot/programs/doctor',
];
export const others = ['bot/programs/demo', 'sandbox/index', 'bench/index', 'bench/echo-bot'];
/** Programs that only tests start, or that only tests start often. */
export const ofTests = ['test/support/bot-process', 'test/store/support/child', 'scripts/setup/index'];

/** What the bench compares the bot with opens its packages as they are installed. */
const ECHO = 'bench/echo-bot';

/**
 * Bundles programs into dist/, with their packages: one file each, and shared files beside them, so that Node.js opens a few files at the start
 * instead of thirteen hundred.
 */
export async function bundle(names) {
  // Files that are saved during the bundling count as newer.
  const began = new Date();
  const known = [...released, ...others, ...ofTests].filter((name) => name !== ECHO);
  const [whole, light] = [true, false].map((is) => names.filter((name) => known.includes(name) === is));
  // CommonJS in a module looks for `require`.
  const banner = `import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);`;
  // node-fetch asks this package only for a URL, where Node.js has none. The package opens punycode, of which Node.js warns outside node_modules.
  const alias = { 'whatwg-url': 'node:url' };
  await build(whole, { external: notBundled(), alias, banner: { js: banner } });
  await build(light, { packages: 'external' });
  // bundleIfStale compares these times with the source.
  for (const name of names) utimesSync(join(root, `dist/${name}.js`), began, began);
}

async function build(names, options) {
  if (names.length === 0) return;
  const esbuild = await import('esbuild');
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: names.map((name) => `${name}.ts`),
    outbase: '.',
    outdir: 'dist',
    chunkNames: 'bot/[name]-[hash]',
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: true,
    // Node.js keeps the text of all that it opens. Without comments and indents it is a third shorter. Names stay, for stacks.
    minifyWhitespace: true,
    lineLimit: 200,
    logLevel: 'warning',
    ...options,
  });
}

/** Bundles programs if one of them is missing or older than the source, the packages or this script. `begins`: told before it does. */
export async function bundleIfStale(names, begins = () => undefined) {
  const all = [...released, ...others, ...(names.some((name) => ofTests.includes(name)) ? ofTests : [])];
  const folders = names.every((name) => released.includes(name)) ? ['bot'] : foldersOf(all);
  const sources = folders.map((folder) => newest(join(root, folder)));
  // A package is bundled, too.
  const tools = ['scripts/build.mjs', 'node_modules/.package-lock.json'].map((file) =>
    savedAt(join(root, file)),
  );
  const built = Math.min(...names.map((name) => savedAt(join(root, `dist/${name}.js`))));
  if (built > Math.max(...sources, ...tools)) return;
  begins();
  await bundle(folders.length === 1 ? released : all);
  try {
    removeOldChunks(join(root, 'dist'));
  } catch {
    // another bundling changes the same files, or they are somebody else's: what is bundled is whole all the same
  }
}

const DAY_MS = 24 * 3_600_000;
/** What esbuild calls a file that programs share, or load once they need it. */
const CHUNK = /-[A-Z0-9]{8}\.js$/;

/**
 * Removes chunks that no program in dist/ names anymore. A program that runs may have been started when they were named, and some are loaded
 * only once it needs them. So a chunk stays for a day after it was first seen like that. Its source map, which no running program opens, goes
 * at once: a chunk without one was seen before.
 */
export function removeOldChunks(dist, now = new Date()) {
  const files = readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.js'))
    .map((entry) => join(entry.parentPath, entry.name));
  const chunks = new Map(files.filter((file) => CHUNK.test(file)).map((file) => [basename(file), file]));
  const todo = files.filter((file) => !CHUNK.test(file));
  while (todo.length > 0) {
    const text = readFileSync(todo.pop(), 'utf8');
    for (const [, name] of text.matchAll(/([\w.-]+-[A-Z0-9]{8}\.js)["'`]/g)) {
      if (chunks.has(name)) todo.push(chunks.get(name));
      chunks.delete(name);
    }
  }
  for (const file of chunks.values()) {
    const wasSeen = !existsSync(`${file}.map`);
    if (wasSeen && now.getTime() - savedAt(file) > DAY_MS) rmSync(file, { force: true });
    if (wasSeen) continue;
    utimesSync(file, now, now);
    rmSync(`${file}.map`, { force: true });
  }
}

/** Of a test's program, the folder that it is in counts, not all tests. */
const foldersOf = (names) => [
  ...new Set(names.map((name) => (ofTests.includes(name) ? dirname(name) : name.split('/')[0]))),
];

const newest = (folder) =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
        .reduce((latest, entry) => Math.max(latest, statSync(join(entry.parentPath, entry.name)).mtimeMs), 0)
    : 0;

const savedAt = (file) => (existsSync(file) ? statSync(file).mtimeMs : 0);

/** Tools, and a binary that restify does without where it isn't there. */
function notBundled() {
  const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return [...Object.keys(devDependencies), 'dtrace-provider'];
}

if (realpathSync(process.argv[1] ?? root) === fileURLToPath(import.meta.url)) {
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  const types = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (types.status !== 0) process.exit(types.status ?? 1);
  // Remove what an older build, the demo or the tests left: their programs share files.
  for (const folder of ['bot', 'sandbox', 'bench', 'test', 'scripts'])
    rmSync(join(root, 'dist', folder), { recursive: true, force: true });
  await bundle(released);
}
