import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { certificateCheck } from '../../bot/doctor/certificate.ts';
import { clockCheck } from '../../bot/doctor/connection-checks.ts';
import { explain } from '../../bot/doctor/explain.ts';
import { neededPermissions } from '../../bot/permissions/needed.ts';
import { permissionChecks } from '../../bot/doctor/permission-checks.ts';
import { Problem } from '../../bot/helpdesk/contracts/problem.ts';
import { startSandbox } from '../../sandbox/graph/index.ts';
import { smallTenant } from '../support/tenant.ts';

const DAY = 24 * 3_600_000;

describe('the doctor’s clock', () => {
  it('is held against Graph’s', async () => {
    const sandbox = await startSandbox({ data: smallTenant() });
    const check = (offset: number) => clockCheck(sandbox.url, () => new Date(Date.now() + offset)).run();
    try {
      assert.equal((await check(0)).state, 'ok');
      assert.equal((await check(-30_000)).state, 'ok');
      const ahead = await check(600_000);
      assert.equal(ahead.state, 'wrong');
      assert.match(ahead.says, /(599|600|601) s ahead of Graph's.*NTP/);
      assert.match((await check(-600_000)).says, /behind/);
    } finally {
      await sandbox.close();
    }
  });
});

describe('the doctor on permissions', () => {
  it('has a check for each that is needed', () => {
    const asking = { graphUrl: '', token: () => Promise.resolve(''), admin: undefined };
    assert.deepEqual(
      permissionChecks(asking).map(({ name }) => name),
      neededPermissions('application').map(({ name }) => `permission ${name}`),
    );
  });
});

describe('the doctor’s words', () => {
  it('contain codes, never an error’s own text', () => {
    const cause = new Error('with s3cr3t');
    assert.equal(explain(new TypeError('fetch failed', { cause })).includes('s3cr3t'), false);
    const detail = 'AADSTS99999: somebody@contoso.example and s3cr3t';
    const said = explain(new Problem({ kind: 'unauthorized', code: 'invalid_client', detail }, { cause }));
    assert.equal(said, 'invalid_client');
  });
});

describe('the doctor on certificates', () => {
  const folder = mkdtempSync(join(tmpdir(), 'certificate-'));
  const file = (name: string) => join(folder, name);
  before(function () {
    const made = ['one', 'other'].map((name) => {
      const to = ['-keyout', file(`${name}.key`), '-out', file(`${name}.crt`)];
      const how = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '100', '-subj', '/CN=sample'];
      return spawnSync('openssl', [...how, ...to]).status;
    });
    if (made.every((status) => status === 0)) return;
    process.stdout.write('      skipped: there is no openssl to make a certificate with\n');
    this.skip();
  });
  after(() => rmSync(folder, { recursive: true }));

  const pem = (...names: string[]) => {
    writeFileSync(file('bot.pem'), names.map((name) => readFileSync(file(name), 'utf8')).join(''));
    return file('bot.pem');
  };
  const thumbprint = (hash: string) =>
    createHash(hash)
      .update(new X509Certificate(readFileSync(file('one.crt'))).raw)
      .digest('hex');
  const check = (path: string, print: string, days = 0) =>
    certificateCheck({ path, thumbprint: print }, () => new Date(Date.now() + days * DAY + 1000)).run();

  it('accepts one that fits its key and its thumbprint, and says how long it is valid', async () => {
    for (const hash of ['sha1', 'sha256']) {
      const found = await check(pem('one.crt', 'one.key'), thumbprint(hash).toUpperCase());
      assert.equal(found.state, 'ok', found.says);
      assert.match(found.says, /^valid until \d{4}-\d\d-\d\d$/);
    }
    assert.match((await check(file('bot.pem'), thumbprint('sha1'), 80)).says, /renew it soon/);
  });

  it('says what doesn’t fit', async () => {
    const print = thumbprint('sha1');
    const cases: [string, string, number, RegExp][] = [
      [pem('one.crt', 'one.key'), print, 101, /expired on/],
      [file('bot.pem'), print, -5, /valid from .* check the clock/],
      [file('bot.pem'), 'ab'.repeat(20), 0, new RegExp(`set it to ${print}`)],
    ];
    for (const [path, given, days, expected] of cases) {
      const { state, says } = await check(path, given, days);
      assert.equal(state, 'wrong');
      assert.match(says, expected);
    }
    assert.match((await check(pem('one.crt', 'other.key'), print)).says, /not that of the certificate/);
    assert.match((await check(pem('one.crt'), print)).says, /no private key/);
  });
});
