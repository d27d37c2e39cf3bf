// npm run test:nodes [-- --others] [MAJOR …]: all tests and the demo's start on each supported Node.js. With --others: the front door's tests
// and the demo's start on every one but the current, where all tests have run already. The last line counts: N passed, N failed.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const SUPPORTED = [20, 22, 24, 26];
const INSTALL_MS = 120_000;
const SUITE_MS = 300_000;
const DEMO_MS = 60_000;

const ours = Number(process.versions.node.split('.')[0]);
const asked = process.argv.slice(2).filter((word) => /^\d+$/.test(word));
const majors = asked.length > 0 ? asked.map(Number) : SUPPORTED;
const others = process.argv.includes('--others');
// The long tables of rights and wrong answers, and what waits on the clock, run on one version only.
const TESTS = others ? 'test/front-door/{*,actions/**/*}.test.ts' : 'test/**/*.test.ts';

/** Each has its own process group: its children end with it. */
const running = new Set();
for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => {
    for (const child of running) process.kill(-child.pid, 'SIGKILL');
    rmSync(folder, { recursive: true, force: true });
    process.exit(1);
  });

/** Resolves to the exit code and all output. After `ms` the command and its children are killed. */
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

/** The package `node` has the binary. It is installed outside the checkout. */
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
  throw new Error(`node@${major} could not be installed: ${version?.output ?? output}`.trim());
}

/** Without the settings of npm and of Node.js that this process got. */
function environmentOf(binary) {
  const kept = Object.entries(process.env).filter(([name]) => !/^(npm_|NODE_)/i.test(name));
  return { ...Object.fromEntries(kept), PATH: `${dirname(binary)}${delimiter}${process.env.PATH}` };
}

/** mocha's last lines. */
const summaryOf = (output) => output.slice(Math.max(0, output.search(/^ +\d+ passing \(/m)));
const count = (output, word) =>
  Number(new RegExp(`^ +(\\d+) ${word}`, 'm').exec(summaryOf(output))?.[1] ?? 0);

async function suite(major, binary) {
  const began = performance.now();
  const { code, output } = await run(
    binary,
    ['node_modules/mocha/bin/mocha.js', '--parallel', '--jobs', '3', TESTS],
    {
      cwd: root,
      env: environmentOf(binary),
      ms: SUITE_MS,
    },
  );
  const passed = count(output, 'passing');
  // A run also fails if it ends badly without a failing test, or runs no test.
  const failed = count(output, 'failing') || (code !== 0 || passed === 0 ? 1 : 0);
  if (failed > 0) process.stdout.write(summaryOf(output));
  const seconds = Math.round((performance.now() - began) / 1000);
  process.stdout.write(`node ${major}: ${passed} tests passed, ${failed} failed in ${seconds} s\n`);
  return { passed, failed };
}

/** Starts the demo as npm start does and talks to it. It may write nothing to standard error, no deprecation either. */
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
  for (const [major, binary] of binaries) if (!(others && major === ours)) add(await demo(major, binary));
  for (const [major, binary] of binaries) if (!(others && major === ours)) add(await suite(major, binary));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);
process.exitCode = total.failed > 0 ? 1 : 0;
