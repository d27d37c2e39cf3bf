import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';

const root = new URL('../../', import.meta.url);
const text = (path: string) => readFileSync(new URL(path, root), 'utf8');

interface Locked {
  version: string;
  dev?: boolean;
  devOptional?: boolean;
  bin?: Record<string, string>;
  optional?: boolean;
  license?: string;
  hasInstallScript?: boolean;
  dependencies?: Record<string, string>;
}

describe('the packages of a release', () => {
  const manifest = JSON.parse(text('package.json')) as {
    version: string;
    dependencies: Record<string, string>;
    devDependencies: Record<string, string>;
  };
  const lock = JSON.parse(text('package-lock.json')) as { version: string; packages: Record<string, Locked> };
  const released = Object.entries(lock.packages)
    .filter(([path, { dev }]) => path !== '' && dev !== true)
    .map(([path, one]) => ({ ...one, path, name: path.split('node_modules/').at(-1) ?? '' }));

  it('have the version of package.json, in the lockfile too', () => {
    assert.deepEqual([lock.version, lock.packages['']?.version], [manifest.version, manifest.version]);
  });

  it('are asked for by an exact version', () => {
    const asked = { ...manifest.dependencies, ...manifest.devDependencies };
    for (const [name, version] of Object.entries(asked))
      assert.match(version, /^\d+\.\d+\.\d+(-\w+)?$/, name);
  });

  it('have a permissive license', () => {
    const permissive = new Set([
      ...['MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'BlueOak-1.0.0', 'Unlicense'],
      '(AFL-2.1 OR BSD-3-Clause)',
    ]);
    // Both say it only in a file: MIT.
    const unnamed = new Set(['escape-regexp-component', 'jspath']);
    assert.ok(released.length > 100);
    const others = released.filter(({ name, license }) =>
      license === undefined ? !unnamed.has(name) : !permissive.has(license),
    );
    assert.deepEqual(others, []);
  });

  it('run nothing when they are installed, but for one that is optional and that the image doesn’t build', () => {
    const scripted = released.filter(({ hasInstallScript }) => hasInstallScript === true);
    assert.deepEqual(
      scripted.map(({ name, optional }) => [name, optional]),
      [['dtrace-provider', true]],
    );
    for (const [line] of text('Dockerfile').matchAll(/npm (?:ci|prune).*/g))
      assert.match(line, /--ignore-scripts/);
  });

  it('have no compiler or other tool among them, whichever way a release is made', () => {
    for (const path of [
      'Dockerfile',
      'docs/setup.md',
      'scripts/setup/release.ts',
      'scripts/release-drill.mjs',
    ])
      for (const [line] of text(path).matchAll(/.*--omit=dev.*/g)) {
        // a tool that a package of the bot can do without counts as optional, too
        const omitsOptional = line.includes('--omit=optional');
        const kept = Object.keys(manifest.devDependencies).filter((name) => {
          const { bin, dev, devOptional } = lock.packages[`node_modules/${name}`] ?? {};
          return bin && dev !== true && !(devOptional === true && omitsOptional);
        });
        assert.deepEqual(kept, [], path);
      }
  });

  it('have a sentence in docs/security.md for each version that an audit names', () => {
    const page = text('docs/security.md');
    const section = page.slice(page.indexOf('## Packages'));
    const told = [...section.matchAll(/^- \*\*`([^`]+)` ([^*]+)\*\*/gm)];
    assert.ok(told.length > 0);
    for (const [, name, versions = ''] of told) {
      const locked = new Set(released.filter((one) => one.name === name).map(({ version }) => version));
      assert.deepEqual([...locked].sort(), versions.split(' and ').sort(), name);
    }
  });

  it('ask uuid for nothing but v4, as docs/security.md says', () => {
    const askers = released.filter(({ dependencies }) => dependencies && 'uuid' in dependencies);
    assert.ok(askers.length > 5);
    for (const { path } of askers) {
      const calls = scriptsIn(new URL(`${path}/`, root)).flatMap((file) =>
        [...readFileSync(file, 'utf8').matchAll(/\buuid(?:_1)?\.(v\d+|parse|stringify)\b/g)].map(
          ([, call]) => call,
        ),
      );
      assert.deepEqual([...new Set(calls)], ['v4'], path);
    }
  });
});

/** The scripts of a package that Node.js runs: not those of packages below it, and not what is for browsers. */
function scriptsIn(folder: URL): URL[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory())
      return ['node_modules', '_ts3.4', 'test', 'tests'].includes(entry.name)
        ? []
        : scriptsIn(new URL(`${entry.name}/`, folder));
    return /(?<!browser)\.c?js$/.test(entry.name) ? [new URL(entry.name, folder)] : [];
  });
}
