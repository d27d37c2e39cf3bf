import type { ChildProcess } from 'node:child_process';
import { subscribe } from 'node:diagnostics_channel';
import { setTimeout as pause } from 'node:timers/promises';
import type { RootHookObject } from 'mocha';
import { fixtures } from './fixture.ts';

/** Once a run, before the first test: the programs that tests start, bundled as `npm start` does it. */
export async function mochaGlobalSetup(): Promise<void> {
  const { bundleIfStale, released, ofTests } = await buildScript();
  await bundleIfStale([...released, 'bot/programs/demo', 'sandbox/index', ...ofTests]);
}

interface BuildScript {
  released: readonly string[];
  ofTests: readonly string[];
  bundle: (names: readonly string[]) => Promise<void>;
  bundleIfStale: (names: readonly string[]) => Promise<void>;
}
export const buildScript = async () =>
  (await import(new URL('../../scripts/build.mjs', import.meta.url).href)) as BuildScript;

/** Processes that this one started and that have not ended. */
const children = new Set<ChildProcess>();
subscribe('child_process', (message) => {
  const child = (message as { process: ChildProcess }).process;
  children.add(child);
  child.once('exit', () => children.delete(child));
});
// A child that nobody closed must not outlive the run.
process.on('exit', () => {
  for (const child of children) child.kill('SIGKILL');
});
process.once('SIGTERM', () => process.exit(143));

/** What would keep Node.js from ending: servers that listen and processes that run. */
const leftOpen = () =>
  process
    .getActiveResourcesInfo()
    .filter((kind) => /^(TCPServerWrap|PipeServerWrap|ProcessWrap)$/.test(kind));
/** In parallel mode a process runs one file after the other. */
let reported = 0;

export const mochaHooks: RootHookObject = {
  beforeEach: () => fixtures.testBegins(),
  afterEach: () => fixtures.testEnds(),
  async afterAll() {
    await fixtures.fileEnds();
    for (let n = 0; n < 20 && leftOpen().length > reported; n++) await pause(50);
    const left = leftOpen();
    if (left.length <= reported) return;
    reported = left.length;
    const processes = [...children].map(({ spawnargs }) => spawnargs.join(' '));
    throw new Error(`still open after the last test: ${[...left, ...processes].join(', ')}`);
  },
};
