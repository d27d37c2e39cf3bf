import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundled } from '../support/program.ts';

const APP = 'aaaaaaaa-0000-4000-8000-000000000001';
const SSO = 'bbbbbbbb-0000-4000-8000-000000000001';
const URI = `api://botid-${APP}`;
const NOBODY = '00000000-0000-0000-0000-000000000000';

describe('npm run package', () => {
  // an empty folder: no .env there
  const folder = mkdtempSync(join(tmpdir(), 'package-'));
  const out = join(folder, 'out');
  after(() => rmSync(folder, { recursive: true }));

  const run = (environment: Record<string, string>) =>
    spawnSync(process.execPath, [bundled('bot/programs/package'), '--out', out], {
      cwd: folder,
      env: { PATH: process.env.PATH, ...environment },
      encoding: 'utf8',
    });

  it('reports every missing or malformed id before anything is written', () => {
    const wrong: [Record<string, string>, RegExp[]][] = [
      [{}, [/^MicrosoftAppId: set it/]],
      [
        { MicrosoftAppId: 'x', SsoAppId: 'y', PublicUrl: 'http://desk.example.com' },
        [/^MicrosoftAppId: /, /^SsoAppId: /, /^PublicUrl: /, /^SsoAppId, SsoAppIdUri: set both or none/],
      ],
      [{ MicrosoftAppId: APP, SsoAppId: SSO, SsoAppIdUri: 'contoso' }, [/^SsoAppIdUri: .*api:\/\//]],
      [
        { MicrosoftAppId: APP, SsoAppId: APP.toUpperCase(), SsoAppIdUri: URI },
        [/^SsoAppId: .*separate registration/],
      ],
      [{ MicrosoftAppId: NOBODY }, [/^MicrosoftAppId: .*zeros/]],
      [{ MicrosoftAppId: APP, SsoAppId: NOBODY, SsoAppIdUri: URI }, [/^SsoAppId: .*zeros/]],
      ...[
        `api://botid-${SSO}`,
        `api://${APP}`,
        `api://botid-${APP}/more`,
        `api://xbotid-${APP}`,
        `api://a/b/botid-${APP}`,
      ].map((SsoAppIdUri): [Record<string, string>, RegExp[]] => [
        { MicrosoftAppId: APP, SsoAppId: SSO, SsoAppIdUri },
        [/^SsoAppIdUri: .*api:\/\/botid-/],
      ]),
      [{ MicrosoftAppId: APP, PublicUrl: 'http://127.0.0.1:1' }, [/^PublicUrl: .*https/]],
    ];
    for (const [environment, expected] of wrong) {
      const { status, stdout, stderr } = run(environment);
      assert.deepEqual([status, stdout], [1, '']);
      const lines = stderr.trim().split('\n');
      assert.equal(lines.length, expected.length, stderr);
      expected.forEach((pattern, n) => assert.match(lines[n] ?? '', pattern));
      assert.ok(!existsSync(out));
    }
  });

  it('needs no secret, and prints the path of the zip last', () => {
    const { status, stdout, stderr } = run({
      MicrosoftAppId: APP,
      SsoAppId: SSO,
      SsoAppIdUri: URI,
      PublicUrl: 'https://desk.example.com/',
    });
    assert.deepEqual([status, stderr], [0, '']);
    const path = stdout.trimEnd().split('\n').at(-1) ?? '';
    assert.match(path, /\.zip$/);
    assert.ok(existsSync(path));
  });

  it('takes an application ID URI with a domain, however its id is written', () => {
    const SsoAppIdUri = `api://desk.example.com/botid-${APP.toUpperCase()}`;
    const { status, stderr } = run({ MicrosoftAppId: APP, SsoAppId: SSO, SsoAppIdUri });
    assert.deepEqual([status, stderr], [0, '']);
  });
});
