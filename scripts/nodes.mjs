// npm run test:nodes [-- --others] [MAJOR …]: the whole suite and the demo's start on each Node.js that the bot is for, whichever runs this.
// The last line counts: N passed, N failed.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const SUPPORTED = [20, 22, 24, 26];
/** Files of tests that run at once: as many as share two processors without making each other late. */
const JOBS = '2';
const INSTALL_MS = 120_000;
const SUITE_MS = 300_000;
const DEMO_MS = 60_000;

const ours = Number(process.versions.node.split('.')[0]);
const asked = process.argv.slice(2).filter((word) => /^\d+$/.test(word));
const majors = asked.length > 0 ? asked.map(Number) : SUPPORTED;
/** The suite has been run on this one already. */
const skipsOurs = process.argv.includes('--others');

/** Each has a group of its own, so that its children end with it. */
const running = new Set();
for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => {
    for (const child of running) process.kill(-child.pid, 'SIGKILL');
    rmSync(folder, { recursive: true, force: true });
    process.exit(1);
  });

/** Resolves to the exit code and everything that was written. What takes too long is ended, its children too. */
function run(command, args, { ms, ...options }) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    running.add(child);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    const timer = setTimeout(() => {
      output += `\nstill running after ${ms / 1000} seconds\n`;
      process.kill(-child.pid, 'SIGKILL');
    }, ms);
    child.on('error', (error) => (output += error.message));
    child.on('close', (code) => {
      running.delete(child);
      clearTimeout(timer);
      resolve({ code, output });
    });
  });
}

/** The package `node` brings the binary. It is put outside the checkout, which stays as it is. */
async function install(major, folder) {
  if (major === ours) return process.execPath;
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  const { code, output } = await run(
    process.platform === 'win32' ? 'npm.cmd' : 'npm',
    ['install', '--no-audit', '--no-fund', '--no-save', '--loglevel=error', `node@${major}`],
    { cwd: folder, ms: INSTALL_MS },
  );
  const binary = join(folder, 'node_modules/node/bin/node');
  const version = code === 0 ? await run(binary, ['--version'], { ms: DEMO_MS }) : undefined;
  if (version?.code === 0 && version.output.startsWith(`v${major}.`)) return binary;
  throw new Error(`node@${major} could not be had: ${version?.output ?? output}`.trim());
}

/** npm's own settings and a person's options for Node.js are no part of what is tried. */
function environmentOf(binary) {
  const kept = Object.entries(process.env).filter(([name]) => !/^(npm_|NODE_)/i.test(name));
  return { ...Object.fromEntries(kept), PATH: `${dirname(binary)}${delimiter}${process.env.PATH}` };
}

/** What mocha says at its end. */
const summaryOf = (output) => output.slice(Math.max(0, output.search(/^ +\d+ passing \(/m)));
const count = (output, word) =>
  Number(new RegExp(`^ +(\\d+) ${word}`, 'm').exec(summaryOf(output))?.[1] ?? 0);

async function suite(major, binary) {
  const began = performance.now();
  const { code, output } = await run(
    binary,
    ['node_modules/mocha/bin/mocha.js', '--parallel', '--jobs', JOBS, 'test/**/*.test.ts'],
    {
      cwd: root,
      env: environmentOf(binary),
      ms: SUITE_MS,
    },
  );
  const passed = count(output, 'passing');
  // a run that ends badly without a failing test, or that runs none, has failed all the same
  const failed = count(output, 'failing') || (code !== 0 || passed === 0 ? 1 : 0);
  if (failed > 0) process.stdout.write(summaryOf(output));
  const seconds = Math.round((performance.now() - began) / 1000);
  process.stdout.write(`node ${major}: ${passed} tests passed, ${failed} failed in ${seconds} s\n`);
  return { passed, failed };
}

/** Starts the demo as npm start does and speaks to it; it may write nothing to standard error, a deprecation least of all. */
async function demo(major, binary) {
  const { code, output } = await run(binary, ['scripts/smoke.mjs'], {
    cwd: root,
    env: environmentOf(binary),
    ms: DEMO_MS,
  });
  const holds = code === 0;
  process.stdout.write(
    holds ? `node ${major}: the demo starts without a warning\n` : `node ${major}: the demo\n${output}\n`,
  );
  return { passed: holds ? 1 : 0, failed: holds ? 0 : 1 };
}

const folder = mkdtempSync(join(tmpdir(), 'nodes-'));
const total = { passed: 0, failed: 0 };
const add = ({ passed, failed }) => {
  total.passed += passed;
  total.failed += failed;
};

try {
  const had = await Promise.allSettled(majors.map((major) => install(major, join(folder, String(major)))));
  const binaries = new Map();
  for (const [place, major] of majors.entries()) {
    const { value: binary, reason } = had[place];
    if (binary) {
      const { output } = await run(binary, ['--version'], { ms: DEMO_MS });
      process.stdout.write(`node ${major}: ${output}`);
      binaries.set(major, binary);
    } else {
      process.stdout.write(`FAILED: ${reason.message}\n`);
      add({ passed: 0, failed: 1 });
    }
  }
  for (const [major, binary] of binaries) add(await demo(major, binary));
  for (const [major, binary] of binaries) if (!(skipsOurs && major === ours)) add(await suite(major, binary));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);
process.exitCode = total.failed > 0 ? 1 : 0;
