import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { instructionsOf, stagesOf, type Instruction } from './support/dockerfile.ts';

const root = new URL('../../', import.meta.url);
const text = (path: string) => readFileSync(new URL(path, root), 'utf8');

describe('Dockerfile', () => {
  const instructions = instructionsOf(text('Dockerfile'));
  const [build = [], run = []] = stagesOf(instructions);
  const all = (from: readonly Instruction[], name: string) =>
    from.filter((one) => one.name === name).map(({ value }) => value);
  const copied = (from: readonly Instruction[]) =>
    all(from, 'COPY')
      .filter((value) => !value.startsWith('--from='))
      .flatMap((value) => value.split(' ').slice(0, -1));

  it('builds in one stage and runs in another, both on one slim base, by its digest', () => {
    const [base = ''] = all(instructions, 'ARG');
    assert.match(base, /^NODE_IMAGE=node:\d+\.\d+\.\d+-[a-z]+-slim@sha256:[\da-f]{64}$/);
    assert.deepEqual(all(instructions, 'FROM'), ['${NODE_IMAGE} AS build', '${NODE_IMAGE}']);
    const { engines } = JSON.parse(text('package.json')) as { engines: { node: string } };
    const [, major = ''] = /node:(\d+)/.exec(base) ?? [];
    assert.ok(Number(major) >= Number(/\d+/.exec(engines.node)?.[0]));
  });

  it('copies what is there, and nothing of the sandbox', () => {
    const files = [...copied(build), ...copied(run)];
    assert.ok(files.includes('bot/') && files.includes('cards/'));
    for (const file of files) assert.ok(existsSync(new URL(file, root)), `${file} isn't there`);
    assert.deepEqual(
      files.filter((file) => /sandbox|test|bench|^\.\/?$|\.env|data/.test(file)),
      [],
    );
    for (const value of all(run, 'COPY').filter((one) => one.startsWith('--from=')))
      assert.match(value, /^--from=build \/build\/(package\.json|node_modules\/|dist\/) /);
  });

  it('lets through to Docker what it copies, and nothing else', () => {
    const ignored = text('.dockerignore').split('\n');
    assert.ok(ignored.includes('*'), 'nothing is kept out');
    const through = ignored.filter((line) => line.startsWith('!')).map((line) => line.slice(1));
    const copies = [...new Set([...copied(build), ...copied(run), 'scripts/build.mjs'])];
    // a folder lets everything in it through
    const outermost = copies.filter(
      (path) => !copies.some((other) => other !== path && path.startsWith(other)),
    );
    assert.deepEqual(through.sort(), outermost.sort());
  });

  it('installs by the lock, leaves out what only developers need, and has no npm at run time', () => {
    assert.ok(all(build, 'RUN').some((value) => value.startsWith('npm ci')));
    assert.ok(all(build, 'RUN').some((value) => value.includes('npm run build && npm prune --omit=dev')));
    for (const value of all(run, 'RUN')) assert.doesNotMatch(value, /npm (ci|install|run)|apt|curl|wget/);
    assert.deepEqual(all(run, 'CMD'), ['["node", "dist/bot/index.js"]']);
    assert.deepEqual(all(run, 'ENTRYPOINT'), []);
  });

  it('runs as nobody special, and says that it is production', () => {
    assert.deepEqual(all(run, 'USER'), ['node']);
    const last = (name: string) => run.findLastIndex((one) => one.name === name);
    assert.ok(last('USER') > last('RUN') && last('USER') > last('COPY'), 'something runs after USER');
    assert.match(all(run, 'ENV').join(' '), /NODE_ENV=production/);
  });

  it('has no secret in it', () => {
    const values = [...all(instructions, 'ENV'), ...all(instructions, 'ARG'), ...all(instructions, 'LABEL')];
    for (const value of values) assert.doesNotMatch(value, /password|secret|token|key/i);
  });

  it('asks /healthz by node, and takes its word', async () => {
    const [check = ''] = all(run, 'HEALTHCHECK');
    const [program = '', ...args] = JSON.parse(/CMD (\[.*\])$/.exec(check)?.[1] ?? '[]') as string[];
    assert.equal(program, 'node');
    let status = 200;
    const asked: unknown[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url);
      response.writeHead(status);
      response.end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const PORT = String((server.address() as AddressInfo).port);
    const outcome = async () => {
      const child = spawn(process.execPath, args, { env: { PORT } });
      const [code] = (await once(child, 'exit')) as [number];
      return code;
    };
    try {
      assert.equal(await outcome(), 0);
      assert.deepEqual(asked, ['/healthz']);
      status = 503;
      assert.equal(await outcome(), 1);
    } finally {
      server.close();
    }
    assert.equal(spawnSync(process.execPath, args, { env: { PORT } }).status, 1, 'nobody is there');
  });
});
