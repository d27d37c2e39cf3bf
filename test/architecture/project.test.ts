import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const text = (path: string) => readFileSync(join(root, path), 'utf8');
const manifest = JSON.parse(text('package.json')) as {
  version: string;
  license: string;
  author: string;
  engines: { node: string };
  scripts: Record<string, string>;
};

describe('the project', () => {
  it('has a license, and package.json and the lockfile name the same one', () => {
    const [title = '', , holder = ''] = text('LICENSE').split('\n');
    assert.equal(title, `${manifest.license} License`);
    assert.match(holder, /^Copyright \(c\) \d{4} /);
    assert.ok(holder.endsWith(` ${manifest.author}`), holder);
    const lock = JSON.parse(text('package-lock.json')) as { packages: Record<string, { license?: string }> };
    assert.equal(lock.packages['']?.license, manifest.license);
  });

  it('has an entry in the changelog for its version', () => {
    const versions = [...text('CHANGELOG.md').matchAll(/^## \[(.+?)\](.*)$/gm)];
    assert.equal(versions[0]?.[1], 'Unreleased');
    const [, released = '', date = ''] = versions[1] ?? [];
    assert.equal(released, manifest.version);
    assert.match(date, /^ - \d{4}-\d\d-\d\d$/);
  });
});

describe('npm test', () => {
  const { test = '', coverage } = manifest.scripts;

  it('begins with the folders whose tests take long, and leaves out no file', () => {
    const patterns = /"test\/\{([\w,-]+)\}\/\*\*\/\*\.test\.ts" "test\/!\(([\w|-]+)\)\/\*\*\/\*\.test\.ts"$/;
    const [, first = '', notFirst = ''] = patterns.exec(test) ?? [];
    assert.notEqual(first, '', test);
    assert.deepEqual(notFirst.split('|'), first.split(','));
    for (const folder of first.split(',')) assert.ok(existsSync(join(root, 'test', folder)), folder);
    // a file beside the folders would match neither
    assert.deepEqual(
      readdirSync(join(root, 'test')).filter((name) => name.includes('.test.')),
      [],
    );
  });

  it('is what coverage is measured of', () => assert.equal(coverage, `c8 ${test}`));
});

describe('the CI workflow', () => {
  const workflow = text('.github/workflows/ci.yml');

  it('runs .ci/run, with the right to read only', () => {
    assert.match(workflow, /^ +- run: bash \.ci\/run$/m);
    assert.ok(existsSync(join(root, '.ci/run')));
    assert.match(workflow, /^permissions:\n {2}contents: read\n\n/m);
    assert.equal(workflow.match(/permissions:/g)?.length, 1);
  });

  it('pins each action to a commit', () => {
    const actions = [...workflow.matchAll(/uses: (.+)/g)].map(([, action = '']) => action);
    assert.ok(actions.length > 0);
    for (const action of actions) assert.match(action, /^[\w/-]+@[\da-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it('runs on a Node.js version that package.json allows', () => {
    const numbers = (version = '') => version.split('.').map(Number);
    const least = numbers(/^>=(\d+\.\d+\.\d+)$/.exec(manifest.engines.node)?.[1]);
    const given = numbers(/node-version: '?([\d.]+)'?$/m.exec(workflow)?.[1]);
    assert.equal(least.length, 3);
    // A part that is left out stands for the newest.
    const place = given.findIndex((number, index) => number !== least[index]);
    assert.ok(place === -1 || Number(given[place]) > Number(least[place]), `${given.join('.')} is too old`);
  });
});

/** A page's own text: code is not read for links and headings. */
const withoutCode = (page: string) => page.replace(/^( *)```.*?^\1```$/gms, '');

/** The anchors that GitHub makes of a page's headings. A repeated heading gets a number. */
function anchorsOf(page: string): Set<string> {
  const anchors = new Set<string>();
  const seen = new Map<string, number>();
  for (const [, heading = ''] of withoutCode(page).matchAll(/^#{1,6} +(.+?) *$/gm)) {
    const anchor = heading
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M} _-]/gu, '')
      .replace(/ /g, '-');
    const count = seen.get(anchor) ?? 0;
    seen.set(anchor, count + 1);
    anchors.add(count === 0 ? anchor : `${anchor}-${count}`);
  }
  return anchors;
}

/** What a page links to, web addresses left out. */
function linksIn(page: string): string[] {
  const prose = withoutCode(page).replace(/`[^`\n]*`/g, '');
  const inline = [...prose.matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g)];
  const references = [...prose.matchAll(/^ {0,3}\[[^\]]+\]: *<?([^\s>]+)/gm)];
  return [...inline, ...references]
    .map(([, target = '']) => target)
    .filter((target) => !/^https?:/.test(target));
}

function faultOf(from: string, link: string): string | undefined {
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? join(root, from) : join(root, dirname(from), decodeURIComponent(path));
  if (relative(root, target).startsWith('..')) return `${from}: ${link} leaves the repository`;
  if (!existsSync(target)) return `${from}: ${link} is not there`;
  if (anchor === undefined) return undefined;
  return anchorsOf(readFileSync(target, 'utf8')).has(anchor)
    ? undefined
    : `${from}: ${link} has no such heading`;
}

const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'CHANGELOG.md',
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

describe('links in the documents', () => {
  it('lead to files and headings that are there', () => {
    const links = pages.flatMap((page) => linksIn(text(page)).map((link) => ({ page, link })));
    assert.ok(links.length > 30, `only ${links.length} links were found`);
    assert.deepEqual(
      links.map(({ page, link }) => faultOf(page, link)).filter((fault) => fault !== undefined),
      [],
    );
  });

  it('would be found broken', () => {
    const broken = ['docs/nowhere.md', '../secret.md', 'README.md#nowhere', '#nowhere'];
    for (const link of broken) assert.ok(faultOf('README.md', link), link);
    assert.deepEqual(linksIn('See [a](docs/x.md "X"), `[b](c)` and\n\n[d]: e.md\n'), ['docs/x.md', 'e.md']);
    const anchors = anchorsOf('# What is `a.b`?\n\n## Twice\n\n## Twice\n\n```\n# code\n```\n');
    assert.deepEqual([...anchors], ['what-is-ab', 'twice', 'twice-1']);
  });
});

describe('programs that the documents name', () => {
  const everything = [...pages, 'Dockerfile', 'infra/azuredeploy.json'].map(text).join('\n');
  const named = (pattern: RegExp) => [
    ...new Set([...everything.matchAll(pattern)].map(([, name = '']) => name)),
  ];

  it('are scripts of package.json', () => {
    const names = named(/\bnpm run ([\w:-]+)/g);
    assert.ok(names.length > 5);
    assert.deepEqual(
      names.filter((name) => !(name in manifest.scripts)),
      [],
    );
  });

  it('are files of the source, or are built', () => {
    const sources = named(/\bnpx tsx ([\w./-]+)/g);
    const built = named(/\bdist\/([\w./-]+)\.js\b/g);
    assert.ok(sources.length > 0 && built.length > 1);
    assert.deepEqual(
      sources.filter((name) => !existsSync(join(root, name))),
      [],
    );
    const [, released = ''] = /export const released = \[([^\]]*)\]/.exec(text('scripts/build.mjs')) ?? [];
    assert.deepEqual(
      built.filter((name) => !released.includes(`'${name}'`)),
      [],
    );
  });
});
