import assert from 'node:assert/strict';
import { mkdtempSync, mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const HOUR = 3_600_000;
const { removeOldChunks } = (await import(new URL('../../scripts/build.mjs', import.meta.url).href)) as {
  removeOldChunks: (dist: string, now?: Date) => void;
};

describe('a bundling in a checkout', () => {
  const began = Date.now();
  const later = (hours: number) => new Date(began + hours * HOUR);
  let dist: string;
  beforeEach(() => (dist = mkdtempSync(join(tmpdir(), 'dist-'))));
  afterEach(() => rmSync(dist, { recursive: true }));

  const bundled = (name: string, text = '') => {
    const file = join(dist, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    writeFileSync(`${file}.map`, '');
    // it was bundled long ago, and a program that uses it may have been started just now
    utimesSync(file, later(-1_000), later(-1_000));
  };
  const left = () =>
    readdirSync(dist, { recursive: true })
      .map(String)
      .filter((name) => name.endsWith('.js'))
      .toSorted();

  it('keeps what programs name, also what they load only once they need it', () => {
    bundled('bot/index.js', 'import{a}from"./chunk-AAAAAAA1.js";const b=()=>import("./tokens-BBBBBBB2.js")');
    bundled('sandbox/index.js', 'import"../bot/chunk-CCCCCCC3.js"');
    bundled('bot/chunk-AAAAAAA1.js', 'export const a=1');
    bundled('bot/tokens-BBBBBBB2.js', "import'./chunk-DDDDDDD4.js'");
    for (const name of ['CCCCCCC3', 'DDDDDDD4']) bundled(`bot/chunk-${name}.js`);
    const all = left();
    for (const hours of [0, 25, 50]) removeOldChunks(dist, later(hours));
    assert.deepEqual(left(), all);
  });

  it('removes what no program names anymore, a day after that was first seen', () => {
    bundled('bot/index.js', 'import"./chunk-AAAAAAA1.js"');
    bundled('bot/chunk-AAAAAAA1.js');
    bundled('bot/chunk-OLDOLD00.js', 'import"./chunk-OLDOLD01.js"');
    bundled('bot/chunk-OLDOLD01.js');
    const all = left();
    for (const hours of [0, 1, 23]) removeOldChunks(dist, later(hours));
    assert.deepEqual(left(), all);
    removeOldChunks(dist, later(25));
    assert.deepEqual(left(), ['bot/chunk-AAAAAAA1.js', 'bot/index.js']);
  });

  it('keeps what is bundled again before that', () => {
    bundled('bot/index.js', '');
    bundled('bot/chunk-AAAAAAA1.js');
    removeOldChunks(dist, later(0));
    bundled('bot/index.js', 'import"./chunk-AAAAAAA1.js"');
    bundled('bot/chunk-AAAAAAA1.js');
    removeOldChunks(dist, later(25));
    bundled('bot/index.js', '');
    removeOldChunks(dist, later(26));
    assert.deepEqual(left(), ['bot/chunk-AAAAAAA1.js', 'bot/index.js']);
  });
});
