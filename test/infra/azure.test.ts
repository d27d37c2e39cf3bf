import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readConfig, type Environment } from '../../bot/config/index.ts';

const root = new URL('../../', import.meta.url);
const text = (path: string) => readFileSync(new URL(path, root), 'utf8');

interface Resource {
  type: string;
  apiVersion: string;
  name: string;
  location?: string;
  dependsOn?: string[];
  identity?: { type: string; userAssignedIdentities: Record<string, object> };
  properties?: Record<string, unknown>;
}
interface Template {
  $schema: string;
  parameters: Record<
    string,
    { type: string; defaultValue?: unknown; allowedValues?: string[]; metadata?: { description: string } }
  >;
  variables: Record<string, string> & { settings: Record<string, string> };
  resources: Resource[];
  outputs: Record<string, { value: string }>;
}

const KINDS: Readonly<Record<string, string>> = { extraSettings: 'object', instances: 'int', slot: 'bool' };

describe('the template for Azure', () => {
  const raw = text('infra/azuredeploy.json');
  const template = JSON.parse(raw) as Template;
  const { parameters, variables, resources } = template;
  const one = (type: string) => {
    const found = resources.filter((resource) => resource.type === type);
    const [only] = found;
    assert.ok(only && found.length === 1, type);
    return only;
  };
  const expressions = [...raw.matchAll(/"(\[(?!\[)(?:[^"\\]|\\.)*\])"/g)].map(([, value = '']) => value);
  const site = one('Microsoft.Web/sites');
  const { siteConfig, ...properties } = site.properties as {
    siteConfig: Record<string, unknown>;
  } & Record<string, unknown>;
  const CLIENT_ID = "reference(variables('identityId'), '2023-01-31').clientId";
  /** The app's settings, the one that only the deployment knows among them; where a name is twice, the last one counts. */
  const union =
    /^\[union\(variables\('settings'\), createObject\('MicrosoftAppId', (.+)\), parameters\('extraSettings'\)\)\]$/.exec(
      one('Microsoft.Web/sites/config').properties as unknown as string,
    );
  const settings: Record<string, string> = { ...variables.settings, MicrosoftAppId: `[${union?.[1] ?? ''}]` };

  /** What the app's environment says once the template ran, by default for the second time: the sign-in registration is there. */
  function deployed(over: Readonly<Record<string, string>> = {}): Environment {
    const id = 'aaaaaaaa-0000-4000-8000-000000000001';
    const given: Record<string, string> = {
      ssoAppId: 'bbbbbbbb-0000-4000-8000-000000000001',
      ssoAppIdUri: `api://botid-${id}`,
      ssoAppPassword: 'a-reference-to-the-vault',
      publicUrl: 'https://desk.azurewebsites.net',
      storeUrl: '',
      ...over,
    };
    const valueOf = (expression: string) => {
      if (expression === `[${CLIENT_ID}]` || expression === '[subscription().tenantId]') return id;
      const [, name] = /^\[(?:parameters|variables)\('(\w+)'\)\]$/.exec(expression) ?? [];
      return name === undefined ? expression : (given[name] ?? String(parameters[name]?.defaultValue));
    };
    return Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, valueOf(value)]));
  }

  it('is a deployment template whose expressions are whole and name what there is', () => {
    assert.match(template.$schema, /deploymentTemplate\.json#$/);
    assert.ok(expressions.length > 30);
    for (const expression of expressions) {
      const bare = expression.replace(/'[^']*'/g, '');
      assert.ok(!bare.includes("'"), `a quote is open: ${expression}`);
      assert.equal(bare.split('(').length, bare.split(')').length, `a bracket is open: ${expression}`);
      for (const [, kind, name = ''] of expression.matchAll(/\b(parameters|variables)\('(\w+)'\)/g))
        assert.ok(name in (kind === 'parameters' ? parameters : variables), `${name} is nowhere`);
    }
    for (const name of [...Object.keys(parameters), ...Object.keys(variables)])
      assert.ok(
        expressions.some((expression) => expression.includes(`('${name}')`)),
        `${name} is for nothing`,
      );
  });

  it('makes each resource after those it needs', () => {
    const types = new Set(resources.map(({ type }) => type));
    for (const { type, dependsOn = [], apiVersion } of resources) {
      assert.match(apiVersion, /^\d{4}-\d\d-\d\d$/, `${type} by a preview`);
      for (const on of dependsOn) {
        const [, variable = ''] = /^\[variables\('(\w+)'\)\]$/.exec(on) ?? [];
        const [, wanted = ''] = /^\[resourceId\('([^']+)'/.exec(variables[variable] ?? '') ?? [];
        assert.ok(types.has(wanted) && wanted !== type, `${type} depends on ${on}`);
      }
    }
  });

  it('runs the release on Linux, over https alone', () => {
    assert.equal(siteConfig.linuxFxVersion, 'NODE|22-lts');
    assert.equal(siteConfig.appCommandLine, 'node dist/bot/index.js');
    assert.equal(siteConfig.alwaysOn, true);
    assert.deepEqual(
      [properties.httpsOnly, siteConfig.minTlsVersion, siteConfig.ftpsState],
      [true, '1.2', 'Disabled'],
    );
    assert.equal(one('Microsoft.Web/serverfarms').properties?.reserved, true);
  });

  it('has one identity, for the site and the bot alike', () => {
    assert.equal(site.identity?.type, 'UserAssigned');
    assert.deepEqual(Object.keys(site.identity.userAssignedIdentities), ["[variables('identityId')]"]);
    const bot = one('Microsoft.BotService/botServices').properties ?? {};
    assert.equal(bot.msaAppType, 'UserAssignedMSI');
    assert.equal(bot.msaAppMSIResourceId, "[variables('identityId')]");
    assert.equal(bot.msaAppId, `[${CLIENT_ID}]`);
    assert.equal(bot.msaAppId, settings.MicrosoftAppId);
    assert.equal(bot.endpoint, "[format('{0}/api/messages', variables('publicUrl'))]");
    const channel = one('Microsoft.BotService/botServices/channels');
    assert.equal(channel.properties?.channelName, 'MsTeamsChannel');
  });

  it('names the settings as the bot does, and what it sets can be read', () => {
    const platform = new Set([
      'NODE_ENV',
      'SCM_DO_BUILD_DURING_DEPLOYMENT',
      'WEBSITES_CONTAINER_STOP_TIME_LIMIT',
      'WEBSITE_HEALTHCHECK_MAXPINGFAILURES',
      'WEBSITE_SWAP_WARMUP_PING_PATH',
      'WEBSITE_SWAP_WARMUP_PING_STATUSES',
    ]);
    const example = text('.env.example');
    const names = Object.keys(settings);
    for (const name of names.filter((each) => !platform.has(each)))
      assert.match(example, new RegExp(`^# ${name}=`, 'm'), `the bot knows no ${name}`);

    const config = readConfig(deployed());
    assert.ok(config.mode === 'production');
    assert.equal(config.graphAuth, 'delegated');
    assert.deepEqual(config.registration.credential, { kind: 'managedIdentity' });
    assert.equal(config.admin, undefined, 'an empty setting is none');
    assert.equal(config.dataDir, '/home/data');
    assert.equal(config.authorityHost, 'https://login.microsoftonline.com');
    assert.equal(config.graph.url, 'https://graph.microsoft.com');
    assert.equal(config.channel.service, undefined, 'the public cloud');
  });

  it('may be of the US government’s cloud, with every value that it lets in', () => {
    const of = (name: string) => parameters[name]?.allowedValues ?? [];
    for (const channelService of of('channelService'))
      for (const authorityHost of of('authorityHost'))
        for (const graphUrl of of('graphUrl')) {
          const config = readConfig(deployed({ channelService, authorityHost, graphUrl }));
          assert.equal(config.channel.service ?? '', channelService);
          assert.deepEqual([config.authorityHost, config.graph.url], [authorityHost, graphUrl]);
        }
    for (const name of ['channelService', 'authorityHost', 'graphUrl']) {
      assert.ok(of(name).includes(String(parameters[name]?.defaultValue)), name);
      assert.ok(
        of(name).some((value) => value.endsWith('.us')),
        name,
      );
    }
    for (const name of ['hostSuffix', 'channelService', 'authorityHost', 'graphUrl'])
      assert.ok(text('docs/setup.md').includes(`\`${name}=`), `docs/setup.md says nothing of ${name}`);
  });

  it('takes a certificate for sign-in in place of a password', () => {
    const thumbprint = 'ab'.repeat(20);
    const config = readConfig(
      deployed({
        ssoAppPassword: '',
        ssoCertificatePath: '/home/keys/sso.pem',
        ssoCertificateThumbprint: thumbprint,
      }),
    );
    assert.ok(config.mode === 'production');
    assert.deepEqual(config.signIn?.credential, {
      kind: 'certificate',
      path: '/home/keys/sso.pem',
      thumbprint,
    });
  });

  it('keeps further settings, which win over its own', () => {
    assert.deepEqual(
      [parameters.extraSettings?.type, parameters.extraSettings?.defaultValue],
      ['object', {}],
    );
    assert.ok(union, 'they are the last of the union');
    assert.ok(!('appSettings' in siteConfig), 'the settings are set in one place');
  });

  it('has no secret in it, and says what each parameter is', () => {
    for (const [name, { type, defaultValue, metadata }] of Object.entries(parameters)) {
      assert.equal(type, KINDS[name] ?? 'string', name);
      assert.ok(metadata ?? name === 'logLevel', name);
      if (/password|secret/i.test(name)) assert.equal(defaultValue, '', name);
    }
    assert.match(variables.ssoAppPassword ?? '', /@Microsoft\.KeyVault\(SecretUri=/);
    const policies = resources.filter(({ type }) => type.endsWith('/basicPublishingCredentialsPolicies'));
    assert.deepEqual(
      policies.map(({ properties: policy }) => policy?.allow),
      [false, false, false, false],
    );
    assert.doesNotMatch(JSON.stringify(template.outputs), /listKeys|password|secret/i);
  });
});
