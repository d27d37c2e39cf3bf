import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parse } from 'dotenv';
import { fileFaults, type NamedFiles } from '../../bot/config/files.ts';
import { faultsInFiles } from '../../bot/resources.ts';
import { temporaryFolder } from '../support/fixture.ts';
import {
  ConfigError,
  type DemoConfig,
  type Environment,
  type ProductionConfig,
  readBotConfig,
  readConfig,
  readDataSettings,
} from '../../bot/config/index.ts';

const APP = 'AAAAAAAA-0000-4000-8000-000000000001';
const TENANT = 'bbbbbbbb-0000-4000-8000-000000000001';
const production = {
  MicrosoftAppId: APP,
  MicrosoftAppTenantId: TENANT,
  MicrosoftAppPassword: 'hunter2',
  GraphAuth: 'application',
  SsoAppId: 'bbbbbbbb-0000-4000-8000-0000000000f1',
  SsoAppPassword: 'hunter3',
  SsoAppIdUri: 'api://botid-x',
  PublicUrl: 'https://help-desk.example/',
};

function readDemo(env: Environment): DemoConfig {
  const config = readConfig(env);
  assert.ok(config.mode === 'demo');
  return config;
}

function readProduction(env: Environment): ProductionConfig {
  const config = readConfig(env);
  assert.ok(config.mode === 'production');
  return config;
}

function faultsOf(env: Environment): readonly string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
}
/** Which settings the faults name. */
const named = (env: Environment) => faultsOf(env).map((fault) => fault.split(':')[0]);

describe('files that settings name', () => {
  const none = {
    certificate: undefined,
    signInCertificate: undefined,
    trace: undefined,
    sandboxData: undefined,
    policy: undefined,
  };

  it('are all reported if they can’t be opened, with the reason', () => {
    assert.deepEqual(
      fileFaults({
        certificate: 'no/such.pem',
        signInCertificate: 'README.md',
        trace: 'no/such/folder/trace',
        sandboxData: 'no/such.json',
        policy: 'no/such.json',
      }),
      [
        'CertificatePath: set it to a PEM file with a certificate and its private key (ENOENT).',
        'SsoCertificatePath: set it to a PEM file with a certificate and its private key (ERR_OSSL_PEM_NO_START_LINE).',
        'GraphTrace: set it to a file that can be written, in a folder that is there (ENOENT).',
        'SandboxData: set it to a JSON file that can be read (ENOENT).',
        'PolicyFile: set it to a JSON file that can be read (ENOENT).',
      ],
    );
    assert.deepEqual(fileFaults({ ...none, sandboxData: 'sandbox/contoso.json' }), []);
    assert.match(fileFaults({ ...none, trace: 'docs' })[0] ?? '', /EISDIR/);
  });

  it('are reported with the other faults, only those of the mode', () => {
    const asked: NamedFiles[] = [];
    const files = (named: NamedFiles) => {
      asked.push(named);
      return ['a fault of a file'];
    };
    const told = (env: Environment, graph = false) => {
      try {
        (graph ? readBotConfig : readConfig)(env, files);
        return [];
      } catch (error) {
        return (error as ConfigError).faults;
      }
    };
    assert.deepEqual(told({ PORT: 'x', SandboxData: 'a.json', GraphTrace: 't' }).length, 2);
    told({ GraphUrl: 'http://127.0.0.1:1', SandboxData: 'a.json' }, true);
    told({ ...production, GraphTrace: 't' });
    assert.deepEqual(asked, [{ ...none, trace: 't', sandboxData: 'a.json' }, none, none]);
  });
});

describe('what a file says that settings name', () => {
  it('is told with the other faults, a line each, and only if the file can be read', async () => {
    const path = join(await temporaryFolder(), 'policy.json');
    const faults = (PolicyFile: string) => {
      try {
        readConfig({ PORT: 'x', PolicyFile }, faultsInFiles);
        return [];
      } catch (error) {
        return (error as ConfigError).faults.map((fault) => fault.split(':')[0]);
      }
    };
    await writeFile(path, '{"start": {"wype": ["reson"]}}');
    assert.deepEqual(faults(path), ['PORT', 'PolicyFile', 'PolicyFile']);
    await writeFile(path, '{"start": {"wipe": ["reason"]}}');
    assert.deepEqual(faults(path), ['PORT']);
    for (const unreadable of [dirname(path), join(path, 'no'), `${path}.no`])
      assert.deepEqual(faults(unreadable), ['PORT', 'PolicyFile'], unreadable);
  });
});

describe('config', () => {
  it('is the demo if nothing is set', () => {
    assert.deepEqual(readConfig({}), {
      mode: 'demo',
      listen: { host: '127.0.0.1', port: 3978 },
      channel: {
        openIdMetadata: undefined,
        issuer: undefined,
        service: undefined,
        serviceUrlAllowed: ['127.0.0.1', 'localhost', '[::1]'],
      },
      tenantId: 'c0ffee00-0000-4000-8000-000000000001',
      admin: { teamId: 'c0ffee00-0000-4000-8000-0000000000aa', channelId: '19:helpdesk-admins@thread.tacv2' },
      authorityHost: 'https://login.microsoftonline.com',
      portalUrl: 'https://intune.microsoft.com',
      graph: { url: undefined, trace: undefined },
      sandbox: { port: 3979, data: 'sandbox/contoso.json' },
      chatPort: 3980,
      thresholds: {},
      dataDir: 'data',
      storeUrl: undefined,
      logLevel: 'info',
      metricsPort: undefined,
      policyFile: undefined,
      privilegedGroupId: undefined,
      traceEndpoint: undefined,
    });
  });

  it('leads to the admin center of Graph’s cloud, unless another is set', () => {
    const portal = (env: Environment) => readProduction({ ...production, ...env }).portalUrl;
    assert.equal(portal({}), 'https://intune.microsoft.com');
    for (const [graph, at] of [
      ['https://graph.microsoft.com', 'https://intune.microsoft.com'],
      ['https://graph.microsoft.us', 'https://intune.microsoft.us'],
      ['https://DOD-graph.microsoft.us/', 'https://intune.microsoft.us'],
      ['https://microsoftgraph.chinacloudapi.cn', 'https://intune.microsoftonline.cn'],
      ['https://graph.microsoft.us.example.com', 'https://intune.microsoft.com'],
    ] as const)
      assert.equal(portal({ GraphUrl: graph }), at);
    const own = { GraphUrl: 'https://graph.microsoft.us', PortalUrl: 'https://portal.example/' };
    assert.equal(portal(own), 'https://portal.example');
    for (const faulty of ['http://portal.example', 'portal', 'https://portal.example/#x', 'javascript:1'])
      assert.deepEqual(named({ PortalUrl: faulty }), ['PortalUrl']);
  });

  it('takes thresholds by name, and no others', () => {
    const set = (Thresholds: string) => readConfig({ Thresholds }).thresholds;
    assert.deepEqual(set('checkInDays=60, passwordDays = 90'), { checkInDays: 60, passwordDays: 90 });
    for (const wrong of ['days=3', 'checkInDays', 'checkInDays=', 'checkInDays=-1', 'checkInDays=1=2', '60'])
      assert.throws(() => set(wrong), ConfigError, wrong);
  });

  it('treats an empty setting as unset', () => {
    const empty = { MicrosoftAppId: '', PORT: ' ', GraphUrl: '', LogLevel: '', AdminTeamId: '' };
    assert.deepEqual(readConfig(empty), readConfig({}));
  });

  it('is production with an app id', () => {
    const config = readProduction(production);
    assert.deepEqual(config.listen, { host: '0.0.0.0', port: 3978 });
    assert.deepEqual(config.registration, {
      appId: APP.toLowerCase(),
      tenantId: TENANT,
      credential: { kind: 'password', password: 'hunter2' },
    });
    assert.equal(config.tenantId, TENANT);
    assert.equal(config.admin, undefined);
    assert.deepEqual(config.graph, { url: 'https://graph.microsoft.com' });
    assert.equal(config.graphAuth, 'application');
    assert.equal(config.channel.serviceUrlAllowed[0], 'smba.trafficmanager.net');
  });

  it('reads every setting', () => {
    const config = readProduction({
      ...production,
      HOST: '10.0.0.1',
      PORT: '0',
      BotOpenIdMetadata: 'http://127.0.0.1:1/keys',
      ToBotFromChannelTokenIssuer: 'https://api.botframework.us',
      ChannelService: 'https://botframework.azure.us',
      AuthorityHost: 'https://login.microsoftonline.us/',
      ServiceUrlAllowed: '127.0.0.1, SMBA.example.com ,[::1]',
      GraphUrl: 'http://localhost:2/',
      TenantId: APP,
      AdminTeamId: TENANT,
      AdminChannelId: '19:x@thread.tacv2',
      DataDir: 'elsewhere',
      LogLevel: 'debug',
      MetricsPort: '0',
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318/',
    });
    assert.deepEqual(config.listen, { host: '10.0.0.1', port: 0 });
    assert.deepEqual(config.channel, {
      openIdMetadata: 'http://127.0.0.1:1/keys',
      issuer: 'https://api.botframework.us',
      service: 'https://botframework.azure.us',
      serviceUrlAllowed: ['127.0.0.1', 'smba.example.com', '[::1]'],
    });
    assert.equal(config.authorityHost, 'https://login.microsoftonline.us');
    assert.equal(config.graph.url, 'http://localhost:2');
    assert.equal(config.tenantId, APP.toLowerCase());
    assert.equal(config.registration.tenantId, TENANT);
    assert.deepEqual(config.admin, { teamId: TENANT, channelId: '19:x@thread.tacv2' });
    assert.deepEqual([config.dataDir, config.logLevel], ['elsewhere', 'debug']);
    const demo = readDemo({ SandboxPort: '1', ChatPort: '2', SandboxData: 'a.json' });
    assert.deepEqual([demo.sandbox, demo.chatPort], [{ port: 1, data: 'a.json' }, 2]);
    assert.deepEqual([config.metricsPort, config.traceEndpoint], [0, 'http://127.0.0.1:4318']);
  });

  it('always serves metrics in production, in the demo only if a port is set, and sends traces nowhere by default', () => {
    assert.equal(readConfig(production).metricsPort, 9464);
    assert.equal(readConfig({}).metricsPort, undefined);
    assert.equal(readConfig({ MetricsPort: '9464' }).metricsPort, 9464);
    assert.equal(readConfig(production).traceEndpoint, undefined);
  });

  it('requires an app id under NODE_ENV=production, and reports only that', () => {
    const faults = faultsOf({ NODE_ENV: 'production', HOST: '0.0.0.0' });
    assert.equal(faults.length, 1);
    assert.match(faults[0] ?? '', /^MicrosoftAppId: set it to/);
    assert.deepEqual(faultsOf({ NODE_ENV: 'production', ...production }), []);
    assert.throws(
      () => readBotConfig({ NODE_ENV: 'production' }),
      (error) => error instanceof ConfigError && error.faults.length === 1,
    );
  });

  describe('in the demo', () => {
    it('has an admin channel, and either of its ids can be set alone', () => {
      const { admin } = readDemo({});
      assert.deepEqual(readDemo({ AdminTeamId: TENANT }).admin, { ...admin, teamId: TENANT });
      assert.deepEqual(readDemo({ AdminChannelId: '19:x@thread.tacv2' }).admin, {
        ...admin,
        channelId: '19:x@thread.tacv2',
      });
    });

    it('stays on loopback', () => {
      for (const HOST of ['0.0.0.0', '::', '10.0.0.1', 'example.com', '127.0.0.1.example.com'])
        assert.deepEqual(named({ HOST }), ['HOST'], HOST);
      for (const HOST of ['localhost', '127.0.0.1', '127.8.9.1', '::1'])
        assert.equal(readConfig({ HOST }).listen.host, HOST);
      assert.deepEqual(named({ GraphUrl: 'https://graph.microsoft.com' }), ['GraphUrl']);
      assert.equal(readConfig({ GraphUrl: 'http://127.0.0.1:1' }).graph.url, 'http://127.0.0.1:1');
      assert.deepEqual(named({ ServiceUrlAllowed: '127.0.0.1,smba.trafficmanager.net' }), [
        'ServiceUrlAllowed',
      ]);
    });

    it('may trace calls', () => {
      assert.equal(readDemo({ GraphTrace: 'trace.jsonl' }).graph.trace, 'trace.jsonl');
    });
  });

  describe('in production', () => {
    it('requires one credential', () => {
      const { MicrosoftAppPassword, ...bare } = production;
      const certificate = { CertificatePath: 'bot.pem', CertificateThumbprint: 'a'.repeat(40) };
      const identity = { MicrosoftAppType: 'UserAssignedMSI' };
      assert.deepEqual(named(bare), ['CertificatePath']);
      assert.deepEqual(named({ ...production, ...certificate }), ['MicrosoftAppPassword, CertificatePath']);
      assert.deepEqual(named({ ...bare, CertificatePath: 'bot.pem' }), [
        'CertificatePath, CertificateThumbprint',
      ]);
      assert.deepEqual(named({ ...production, ...identity }), ['MicrosoftAppPassword, CertificatePath']);
      assert.deepEqual(named({ ...bare, MicrosoftAppType: 'MultiTenant', MicrosoftAppPassword }), [
        'MicrosoftAppType',
      ]);
      assert.deepEqual(readProduction({ ...bare, ...certificate }).registration.credential, {
        kind: 'certificate',
        path: 'bot.pem',
        thumbprint: 'a'.repeat(40),
      });
      assert.deepEqual(readProduction({ ...bare, ...identity }).registration.credential, {
        kind: 'managedIdentity',
      });
    });

    it('requires a tenant', () => {
      assert.deepEqual(named({ ...production, MicrosoftAppTenantId: undefined }), ['MicrosoftAppTenantId']);
      const config = readProduction({ ...production, MicrosoftAppTenantId: undefined, TenantId: TENANT });
      assert.deepEqual([config.tenantId, config.registration.tenantId], [TENANT, TENANT]);
    });

    it('asks Graph on behalf of the operator by default, and allows no trace', () => {
      assert.equal(readProduction({ ...production, GraphAuth: undefined }).graphAuth, 'delegated');
      assert.deepEqual(named({ ...production, GraphTrace: 'x' }), ['GraphTrace']);
    });

    it('requires the sign-in registration if operators sign in with it, and names all that is missing at once', () => {
      const { MicrosoftAppId, MicrosoftAppTenantId, MicrosoftAppPassword } = production;
      const bare = { MicrosoftAppId, MicrosoftAppTenantId, MicrosoftAppPassword };
      const missing = ['SsoAppId', 'SsoAppIdUri', 'PublicUrl', 'SsoAppPassword'];
      for (const GraphAuth of [undefined, 'delegated'])
        assert.deepEqual(named({ ...bare, GraphAuth }), missing, GraphAuth);
      const half = { ...bare, GraphAuth: 'application', SsoAppPassword: 'hunter3' };
      assert.deepEqual(named(half), missing.slice(0, 3));
      assert.match(faultsOf(half)[0] ?? '', /actions need the operator/);
      assert.equal(readProduction({ ...bare, GraphAuth: 'application' }).signIn, undefined);
      assert.deepEqual(named({ ...production, SsoAppId: APP }), ['SsoAppId'], 'not the bot’s own');
      assert.deepEqual(readProduction(production).signIn, {
        appId: production.SsoAppId,
        idUri: 'api://botid-x',
        credential: { kind: 'password', password: 'hunter3' },
        publicUrl: 'https://help-desk.example',
      });
    });

    it('requires one credential of the sign-in registration', () => {
      const { SsoAppPassword, ...bare } = production;
      const certificate = { SsoCertificatePath: 'sso.pem', SsoCertificateThumbprint: 'b'.repeat(64) };
      assert.deepEqual(named({ ...bare, SsoCertificatePath: 'sso.pem' }), [
        'SsoCertificatePath, SsoCertificateThumbprint',
      ]);
      assert.deepEqual(named({ ...bare, ...certificate, SsoAppPassword }), [
        'SsoAppPassword, SsoCertificatePath',
      ]);
      assert.deepEqual(readProduction({ ...bare, ...certificate }).signIn?.credential, {
        kind: 'certificate',
        path: 'sso.pem',
        thumbprint: 'b'.repeat(64),
      });
    });

    it('accepts plain http only on loopback', () => {
      for (const name of ['GraphUrl', 'AuthorityHost', 'BotOpenIdMetadata', 'PublicUrl']) {
        assert.deepEqual(named({ ...production, [name]: 'http://example.com' }), [name]);
        assert.deepEqual(named({ ...production, [name]: 'http://127.0.0.1.example.com' }), [name]);
        assert.deepEqual(named({ ...production, [name]: 'http://127.0.0.1:1' }), []);
      }
    });
  });

  it('refuses invalid values', () => {
    const odd: Record<string, string[]> = {
      PORT: ['65536', '-1', '1.5', 'x', '0x10', '1e3'],
      SandboxPort: ['99999'],
      ChatPort: ['x'],
      TenantId: ['contoso.com', `${TENANT}0`],
      GraphUrl: ['127.0.0.1:1', 'ftp://127.0.0.1', 'http://me:pass@127.0.0.1', 'http://127.0.0.1/?a=b'],
      GraphAuth: ['Delegated', 'both'],
      ServiceUrlAllowed: ['https://127.0.0.1', '127.0.0.1:80', '*.example.com', '127.0.0.1,,', 'a b'],
      LogLevel: ['loud'],
      MetricsPort: ['65536', 'x'],
      OTEL_EXPORTER_OTLP_ENDPOINT: [
        'http://collector.example:4318',
        '127.0.0.1:4318',
        'https://me:pass@collector.example',
      ],
      ChannelService: ['https://example.com'],
      HOST: ['a b', 'http://127.0.0.1'],
    };
    for (const [name, values] of Object.entries(odd))
      for (const value of values) assert.deepEqual(named({ [name]: value }), [name], `${name}=${value}`);
  });

  it('requires both of the admin channel ids', () => {
    assert.deepEqual(named({ ...production, AdminTeamId: TENANT }), ['AdminTeamId, AdminChannelId']);
    assert.deepEqual(named({ AdminTeamId: TENANT, AdminChannelId: 'General' }), ['AdminChannelId']);
  });

  it('names all faults at once, a line each, and quotes nothing', () => {
    const secret = 's3cr3t';
    const env = {
      MicrosoftAppId: secret,
      MicrosoftAppPassword: secret,
      CertificateThumbprint: secret,
      GraphUrl: `http://user:${secret}@example.com`,
      PORT: secret,
      GraphTrace: secret,
    };
    const faults = faultsOf(env);
    assert.deepEqual(named(env).sort(), [
      'CertificatePath, CertificateThumbprint',
      'CertificateThumbprint',
      'GraphTrace',
      'GraphUrl',
      'MicrosoftAppId',
      'MicrosoftAppPassword, CertificatePath',
      'MicrosoftAppTenantId',
      'PORT',
      'PublicUrl',
      'SsoAppId',
      'SsoAppIdUri',
      'SsoAppPassword',
    ]);
    for (const fault of faults) assert.doesNotMatch(fault, /\n|s3cr3t/);
  });

  it('needs only the folder for the bot’s files', () => {
    const rest = {
      storeUrl: undefined,
      authorityHost: 'https://login.microsoftonline.com',
      registration: undefined,
    };
    assert.deepEqual(readDataSettings({}), { ...rest, dataDir: 'data', logLevel: 'info' });
    const set = {
      DataDir: '/data',
      LogLevel: 'warn',
      MicrosoftAppId: 'x',
      PORT: 'x',
      NODE_ENV: 'production',
    };
    assert.deepEqual(readDataSettings(set), { ...rest, dataDir: '/data', logLevel: 'warn' });
    assert.throws(() => readDataSettings({ LogLevel: 'loud' }), ConfigError);
  });

  it('needs the registration as well for what is in a storage account', () => {
    const StoreUrl = 'https://contosohelp.table.core.windows.net';
    const { storeUrl, registration } = readDataSettings({ ...production, StoreUrl });
    assert.equal(storeUrl, StoreUrl);
    assert.deepEqual(registration, readProduction(production).registration);
    assert.equal(readDataSettings({ StoreUrl }).registration, undefined);
    assert.throws(() => readDataSettings({ StoreUrl, MicrosoftAppId: 'x' }), ConfigError);
  });

  describe('StoreUrl', () => {
    const keys = 'AccountName=contosohelp;AccountKey=c2VjcmV0';
    const at = (host: string) => `TableEndpoint=${host}/contosohelp;QueueEndpoint=${host}/contosohelp;`;
    const local = `DefaultEndpointsProtocol=http;${keys};${at('http://127.0.0.1:10002')}`;

    it('is the address of a storage account’s tables, or a connection string', () => {
      for (const StoreUrl of [
        'https://contosohelp.table.core.windows.net',
        'https://contosohelp.table.core.usgovcloudapi.net/',
        `DefaultEndpointsProtocol=https;${keys};EndpointSuffix=core.windows.net`,
        `DefaultEndpointsProtocol=https;${keys};${at('https://contosohelp.example')}`,
        'UseDevelopmentStorage=true',
        local,
      ])
        assert.equal(readProduction({ ...production, StoreUrl }).storeUrl, StoreUrl.replace(/\/$/, ''));
    });

    it('is nothing else, and http is for loopback alone', () => {
      for (const StoreUrl of [
        'contosohelp',
        'https://contosohelp.queue.core.windows.net',
        'https://contosohelp.table.core.windows.net/helpdesk',
        'https://contosohelp.table.core.windows.net?sv=1&sig=x',
        'http://contosohelp.table.core.windows.net',
        'http://127.0.0.1:10002/devstoreaccount1',
        keys,
        `DefaultEndpointsProtocol=http;${keys};EndpointSuffix=core.windows.net`,
        `DefaultEndpointsProtocol=http;${keys};TableEndpoint=http://127.0.0.1:1/contosohelp`,
        `DefaultEndpointsProtocol=http;${keys};${at('http://10.0.0.1:10002')}`,
        'DefaultEndpointsProtocol=https;AccountName=contosohelp;AccountKey=',
      ]) {
        assert.deepEqual(named({ ...production, StoreUrl }), ['StoreUrl'], StoreUrl);
        for (const fault of faultsOf({ ...production, StoreUrl })) assert.doesNotMatch(fault, /c2VjcmV0/);
      }
    });

    it('stays on this machine in the demo', () => {
      assert.equal(readConfig({ StoreUrl: local }).storeUrl, local);
      assert.equal(
        readConfig({ StoreUrl: 'UseDevelopmentStorage=true' }).storeUrl,
        'UseDevelopmentStorage=true',
      );
      for (const StoreUrl of [
        'https://contosohelp.table.core.windows.net',
        `DefaultEndpointsProtocol=https;${keys}`,
        `DefaultEndpointsProtocol=https;${keys};${at('https://contosohelp.example')}`,
      ])
        assert.deepEqual(named({ StoreUrl }), ['StoreUrl']);
    });
  });

  it('has an example that still starts the demo, with every setting in it', () => {
    const example = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8');
    assert.deepEqual(readConfig(parse(example)), readConfig({}));
    const listed = [...example.matchAll(/^# ?(\w+)=/gm)].map(([, name]) => name);
    const source = readFileSync(new URL('../../bot/config/settings.ts', import.meta.url), 'utf8');
    const [, table = ''] = /const settings = {(.*?)} satisfies/s.exec(source) ?? [];
    const known = [...table.matchAll(/^ {2}(\w+): \[/gm)].map(([, name]) => name);
    assert.ok(known.length > 20);
    assert.deepEqual([...listed].sort(), [...known].sort());
  });
});
