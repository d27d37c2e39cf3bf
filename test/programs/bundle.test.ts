import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { dirname, join } from 'node:path';
import { bundled } from '../support/program.ts';

/** What a file of a bundle imports. Node.js opens it before the program begins. */
const importsOf = (text: string): string[] =>
  [...text.matchAll(/(?:^|[;}])(?:import|export)\s*(?:[\w\s$*{},]+from\s*)?"([^"]+)"/gm)].map(
    ([, name = '']) => name,
  );

async function openedBy(program: string): Promise<{ files: string[]; packages: string[] }> {
  const files = new Set([bundled(program)]);
  const packages = new Set<string>();
  for (const file of files)
    for (const name of importsOf(await readFile(file, 'utf8')))
      if (name.startsWith('.')) files.add(join(dirname(file), name));
      else if (!isBuiltin(name)) packages.add(name);
  return { files: [...files], packages: [...packages] };
}

describe('a bundled program', () => {
  it('has its packages in it: the bot’s start opens no thousand files', async () => {
    const { files, packages } = await openedBy('bot/index');
    assert.ok(files.length > 2 && files.length < 60, `${files.length} files`);
    assert.deepEqual(packages, []);
  });

  it('opens no punycode, of which Node.js warns at each start outside node_modules', async () => {
    for (const program of ['bot/index', 'bot/programs/doctor', 'bot/programs/package']) {
      const { files } = await openedBy(program);
      for (const file of files)
        assert.ok(!(await readFile(file, 'utf8')).includes('require("punycode")'), file);
    }
  });
});
