import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { neededPermissions } from '../../bot/permissions/needed.ts';
import { openStore } from '../../bot/store/index.ts';
import { ADMIN_CHANNEL, STANDARD_CHANNEL, groupId, people } from '../support/tenant.ts';
import { Clinic, SECRET, type Seen } from './support/clinic.ts';

describe('npm run doctor', () => {
  let clinic: Clinic;
  beforeEach(async () => (clinic = await Clinic.open()));
  afterEach(() => clinic.close());

  const wrongs = ({ lines }: Seen) => lines.filter((line) => line.startsWith('wrong'));
  const examine = (over: Record<string, string> = {}) => clinic.examine({ ...clinic.production, ...over });

  it('finds nothing wrong in a good setup, with one line per check', async () => {
    const seen = await examine();
    assert.deepEqual([seen.code, wrongs(seen)], [0, []], seen.lines.join('\n'));
    assert.equal(seen.lines.at(-1), 'all is well');
    for (const line of seen.lines.slice(0, -1)) assert.match(line, /^(ok {6}|skipped ).+: .+/);
    for (const name of [
      'data folder',
      'authority',
      "channel's keys",
      'token for the channel',
      'sign-in settings',
      'token for the sign-in registration',
      "people's keys",
      'Graph and clock',
      'token for Graph',
      'permission User.Read.All',
      'permission GroupMember.Read.All',
      'permission Device.Read.All',
      'permission DeviceManagementManagedDevices.PrivilegedOperations.All',
      'permission DeviceManagementRBAC.ReadWrite.All',
      'permission RoleManagement.Read.Directory',
      'permission DeviceManagementManagedDevices.ReadWrite.All',
      'permission Channel.ReadBasic.All',
      'permission ChannelMember.Read.All',
      'admin channel',
      'second operator',
      'Help Desk Operator role',
      'scope tags',
    ])
      assert.match(seen.of(name), /^ok/);
    assert.match(seen.of('admin channel'), /private, 4 in it/);
    assert.match(seen.of('certificate'), /^skipped/);
  });

  it('is a program', async () => {
    const well = await clinic.run(clinic.production);
    assert.deepEqual([well.code, well.lines.at(-1)], [0, 'all is well'], well.lines.join('\n'));
  });

  it('says what is wrong with the registration, in Entra’s code and in words, and no secret', async () => {
    clinic.refusal = 'AADSTS7000215';
    const seen = await clinic.run(clinic.production);
    assert.equal(seen.code, 1);
    for (const token of ['token for the channel', 'token for the sign-in', 'token for Graph'])
      assert.match(seen.of(token), /^wrong.*AADSTS7000215: the password is not one/);
    for (const name of ['permission User.Read.All', 'admin channel', 'Help Desk Operator role'])
      assert.match(seen.of(name), /^skipped.*no token/);
    assert.ok(!seen.lines.join('\n').includes(SECRET));
  });

  it('says what is wrong with the sign-in', async () => {
    const uri = await examine({ SsoAppIdUri: 'api://help-desk' });
    assert.match(uri.of('sign-in settings'), /^wrong.*botid-/);
    const open = await examine({ PublicUrl: 'http://127.0.0.1:1' });
    assert.match(open.of('sign-in settings'), /^wrong.*https/);
    clinic.peopleKeys = 'none';
    assert.match((await examine()).of("people's keys"), /^wrong/);
    const file = join(clinic.folder, 'none.pem');
    const certificate = {
      SsoAppPassword: '',
      SsoCertificatePath: file,
      SsoCertificateThumbprint: 'a'.repeat(40),
    };
    for (const GraphAuth of ['application', 'delegated']) {
      const seen = await examine({ ...certificate, GraphAuth });
      assert.match(seen.of('sign-in certificate'), /^wrong.*SsoCertificatePath/);
      assert.match(seen.of('token for the sign-in registration'), /^wrong.*ENOENT/);
      assert.match(seen.of('token for the channel'), /^ok/, 'which has a credential of its own');
      if (GraphAuth === 'application') assert.match(seen.of('token for Graph'), /^ok/);
    }
  });

  it('asks Graph nothing if only operators may', async () => {
    const seen = await examine({ GraphAuth: 'delegated' });
    const count = neededPermissions('delegated').length;
    assert.equal(seen.code, 0);
    for (const { name } of neededPermissions('delegated'))
      assert.match(
        seen.of(`permission ${name}`),
        /^skipped.*sign in to the bot.*without it these fail: ./,
        name,
      );
    assert.match(
      seen.of('permission BitlockerKey'),
      /fail: ids of BitLocker keys; the device of a BitLocker key; a BitLocker key$/,
    );
    assert.match(
      seen.of('permission DeviceManagementManagedDevices.ReadWrite'),
      /fail: .*devices of a person.*BitLocker key rotation/,
    );
    assert.match(seen.of('admin channel'), /^skipped.*operator.*“roles”/);
    assert.match(seen.of('second operator'), /^skipped.*the bot says so in the admin channel/);
    assert.match(seen.of('Help Desk Operator role'), /^skipped.*operator.*“roles”/);
    assert.match(seen.of('settings'), /as the operator/);
    assert.equal(
      seen.lines.at(-1),
      `nothing wrong was found; ${count + 3} things are unchecked: “skipped” says why`,
    );
    const { calls } = clinic.sandbox;
    assert.ok(
      calls.every(({ headers }) => headers.authorization === undefined),
      'the clock alone is asked for',
    );
  });

  it('notes that no admin channel is set, which isn’t a fault', async () => {
    const AdminTeamId = '';
    for (const GraphAuth of ['application', 'delegated']) {
      const seen = await examine({ GraphAuth, AdminTeamId, AdminChannelId: '' });
      assert.equal(seen.code, 0, seen.lines.join('\n'));
      assert.match(seen.of('admin channel'), /^note .*AdminTeamId and AdminChannelId .*don’t work/);
      assert.match(seen.lines.at(-1) ?? '', /^nothing wrong was found; \d+ things are unchecked.*; 1 noted$/);
    }
  });

  it('works in demo mode too, with and without a Graph', async () => {
    const { DataDir = '' } = clinic.production;
    const alone = await clinic.examine({ DataDir });
    assert.equal(alone.code, 0);
    assert.match(alone.of('Graph'), /^skipped.*GraphUrl/);
    const TenantId = clinic.sandbox.tenant.data.tenantId;
    const seen = await clinic.examine({ DataDir, TenantId, GraphUrl: clinic.sandbox.url });
    assert.deepEqual([seen.code, wrongs(seen)], [0, []], seen.lines.join('\n'));
    assert.match(seen.of('permission DeviceManagementManagedDevices.Priv'), /^skipped/);
    assert.match(seen.of('admin channel'), /^ok/);
  });

  it('reads, and changes nothing', async () => {
    await examine();
    const { calls } = clinic.sandbox;
    assert.ok(calls.length > 10);
    assert.deepEqual(
      calls.filter(({ method, path }) => method !== 'GET' && !/(\$batch|checkMemberGroups)$/.test(path)),
      [],
    );
  });

  it('reports every faulty setting at once', async () => {
    const seen = await examine({ PORT: 'x', AdminChannelId: 'General', MicrosoftAppPassword: '' });
    assert.equal(seen.code, 1);
    assert.deepEqual(
      wrongs(seen).map((line) => /^wrong {3}setting (\w+):/.exec(line)?.[1]),
      ['PORT', 'AdminChannelId', 'CertificatePath'],
    );
    assert.match(seen.lines.at(-1) ?? '', /^skipped/);
  });

  it('names a permission that Graph refuses, and how to grant it', async () => {
    clinic.sandbox.control.fail({ match: 'GET /v1.0/deviceManagement/managedDevices', status: 403 });
    clinic.sandbox.control.fail({
      match: 'GET /v1.0/groups',
      status: 403,
      code: 'Authorization_RequestDenied',
    });
    const seen = await examine();
    assert.equal(seen.code, 1);
    assert.equal(wrongs(seen).length, 2, seen.lines.join('\n'));
    assert.match(
      seen.of('permission DeviceManagementManagedDevices.ReadWrite.All'),
      /^wrong.*403 Forbidden.*grant DeviceManagementManagedDevices\.ReadWrite\.All \(application\).*consent.*without it these fail: .*Collect diagnostics/,
    );
    assert.match(seen.of('permission GroupMember'), /^wrong.*403 Authorization_RequestDenied/);
    assert.match(seen.lines.at(-1) ?? '', /^2 of \d+ checks/);
  });

  it('names each permission that the token lacks, and what fails without it', async () => {
    for (const { name, calls } of neededPermissions('application')) {
      clinic.roles = neededPermissions('application')
        .map((one) => one.name)
        .filter((one) => one !== name);
      const seen = await examine();
      const lacking = wrongs(seen).filter((line) => line.includes('the token lacks it'));
      assert.equal(lacking.length, 1, name);
      assert.ok(
        lacking[0]?.startsWith(`wrong   permission ${name}: the token lacks it: grant ${name} `),
        name,
      );
      for (const { what } of calls) assert.ok(lacking[0]?.includes(what), `${name}: ${what}`);
    }
  }).timeout(60_000);

  it('says that the authority can’t be reached, or doesn’t know the tenant', async () => {
    const away = await examine({ AuthorityHost: 'http://127.0.0.1:1' });
    assert.match(away.of('authority'), /^wrong.*can't be reached/);
    const other = await examine({ TenantId: groupId(1) });
    assert.match(other.of('authority'), /^wrong.*knows no tenant/);
  });

  it('looks at the channel’s keys', async () => {
    clinic.keys = [];
    assert.match((await examine()).of("channel's keys"), /^wrong.*no keys/);
    clinic.issuer = 'https://api.botframework.us';
    assert.match((await examine()).of("channel's keys"), /^wrong.*another issuer/);
    const away = await examine({ BotOpenIdMetadata: 'http://127.0.0.1:1/openid' });
    assert.match(away.of("channel's keys"), /^wrong.*can't be reached/);
  });

  it('looks at the data folder', async () => {
    const DataDir = join(clinic.folder, 'held');
    const quiet = () => undefined;
    const log = { debug: quiet, info: quiet, warn: quiet, error: quiet };
    const store = await openStore({ folder: DataDir, log, now: () => new Date() });
    try {
      const beside = await examine({ DataDir });
      assert.match(
        beside.of('data folder'),
        /^skipped.*the bot runs: .*in use by this process, started [^ ]+$/,
      );
      assert.deepEqual([beside.code, beside.lines.at(-1)], [0, 'all is well']);
    } finally {
      await store.close();
    }
    assert.match((await examine({ DataDir })).of('data folder'), /^ok/);
    const file = join(clinic.folder, 'a-file');
    await writeFile(file, '');
    assert.match(
      (await examine({ DataDir: join(file, 'data') })).of('data folder'),
      /^wrong.*can't be written/,
    );
  });

  it('looks at the admin channel', async () => {
    const standard = await examine({ AdminChannelId: STANDARD_CHANNEL });
    assert.match(standard.of('admin channel'), /^wrong.*it is standard/);
    const none = await examine({ AdminChannelId: '19:nowhere@thread.tacv2' });
    assert.match(none.of('admin channel'), /^wrong.*no such channel/);
    clinic.sandbox.control.fail({ match: `${ADMIN_CHANNEL}/allMembers`, status: 403 });
    const unread = await examine();
    assert.match(unread.of('admin channel'), /^wrong.*403/);
    assert.match(unread.of('permission ChannelMember'), /^wrong.*grant ChannelMember\.Read\.All/);
  });

  it('notes that nobody else could decide as a second operator, which isn’t a fault', async () => {
    const channel = clinic.sandbox.tenant.data.teams
      .flatMap(({ channels = [] }) => channels)
      .find(({ id }) => id === ADMIN_CHANNEL);
    const cases = [
      { members: [people.admin, people.nobody, people.guestAdmin], says: /only one person .*PolicyFile/ },
      { members: [people.nobody], says: /nobody in the admin channel .*PolicyFile/ },
    ];
    for (const { members, says } of cases) {
      Object.assign(channel ?? {}, { members });
      const seen = await examine();
      assert.match(seen.of('second operator'), /^note/);
      assert.match(seen.of('second operator'), says);
      assert.equal(seen.code, 0);
    }
    clinic.sandbox.control.fail({ match: /roleDefinitions/, status: 403 });
    assert.match((await examine()).of('second operator'), /^(wrong|skipped).*403/, 'it isn’t known');
  });

  it('looks for the Help Desk Operator role', async () => {
    clinic.sandbox.tenant.data.roleDefinitions.splice(0);
    assert.match((await examine()).of('Help Desk Operator role'), /^wrong.*no such built-in role/);
  });

  it('says if scope tags of assignments or devices can’t be read', async () => {
    const { control, tenant } = clinic.sandbox;
    const faults = [
      { match: /\/beta\/deviceManagement\/role/, status: 404 },
      { match: /\/beta\/deviceManagement\/role/, status: 403 },
      { match: /\/beta\/deviceManagement\/roleAssignments/, status: 200, body: { id: 'no field' } },
      { match: /\/beta\/.*managedDevices/, status: 404 },
      { match: /\/beta\/.*managedDevices/, status: 403 },
      { match: /\/beta\/.*managedDevices/, status: 200, body: { value: [{ id: 'no field' }] } },
    ];
    for (const rule of faults) {
      const fault = control.fail(rule);
      const said = (await examine()).of('scope tags');
      assert.match(said, /^wrong.*scope tags.*beta/, `${rule.match} ${rule.status}`);
      fault.remove();
    }
    tenant.data.managedDevices.splice(0);
    assert.match((await examine()).of('scope tags'), /^skipped.*no managed device/);
  });

  it('looks at the certificate’s file', async () => {
    const folder = join(clinic.folder, 'certificates');
    await mkdir(folder);
    const CertificatePath = join(folder, 'bot.pem');
    const certificate = { CertificatePath, CertificateThumbprint: 'ab'.repeat(20), MicrosoftAppPassword: '' };
    const seen = await examine(certificate);
    assert.match(seen.of('certificate'), /^wrong.*can't be read/);
    assert.match(seen.of('token for Graph'), /^wrong/);
    await writeFile(CertificatePath, 'nothing of a certificate');
    assert.match((await examine(certificate)).of('certificate'), /^wrong.*has no certificate/);
  });
});
