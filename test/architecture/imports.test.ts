import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
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
const filesWith = (pattern: RegExp) =>
  sourceFiles('bot').filter((file) => pattern.test(readFileSync(join(root, file), 'utf8')));
const list = (imports: Import[]) => imports.map(({ file, of }) => `${file} imports ${of}`);

/** What each room may import. Arrows run one way: nothing here is imported by a room that it imports. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'helpdesk/contracts': [],
  'helpdesk/actions': ['helpdesk/contracts'],
  'helpdesk/keys': ['helpdesk/contracts', 'helpdesk/actions'],
  'helpdesk/access': ['helpdesk/contracts', 'helpdesk/actions', 'helpdesk/keys'],
  'helpdesk/policy': ['helpdesk/contracts', 'helpdesk/actions', 'helpdesk/keys'],
  'helpdesk/people': ['helpdesk/contracts', 'helpdesk/actions', 'helpdesk/access'],
  'helpdesk/devices': ['helpdesk/contracts', 'helpdesk/actions', 'helpdesk/keys', 'helpdesk/access'],
  'helpdesk/approval': ['helpdesk/contracts'],
  'helpdesk/remote': [
    'helpdesk/contracts',
    'helpdesk/actions',
    'helpdesk/access',
    'helpdesk/approval',
    'helpdesk/caller',
    'helpdesk/devices',
    'helpdesk/employee',
    'helpdesk/policy',
  ],
  'helpdesk/employee': ['helpdesk/contracts', 'helpdesk/actions', 'helpdesk/policy'],
  'helpdesk/caller': ['helpdesk/contracts'],
  'helpdesk/second': [
    'helpdesk/contracts',
    'helpdesk/actions',
    'helpdesk/access',
    'helpdesk/policy',
    'helpdesk/remote',
  ],
  'helpdesk/showing': [
    'helpdesk/contracts',
    'helpdesk/actions',
    'helpdesk/keys',
    'helpdesk/access',
    'helpdesk/caller',
    'helpdesk/policy',
    'helpdesk/remote',
  ],
  'helpdesk/admin': ['helpdesk/contracts', 'helpdesk/access', 'helpdesk/approval', 'helpdesk/remote'],
  'helpdesk/diagnosis': [
    'helpdesk/contracts',
    'helpdesk/actions',
    'helpdesk/access',
    'helpdesk/people',
    'helpdesk/devices',
  ],
  'helpdesk/report': ['helpdesk/contracts', 'helpdesk/actions', 'helpdesk/diagnosis', 'helpdesk/admin'],
  paths: [],
  locales: ['helpdesk', 'paths'],
  cards: ['helpdesk', 'locales', 'paths'],
  'cards/shared': ['helpdesk', 'locales'],
  'cards/policy': ['helpdesk', 'locales', 'cards/shared'],
  'cards/caller': ['helpdesk', 'locales', 'cards/shared', 'cards/policy'],
  'cards/action': ['helpdesk', 'locales', 'cards/shared', 'cards/caller'],
  'cards/diagnosis': ['helpdesk', 'locales', 'cards/shared', 'cards/action'],
  'cards/device': ['helpdesk', 'locales', 'cards/shared', 'cards/action', 'cards/diagnosis', 'cards/tabs'],
  'cards/tabs': ['helpdesk', 'locales', 'cards/shared'],
  'cards/user': ['helpdesk', 'locales', 'cards/shared', 'cards/device', 'cards/diagnosis', 'cards/tabs'],
  'cards/receipt': ['helpdesk', 'locales', 'cards/shared'],
  'cards/ticket': [
    'helpdesk',
    'locales',
    'cards/shared',
    'cards/action',
    'cards/device',
    'cards/diagnosis',
    'cards/receipt',
  ],
  'cards/role': ['helpdesk', 'locales', 'cards/shared', 'cards/policy'],
  'cards/report': ['helpdesk', 'locales', 'cards/shared'],
  'cards/audit': ['helpdesk', 'locales', 'cards/shared'],
  'cards/render': ['helpdesk/contracts', 'paths'],
  commands: ['helpdesk', 'locales', 'cards'],
  jobs: ['helpdesk', 'locales', 'cards', 'commands', 'time'],
  graph: ['helpdesk/contracts', 'http', 'time'],
  http: [],
  store: ['helpdesk/contracts'],
  time: [],
  teams: ['helpdesk/contracts', 'cards/render', 'http', 'time'],
  telemetry: ['helpdesk/contracts', 'config'],
  package: [],
  config: [],
  // what to grant: Graph's calls, and the actions by their titles
  permissions: ['graph/permissions.ts', 'helpdesk/actions', 'locales'],
  doctor: [
    'helpdesk',
    'permissions',
    'graph',
    'store',
    'teams/auth/cloud.ts',
    'config',
    'telemetry/log.ts',
    'time',
    'tokens.ts',
  ],
};
/** These put the parts together: they may import everything. */
const COMPOSERS = /^bot\/(app|index|open-teams|resources|tokens)\.ts$|^bot\/programs\//;
/** In a folder with more files than this, nobody finds anything. */
const MOST_FILES = 20;
/** A longer file has more than one subject. */
const MOST_LINES = 250;
/** Folders of test/ that mirror no folder of bot/: whole stories, and what is true of the project. */
const OTHER_TESTS = ['architecture', 'browser', 'drill', 'front-door', 'fuzz', 'infra', 'sandbox', 'support'];

/** Groups of files that import each other in a circle, types included (Tarjan's strongly connected components). */
function circles(imports: readonly Import[]): string[][] {
  const next = new Map<string, string[]>();
  for (const { file, of, ours } of imports) if (ours) next.set(file, [...(next.get(file) ?? []), of]);
  const index = new Map<string, number>();
  const lowest = new Map<string, number>();
  const path: string[] = [];
  const found: string[][] = [];
  const visit = (file: string): number => {
    const at = index.size;
    index.set(file, at);
    let low = at;
    path.push(file);
    for (const other of next.get(file) ?? []) {
      if (!index.has(other)) low = Math.min(low, visit(other));
      else if (path.includes(other)) low = Math.min(low, lowest.get(other) ?? index.get(other) ?? low);
    }
    lowest.set(file, low);
    if (low === at) {
      const circle = path.splice(path.indexOf(file));
      if (circle.length > 1) found.push(circle);
    }
    return low;
  };
  for (const file of next.keys()) if (!index.has(file)) visit(file);
  return found;
}

describe('architecture', () => {
  it('reads real sources', () => {
    assert.ok(bot.length > 100 && sandbox.length > 20, 'hardly any import was found: the reading is broken');
  });

  it('has no file outside the folders of the table', () => {
    const strays = sourceFiles('bot').filter(
      (file) =>
        !COMPOSERS.test(file) && !Object.keys(MAY_IMPORT).some((room) => file.startsWith(`bot/${room}/`)),
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
    /^bot\/cards\/render\//,
    'only the renderer imports adaptivecards-templating',
  );
  only(/^@azure\/msal-node$/, /^bot\/graph\/token\//, 'only bot/graph/token imports msal-node');
  only(/^jose$/, /^bot\/graph\/token\//, 'only bot/graph/token imports jose');
  only(/^lowdb$/, /^bot\/store\//, 'only bot/store imports lowdb');
  only(/^prom-client$/, /^bot\/telemetry\/metrics\//, 'only bot/telemetry/metrics imports prom-client');
  only(
    /^@opentelemetry$|^@opentelemetry\//,
    /^bot\/telemetry\/tracing\//,
    'only bot/telemetry/tracing imports OpenTelemetry',
  );
  only(/^yazl$/, /^bot\/package\//, 'only bot/package imports yazl');

  it('has no circle of imports, not even of types', () => {
    assert.deepEqual(
      circles([
        { file: 'a', of: 'b', ours: true },
        { file: 'b', of: 'a', ours: true },
      ]).length,
      1,
    );
    assert.deepEqual(circles([...bot, ...sandbox]), []);
  });

  it('exports nothing that nobody imports', () => {
    const used = new Set<string>();
    const folders = ['bot', 'sandbox', 'test', 'scripts', 'bench'];
    const files = folders.flatMap((folder) => sourceFiles(folder));
    for (const file of files) {
      const source = readFileSync(join(root, file), 'utf8');
      const clauses = [
        ...source.matchAll(/^(?:import|export)\s+(?:type\s+)?\{([^}]*)\}\s*from\s+'(\.[^']+)'/gm),
        ...source.matchAll(/\{([^{}]*)\}\s*=\s*await import\('(\.[^']+)'\)/g),
        // a whole file, used by a name of its own
        ...source.matchAll(/()(?:\* as \w+ from |(?<!\}\s*=\s*)await import\()'(\.[^']+)'/g),
      ];
      for (const [, names = '', from = ''] of clauses) {
        const of = relative(root, resolve(root, dirname(file), from))
          .split(sep)
          .join('/');
        if (names === '') used.add(of);
        for (const name of names.split(','))
          used.add(`${of} ${/^\s*(?:type\s+)?(\w*)/.exec(name)?.[1] ?? ''}`);
      }
    }
    const unused = sourceFiles('bot').flatMap((file) => {
      const source = readFileSync(join(root, file), 'utf8');
      const own = source.matchAll(/^export (?:async )?(?:const|function|class|interface|type) (\w+)/gm);
      const passedOn = [...source.matchAll(/^export (?:type )?\{([^}]*)\}/gm)].flatMap(([, names = '']) =>
        [...names.matchAll(/(\w+)\s*(?:,|$)/g)].map(([, name = '']) => name),
      );
      return [...[...own].map(([, name = '']) => name), ...passedOn]
        .map((name) => `${file} ${name}`)
        .filter((one) => !used.has(file) && !used.has(one));
    });
    assert.ok(used.size > 1000, 'hardly any name was found: the reading is broken');
    assert.deepEqual(unused, []);
  });

  it('has no arrow that runs up', () => {
    const rooms = Object.keys(MAY_IMPORT);
    const roomOf = (path: string) => rooms.find((room) => path === room || path.startsWith(`${room}/`));
    const arrows = Object.entries(MAY_IMPORT).flatMap(([room, others]) =>
      others.flatMap((other) => {
        const inside = rooms.filter((one) => one === other || one.startsWith(`${other}/`));
        return (inside.length > 0 ? inside : [roomOf(other)]).flatMap((of) =>
          of === undefined ? [] : [{ file: room, of, ours: true }],
        );
      }),
    );
    assert.deepEqual(circles(arrows), []);
  });

  it(`has no folder with more than ${MOST_FILES} files`, () => {
    const folders = new Map<string, number>();
    const templates = readdirSync(join(root, 'cards'), { recursive: true }).map(
      (name) => `cards/${String(name)}`,
    );
    assert.ok(templates.length > 30);
    for (const file of [...sourceFiles('bot'), ...sourceFiles('sandbox'), ...templates])
      folders.set(dirname(file), (folders.get(dirname(file)) ?? 0) + 1);
    assert.deepEqual(
      [...folders].filter(([, count]) => count > MOST_FILES),
      [],
    );
  });

  it(`has no source file with more than ${MOST_LINES} lines`, () => {
    const files = ['bot', 'sandbox', 'scripts', 'bench'].flatMap(sourceFiles);
    const lines = (file: string) => readFileSync(join(root, file), 'utf8').split('\n').length - 1;
    assert.deepEqual(
      files.filter((file) => lines(file) > MOST_LINES),
      [],
    );
  });

  it('only bot/config/index.ts reads the environment', () => {
    assert.deepEqual(filesWith(/\bprocess\.env\b/), ['bot/config/index.ts']);
  });

  it('decides nothing by how a verb is spelled', () => {
    const spelling = /\bverb\??\.(includes|startsWith|endsWith|match|slice|split)\(|\.test\((\w+\.)*verb\)/;
    for (const example of ["press.verb.includes('.confirm')", 'CONFIRM.test(action.verb)'])
      assert.match(example, spelling);
    assert.deepEqual(filesWith(spelling), []);
  });

  it('takes the template engine as it is published: no deep import of adaptive-expressions', () => {
    assert.deepEqual(filesWith(/'adaptive-expressions\//), []);
  });

  it('has tests in folders that mirror bot/, or in one of a few others', () => {
    const folders = readdirSync(join(root, 'test'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => relative(join(root, 'test'), join(entry.parentPath, entry.name)).split(sep).join('/'))
      .filter((folder) => !/(^|\/)support(\/|$)/.test(folder));
    assert.ok(folders.length > 20);
    const strays = folders.filter((folder) => {
      if (OTHER_TESTS.includes(folder.split('/')[0] ?? '')) return false;
      return !existsSync(join(root, 'bot', folder));
    });
    assert.deepEqual(strays, []);
  });

  it('has helpers of tests in support folders only', () => {
    const strays = sourceFiles('test').filter(
      (file) =>
        !/\.(test|drill|browser)\.ts$/.test(file) &&
        !file.includes('/support/') &&
        file !== 'test/cards/render/draw.ts',
    );
    assert.deepEqual(strays, []);
  });

  it('the sandbox imports nothing from the bot, and the bot nothing from it but its demo', () => {
    assert.deepEqual(list(sandbox.filter(({ of, ours }) => ours && of.startsWith('bot/'))), []);
    const users = bot.filter(({ of, ours }) => ours && of.startsWith('sandbox/')).map(({ file }) => file);
    assert.deepEqual([...new Set(users)], ['bot/programs/demo.ts']);
  });
});
