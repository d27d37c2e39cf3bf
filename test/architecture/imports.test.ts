import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

interface Import {
  file: string;
  /** Path from the root for one of the project's own files, else the package's name. */
  of: string;
  ours: boolean;
}

function sourceFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'));
}

function importsOf(file: string): Import[] {
  const source = readFileSync(join(root, file), 'utf8');
  const found = source.matchAll(/(?:\bfrom\s+|\bimport\s*\(?\s*|\brequire\s*\(\s*)'([^']+)'/g);
  return [...found].map(([, name = '']) =>
    name.startsWith('.')
      ? {
          file,
          ours: true,
          of: relative(root, resolve(root, dirname(file), name))
            .split(sep)
            .join('/'),
        }
      : {
          file,
          ours: false,
          of: name.startsWith('@') ? name.split('/').slice(0, 2).join('/') : (name.split('/')[0] ?? ''),
        },
  );
}

const bot = sourceFiles('bot').flatMap(importsOf);
const sandbox = sourceFiles('sandbox').flatMap(importsOf);
const list = (imports: Import[]) => imports.map(({ file, of }) => `${file} imports ${of}`);

/** Which of bot's folders each of them may import; the composition root's files alone may import everything. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  helpdesk: [],
  locales: ['helpdesk'],
  views: ['helpdesk', 'locales', 'commands/request.ts'],
  commands: ['helpdesk', 'locales', 'views'],
  graph: ['helpdesk'],
  store: ['helpdesk'],
  teams: ['helpdesk', 'commands', 'config.ts', 'log.ts'],
  metrics: ['helpdesk'],
  tracing: ['helpdesk'],
  package: [],
  config: [],
  doctor: ['helpdesk', 'graph', 'store', 'teams/cloud.ts', 'config.ts', 'log.ts', 'tokens.ts'],
};
const ROOT_FILES = new Set(
  [
    'app',
    'audit',
    'config',
    'data',
    'demo',
    'doctor',
    'index',
    'log',
    'package',
    'run',
    'telemetry',
    'tokens',
  ].map((name) => `bot/${name}.ts`),
);

describe('architecture', () => {
  it('reads real sources', () => {
    assert.ok(bot.length > 100 && sandbox.length > 20, 'hardly any import was found: the reading is broken');
  });

  it('has no file outside the folders of the matrix', () => {
    const strays = sourceFiles('bot').filter(
      (file) => !ROOT_FILES.has(file) && !((file.split('/')[1] ?? '') in MAY_IMPORT),
    );
    assert.deepEqual(strays, []);
  });

  for (const [folder, others] of Object.entries(MAY_IMPORT)) {
    it(`bot/${folder} imports ${others.length > 0 ? `only ${others.join(', ')}` : 'no other folder'}`, () => {
      const allowed = [folder, ...others].map((name) => `bot/${name}`);
      const faults = bot.filter(
        ({ file, of, ours }) =>
          ours &&
          file.startsWith(`bot/${folder}/`) &&
          !allowed.some((path) => of === path || of.startsWith(`${path}/`)),
      );
      assert.deepEqual(list(faults), []);
    });
  }

  const only = (what: RegExp, where: RegExp, name: string) =>
    it(name, () => {
      const all = [...bot, ...sandbox].filter(({ of, ours }) => !ours && what.test(of));
      assert.ok(all.length > 0, `nothing imports ${String(what)}: the rule is out of date`);
      assert.deepEqual(list(all.filter(({ file }) => !where.test(file))), []);
    });
  only(
    /^(botbuilder|botframework-.*|restify)$/,
    /^bot\/teams\//,
    'only bot/teams imports botbuilder and restify',
  );
  only(
    /^adaptive(cards-templating|-expressions)$/,
    /^bot\/teams\/render/,
    'only the renderer imports adaptivecards-templating',
  );
  only(/^@azure\/msal-node$/, /^bot\/graph\/token\//, 'only bot/graph/token imports msal-node');
  only(/^jose$/, /^bot\/graph\/token\//, 'only bot/graph/token imports jose');
  only(/^lowdb$/, /^bot\/store\//, 'only bot/store imports lowdb');
  only(/^prom-client$/, /^bot\/metrics\//, 'only bot/metrics imports prom-client');
  only(/^@opentelemetry$|^@opentelemetry\//, /^bot\/tracing\//, 'only bot/tracing imports OpenTelemetry');
  only(/^yazl$/, /^bot\/package\//, 'only bot/package imports yazl');

  it('only bot/config/index.ts reads the environment', () => {
    const readers = sourceFiles('bot').filter((file) =>
      /\bprocess\.env\b/.test(readFileSync(join(root, file), 'utf8')),
    );
    assert.deepEqual(readers, ['bot/config/index.ts']);
  });

  it('the sandbox imports nothing from the bot, and the bot nothing from it but its demo', () => {
    assert.deepEqual(list(sandbox.filter(({ of, ours }) => ours && of.startsWith('bot/'))), []);
    const users = bot.filter(({ of, ours }) => ours && of.startsWith('sandbox/')).map(({ file }) => file);
    assert.deepEqual([...new Set(users)], ['bot/programs/demo.ts']);
  });
});
