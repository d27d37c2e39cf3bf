import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startProgram } from '../support/program.ts';
import { TokenService, claimsIn } from '../support/token-service.ts';
import { TENANT, people } from '../support/tenant.ts';

const APP = 'aaaaaaaa-0000-4000-8000-000000000001';
const CLIENT = 'dddddddd-0000-4000-8000-000000000001';
const CATALOG_ID = 'eeeeeeee-0000-4000-8000-000000000001';

interface Asked {
  call: string;
  type: string | undefined;
  who: unknown;
  scope: unknown;
  body: Buffer;
}

/** Stands in for Graph's catalog of Teams apps. */
async function openCatalog() {
  const asked: Asked[] = [];
  const answers: { status: number; body: unknown }[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const { oid, scp } = claimsIn((request.headers.authorization ?? '').replace('Bearer ', ''));
      const call = `${request.method ?? ''} ${decodeURIComponent(request.url ?? '').replaceAll('+', ' ')}`;
      asked.push({
        call,
        type: request.headers['content-type'],
        who: oid,
        scope: scp,
        body: Buffer.concat(parts),
      });
      const { status, body } = answers.shift() ?? { status: 500, body: {} };
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, answers, close };
}

describe('npm run package -- --submit', () => {
  const folder = mkdtempSync(join(tmpdir(), 'submit-'));
  const tokens = new TokenService(TENANT, {});
  let catalog: Awaited<ReturnType<typeof openCatalog>>;
  before(async () => {
    await tokens.open();
    catalog = await openCatalog();
  });
  beforeEach(() => {
    catalog.asked.length = 0;
    catalog.answers.length = 0;
    tokens.browser = people.admin;
  });
  after(() => {
    catalog.close();
    rmSync(folder, { recursive: true });
  });

  const LIST = `GET /v1.0/appCatalogs/teamsApps?$filter=externalId eq '${APP}'`;
  const apps = (...value: object[]) => ({ status: 200, body: { value } });
  const run = async (
    args: readonly string[] = ['--client', CLIENT],
    environment: Record<string, string> = {},
  ) => {
    const all = {
      AuthorityHost: tokens.url,
      GraphUrl: catalog.url,
      MicrosoftAppId: APP,
      MicrosoftAppTenantId: TENANT,
    };
    const started = startProgram(
      'bot/programs/package',
      { ...all, ...environment },
      { args: ['--out', join(folder, 'out'), '--submit', ...args], cwd: folder },
    );
    const [status] = await started.ended;
    return { status, said: started.said, told: started.told().trim() };
  };

  it('signs an administrator in by a code, and puts the package into the catalog to be reviewed', async () => {
    catalog.answers.push(apps(), { status: 201, body: { id: CATALOG_ID } });
    const { status, said, told } = await run();
    assert.deepEqual([status, told], [0, '']);
    assert.match(
      said.join('\n'),
      /type SAMPLE-CODE(.|\n)*submitted to the organization's catalog as eeeeeeee-/,
    );
    const [list, post] = catalog.asked;
    assert.equal(list?.call, LIST);
    assert.equal(post?.call, 'POST /v1.0/appCatalogs/teamsApps?requiresReview=true');
    assert.deepEqual([post.type, post.who], ['application/zip', people.admin]);
    assert.match(String(post.scope), /AppCatalog\.Submit/);
    assert.deepEqual(post.body, readFileSync(said.at(-1) ?? ''));
  });

  it('makes it a new version of an app that is there, and of no other', async () => {
    const other = { id: 'another', externalId: 'ffffffff-0000-4000-8000-000000000001' };
    catalog.answers.push(apps(other, { id: CATALOG_ID, externalId: APP.toUpperCase() }), {
      status: 201,
      body: '',
    });
    const { status, said } = await run();
    assert.equal(status, 0);
    assert.match(said.join('\n'), /submitted as a new version of eeeeeeee-/);
    assert.equal(
      catalog.asked[1]?.call,
      `POST /v1.0/appCatalogs/teamsApps/${CATALOG_ID}/appDefinitions?requiresReview=true`,
    );
    // a Graph that ignores the filter
    catalog.answers.push(apps(other), { status: 201, body: { id: CATALOG_ID } });
    await run();
    assert.equal(catalog.asked.at(-1)?.call, 'POST /v1.0/appCatalogs/teamsApps?requiresReview=true');
  });

  it('says what Graph refused, in its words, and exits with 1', async () => {
    const refusals: [{ status: number; body: unknown }, RegExp][] = [
      [
        { status: 403, body: { error: { code: 'Forbidden', message: 'Not allowed here.' } } },
        /refused \(403\): Not allowed/,
      ],
      [{ status: 502, body: '<html>' }, /refused \(502\): it didn’t say why/],
      [{ status: 200, body: { value: 'none' } }, /which apps the catalog has\. Nothing was submitted/],
    ];
    for (const [answer, words] of refusals) {
      catalog.answers.length = 0;
      catalog.answers.push(answer);
      const { status, told } = await run();
      assert.equal(status, 1);
      assert.match(told, words);
    }
    catalog.answers.push(apps(), { status: 200, body: {} });
    assert.match((await run()).told, /didn’t say which id it has/);
    assert.ok(catalog.asked.slice(0, 3).every(({ call }) => call === LIST));
  });

  it('asks for what is missing before anything is written or anybody signs in', async () => {
    const { status, told } = await run([], { MicrosoftAppTenantId: '' });
    assert.equal(status, 1);
    assert.match(told, /^MicrosoftAppTenantId: set it(.|\n)*^--client: give the application id/m);
    assert.match((await run(['--client', 'x'])).told, /^--client: /);
    assert.deepEqual(catalog.asked, []);
  });
});
