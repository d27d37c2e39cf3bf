import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const mocha = createRequire(import.meta.url).resolve('mocha/bin/mocha.js');

/** The tests that docs/security.md names, by their files. */
function named(): Map<string, string[]> {
  const rows = readFileSync(new URL('../../docs/security.md', import.meta.url), 'utf8').matchAll(
    /^\|.+?\| +(.+?) +\| +`(test\/.+?)` +\|$/gm,
  );
  const files = new Map<string, string[]>();
  for (const [, title = '', file = ''] of rows) files.set(file, [...(files.get(file) ?? []), title]);
  return files;
}

/** The titles of the files' tests, without running them: FILE: TITLE. */
function titlesIn(files: readonly string[]): Set<string> {
  const { stdout } = spawnSync(process.execPath, [mocha, '--dry-run', '--reporter', 'json', ...files], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const { tests } = JSON.parse(stdout.slice(stdout.indexOf('{'))) as {
    tests: { title: string; file: string }[];
  };
  return new Set(tests.map(({ title, file }) => `${relative(root, file).split(sep).join('/')}: ${title}`));
}

describe('docs/security.md', () => {
  it('names a test for each attack, and each is there', () => {
    const files = named();
    const wanted = [...files].flatMap(([file, titles]) => titles.map((title) => `${file}: ${title}`));
    assert.ok(wanted.length > 50);
    const there = titlesIn([...files.keys()]);
    assert.deepEqual(
      wanted.filter((one) => !there.has(one)),
      [],
    );
  }).timeout(60_000);
});
