import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { temporaryFolder } from '../support/fixture.ts';
import { startCommand } from '../support/program.ts';

const mocha = createRequire(import.meta.url).resolve('mocha/bin/mocha.js');
const stage = JSON.stringify(new URL('../support/stage.ts', import.meta.url).href);

const FILES = {
  'leaves-open': `
    import { spawn } from 'node:child_process';
    import { createServer } from 'node:http';
    import { openStage } from ${stage};
    it('leaves a stage, a server and a process open', async () => {
      await openStage();
      createServer().listen(0, '127.0.0.1');
      spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' });
      throw new Error('fails with everything open');
    });`,
  'hook-fails': `
    describe('with a hook that fails', () => {
      before(() => { throw new Error('the hook fails'); });
      it('never runs', () => undefined);
    });`,
  'import-fails': `throw new Error('the import fails');`,
  only: `it.only('runs alone', () => undefined);`,
  empty: ``,
  passes: `it('passes', () => undefined);`,
} as const;

/** A run of mocha over generated files, with the project's settings. */
async function run(names: readonly (keyof typeof FILES)[], ...options: string[]) {
  const folder = await temporaryFolder();
  const files = names.map((name) => join(folder, `${name}.test.ts`));
  for (const [n, name] of names.entries()) await writeFile(files[n] ?? '', FILES[name]);
  const program = startCommand([process.execPath, mocha, ...options, ...files], {});
  // Not before standard output closes: by then every process that shares it has ended.
  const [code] = await program.ended;
  return { code, output: `${program.said.join('\n')}\n${program.told()}` };
}

const PARALLEL = ['--parallel', '--jobs', '2'];

describe('a test run', function () {
  this.timeout(90_000);

  for (const [how, options] of [
    ['one file after the other', []],
    ['in parallel', PARALLEL],
  ] as const) {
    it(`ends, fails and names the test that left things open, ${how}`, async () => {
      const { code, output } = await run(['leaves-open', 'passes'], ...options);
      // mocha exits with the number of failures: the test, and what it left open.
      assert.equal(code, 2, output);
      assert.match(output, /1\) leaves a stage, a server and a process open/);
      assert.match(output, /fails with everything open/);
      assert.match(
        output,
        /still open after the last test: (?=.*TCPServerWrap)(?=.*ProcessWrap).*setInterval/,
      );
      assert.match(output, /✔ passes/);
    });
  }

  it('fails if a hook or an import fails', async () => {
    const { code, output } = await run(['hook-fails', 'import-fails', 'passes'], ...PARALLEL);
    assert.equal(code, 2, output);
    for (const what of ['the hook fails', 'the import fails']) assert.ok(output.includes(what), output);
    assert.match(output, /1 passing/);
  });

  it('fails if a file has no test or one marked “only”, or there is no file', async () => {
    const [only, empty, nowhere] = await Promise.all([
      run(['only'], ...PARALLEL),
      run(['empty'], ...PARALLEL),
      run([], ...PARALLEL, 'test/nowhere/*.test.ts'),
    ]);
    assert.deepEqual([only.code, empty.code, nowhere.code], [1, 1, 1]);
    assert.match(only.output, /`\.only` is not supported|`\.only` forbidden/);
  });
});
