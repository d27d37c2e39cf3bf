import assert from 'node:assert/strict';
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundled } from '../support/program.ts';
import { tenant } from './support/tenant.ts';

describe('sandbox: the program', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
  after(() => rmSync(folder, { recursive: true }));

  function run(content: string): ChildProcessWithoutNullStreams {
    const file = join(folder, 'tenant.json');
    writeFileSync(file, content);
    const env = { ...process.env, SandboxPort: '0', SandboxData: file };
    return spawn(process.execPath, [bundled('sandbox/index')], { env });
  }

  it('prints its address and ends cleanly on a signal', async () => {
    const child = run(JSON.stringify(tenant()));
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const address = /^graph (http:\/\/127\.0\.0\.1:\d+)\n$/.exec(line.toString())?.[1];
    assert.ok(address, line.toString());
    assert.equal((await fetch(`${address}/v1.0/`)).status, 200);
    child.kill('SIGTERM');
    assert.deepEqual(await once(child, 'exit'), [0, null]);
  });

  it('says in one line what is wrong with its data', async () => {
    const wrong: [string, RegExp][] = [
      ['{', /can't be used: .*JSON/],
      ['{"tenantId":"x","users":[{"displayName":"A"}]}', /users\[0\] has no id/],
      ['{"tenantId":"x","groups":[{"id":"g","members":"all"}]}', /groups\[0\]\.members is no list of ids/],
    ];
    await Promise.all(
      wrong.map(async ([content, expected]) => {
        const file = join(folder, `${String(expected).length}.json`);
        writeFileSync(file, content);
        const env = { ...process.env, SandboxPort: '0', SandboxData: file };
        const child = spawn(process.execPath, [bundled('sandbox/index')], { env });
        let text = '';
        child.stderr.on('data', (chunk: Buffer) => void (text += chunk.toString()));
        const [code] = (await once(child, 'close')) as [number];
        assert.equal(code, 1);
        assert.match(text, expected);
        assert.equal(text.trim().split('\n').length, 1, text);
      }),
    );
  });
});
