import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { neededPermissions } from '../../bot/permissions/needed.ts';
import { deployButton, deployLink, repositoryIn } from '../../scripts/setup/button.ts';
import { RELEASED } from '../../scripts/setup/release.ts';
import { startProgram } from '../support/program.ts';
import { AzureCli } from './support/azure-cli.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const TENANT = 'aaaaaaaa-0000-4000-8000-000000000001';
const TEAM = 'cccccccc-0000-4000-8000-000000000001';
const LINK = `https://teams.microsoft.com/l/channel/19%3Aabc%40thread.tacv2/Help%20desk?groupId=${TEAM}&tenantId=${TENANT}`;

describe('npm run setup', function () {
  this.timeout(120_000);
  let folder: string;
  let pem: string;
  let azure: AzureCli;
  const at = (name: string) => join(folder, name);
  const scopes = [
    ...new Set(
      [...neededPermissions('delegated'), ...neededPermissions('application')].map(({ name }) => name),
    ),
  ];

  before(function () {
    const made = mkdtempSync(join(tmpdir(), 'setup-pem-'));
    pem = join(made, 'sso.pem');
    const { status } = spawnSync('openssl', [
      ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=sample', '-days', '2'],
      ...['-keyout', join(made, 'key.pem'), '-out', join(made, 'cert.pem')],
    ]);
    if (status !== 0) {
      process.stdout.write('      skipped: there is no openssl to make a certificate with\n');
      this.skip();
    }
    writeFileSync(
      pem,
      ['key.pem', 'cert.pem'].map((name) => readFileSync(join(made, name), 'utf8')).join(''),
    );
  });

  beforeEach(async () => {
    // in memory, programs can’t be started everywhere
    folder = mkdtempSync(join(tmpdir(), 'setup-'));
    azure = await AzureCli.open(folder, {
      tenant: TENANT,
      pem,
      permissions: [
        ...scopes,
        ...['User.Read', 'DeviceManagementRBAC.Read.All', 'openid', 'profile', 'offline_access'],
      ],
    });
    writeFileSync(at('bot.zip'), 'built before');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  async function setup(args: string[]) {
    const given = ['--parameters', at('desk.parameters.json'), '--out', folder, '--release', at('bot.zip')];
    const run = startProgram(
      'scripts/setup/index',
      { PATH: `${folder}${delimiter}${process.env.PATH ?? ''}` },
      { args: [...args, ...given] },
    );
    const [status] = await run.ended;
    return { status, out: run.said.join('\n'), error: run.told() };
  }
  const FIRST = ['--name', 'contoso-help-desk', '--location', 'westeurope'];

  it('makes all that the bot needs, and says what is left for a person', async () => {
    const { status, out, error } = await setup(FIRST);
    assert.equal(status, 0, error);
    const { apps, principals, deployed, uploads, granted } = azure;
    const [app] = apps;
    assert.ok(app?.api && apps.length === 1);
    const botId = '00000050-0000-4000-8000-000000000000';
    assert.deepEqual(app.identifierUris, [`api://botid-${botId}`]);
    assert.equal(app.api.requestedAccessTokenVersion, 2);
    assert.deepEqual(app.web.redirectUris, ['https://contoso-help-desk.azurewebsites.net/auth/end']);
    assert.equal(app.isFallbackPublicClient, false);
    const [scope] = app.api.oauth2PermissionScopes ?? [];
    assert.equal(scope?.value, 'access_as_user');
    assert.deepEqual(
      app.api.preAuthorizedApplications?.map(({ delegatedPermissionIds }) => delegatedPermissionIds),
      [[scope.id], [scope.id]],
    );
    assert.equal(
      app.requiredResourceAccess[0]?.resourceAccess.length,
      neededPermissions('delegated').length + 3,
    );
    assert.deepEqual(principals, [`servicePrincipals(appId='${app.appId}')`]);
    assert.deepEqual(granted, [], 'with delegated rights the bot itself has none');

    const [parameters] = deployed;
    assert.equal(parameters?.ssoAppId?.value, app.appId);
    assert.equal(parameters.ssoAppIdUri?.value, `api://botid-${botId}`);
    assert.match(String(parameters.ssoCertificateThumbprint?.value), /^[\dA-F]{40}$/);
    assert.deepEqual(
      uploads.map(({ type, to }) => [type, to]),
      [
        ['static', parameters.ssoCertificatePath?.value],
        ['zip', undefined],
      ],
    );
    assert.ok(!existsSync(at('contoso-help-desk.sso.pem')), 'the key stays on the host alone');
    assert.ok(readFileSync(at('intune-help-desk-bot-1.0.0.zip')).length > 0);
    for (const left of [app.appId, 'admin consent', 'Upload', '--channel'])
      assert.ok(out.includes(left), left);
  });

  it('can be run again: nothing is made twice, and the channel is added', async () => {
    await setup(FIRST);
    const before = structuredClone(azure.apps);
    const { status, out, error } = await setup(['--channel', LINK]);
    assert.equal(status, 0, error);
    const { apps, deployed, uploads } = azure;
    assert.deepEqual(apps, before);
    assert.equal(uploads.length, 2, 'neither the certificate nor the code is sent again');
    const { adminTeamId, adminChannelId, ssoCertificateThumbprint } = deployed[1] ?? {};
    assert.deepEqual([adminTeamId?.value, adminChannelId?.value], [TEAM, '19:abc@thread.tacv2']);
    assert.deepEqual(ssoCertificateThumbprint, deployed[0]?.ssoCertificateThumbprint);
    assert.ok(!out.includes('--channel'));
  });

  for (const fails of ['ad app credential reset', 'deployment group create', 'webapp deploy'])
    it(`goes on where ${fails} has failed, and keeps the key for its owner alone meanwhile`, async () => {
      azure.fails = fails;
      const failed = await setup(FIRST);
      azure.fails = undefined;
      assert.equal(failed.status, 1);
      assert.match(failed.error, /the service is busy/);
      const key = at('contoso-help-desk.sso.pem');
      if (fails !== 'ad app credential reset') assert.equal(statSync(key).mode & 0o777, 0o600);
      const { status, error } = await setup(FIRST);
      assert.equal(status, 0, error);
      const { apps, uploads } = azure;
      assert.deepEqual([apps.length, apps[0]?.keyCredentials.length, uploads.length], [1, 1, 2]);
      assert.ok(!existsSync(key));
    });

  it('gives the identity its own permissions only with GraphAuth=application, each once', async () => {
    for (const run of [1, 2]) {
      const { status, error } = await setup([...FIRST, '--set', 'graphAuth=application']);
      assert.equal(status, 0, error);
      assert.equal(azure.granted.length, neededPermissions('application').length, `run ${run}`);
    }
  });

  it('is of the US government’s cloud if az is', async () => {
    azure.cloud = 'AzureUSGovernment';
    const { status, error } = await setup(FIRST);
    assert.equal(status, 0, error);
    assert.equal(azure.deployed[0]?.channelService?.value, 'https://botframework.azure.us');
    assert.deepEqual(azure.apps[0]?.web.redirectUris, [
      'https://contoso-help-desk.azurewebsites.us/auth/end',
    ]);
  });

  it('changes nothing for what it can’t use', async () => {
    const wrong: [string[], RegExp][] = [
      [[], /--name/],
      [['--name', 'x; rm'], /--name/],
      [['--name', 'contoso-help-desk'], /--location/],
      [[...FIRST, '--channel', 'https://teams.microsoft.com/l/team/19%3Ax'], /--channel/],
      [[...FIRST, '--channel', LINK.replace(TENANT, TEAM)], /is in the tenant/],
      [[...FIRST, '--set', 'ssoAppld=x'], /no such parameter/],
    ];
    for (const [args, why] of wrong) {
      const { status, error } = await setup(args);
      assert.equal(status, 1, args.join(' '));
      assert.match(error, why);
      assert.ok(!existsSync(at('desk.parameters.json')));
    }
    assert.deepEqual([...new Set(azure.calls)].sort(), ['account show', 'cloud show', 'group exists']);
  });

  it('sends what the image has', () => {
    const [, run = ''] = readFileSync(join(root, 'Dockerfile'), 'utf8')
      .split(/^FROM .*$/m)
      .slice(1);
    const copied = [...run.matchAll(/^COPY (?:--from=build \/build\/)?(\S+?)\/? /gm)].map(([, path]) => path);
    assert.ok(copied.includes('dist') && copied.includes('node_modules'));
    const without = copied.filter((path) => path !== 'node_modules');
    assert.deepEqual([...without, 'package-lock.json'].sort(), [...RELEASED].sort());
    // docs/setup.md says what to send by hand
    const page = readFileSync(join(root, 'docs/setup.md'), 'utf8');
    const [, list = ''] = /Put (`dist`.*?) into\sa\szip/s.exec(page) ?? [];
    const named = [...list.matchAll(/`([^`]+)`/g)].map(([, path]) => path);
    assert.deepEqual(named.sort(), copied.sort());
  });
});

describe('the Deploy to Azure button', () => {
  const REPOSITORY = 'OWNER/REPOSITORY';

  it('opens the template of the repository that the project comes from', () => {
    for (const remote of [
      `https://github.com/${REPOSITORY}`,
      `https://github.com/${REPOSITORY}.git\n`,
      `https://x-access-token@github.com/${REPOSITORY}.git`,
      `git@github.com:${REPOSITORY}.git`,
      `ssh://git@github.com/${REPOSITORY}`,
    ])
      assert.equal(repositoryIn(remote), REPOSITORY, remote);
    for (const remote of [
      '',
      '/srv/git/desk',
      'https://gitlab.com/a/b',
      'https://github.com.evil.example/a/b',
      'https://github.com/a',
    ])
      assert.equal(repositoryIn(remote), undefined, remote);
    const [, template = ''] = deployLink(REPOSITORY).split('/uri/');
    const path = new URL(decodeURIComponent(template)).pathname.replace(`/${REPOSITORY}/HEAD/`, '');
    assert.ok(existsSync(join(root, path)), path);
  });

  it('is in docs/setup.md with a placeholder in a code block, and no dead link', () => {
    const page = readFileSync(join(root, 'docs/setup.md'), 'utf8');
    assert.ok(page.includes(`\`\`\`\n${deployButton(REPOSITORY)}\n\`\`\``));
    assert.equal(page.split('portal.azure.com/#create').length, 2);
  });
});
