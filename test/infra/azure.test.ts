import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readConfig, type Environment } from '../../bot/config.ts';

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
  parameters: Record<string, { type: string; defaultValue?: unknown; metadata?: { description: string } }>;
  variables: Record<string, string>;
  resources: Resource[];
  outputs: Record<string, { value: string }>;
}

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
    siteConfig: Record<string, unknown> & { appSettings: { name: string; value: string }[] };
  } & Record<string, unknown>;

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

  it('runs the release on Linux, over https alone, one of it', () => {
    assert.equal(siteConfig.linuxFxVersion, 'NODE|22-lts');
    assert.equal(siteConfig.appCommandLine, 'node dist/bot/index.js');
    assert.equal(siteConfig.healthCheckPath, '/healthz');
    assert.deepEqual([siteConfig.alwaysOn, siteConfig.numberOfWorkers], [true, 1]);
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
    const setting = siteConfig.appSettings.find(({ name }) => name === 'MicrosoftAppId');
    assert.equal(bot.msaAppId, setting?.value);
    assert.equal(bot.endpoint, "[format('{0}/api/messages', variables('publicUrl'))]");
    const channel = one('Microsoft.BotService/botServices/channels');
    assert.equal(channel.properties?.channelName, 'MsTeamsChannel');
  });

  it('names the settings as the bot does, and what it sets can be read', () => {
    const platform = new Set([
      'NODE_ENV',
      'SCM_DO_BUILD_DURING_DEPLOYMENT',
      'WEBSITES_CONTAINER_STOP_TIME_LIMIT',
    ]);
    const example = text('.env.example');
    const names = siteConfig.appSettings.map(({ name }) => name);
    assert.equal(new Set(names).size, names.length);
    for (const name of names.filter((each) => !platform.has(each)))
      assert.match(example, new RegExp(`^# ${name}=`, 'm'), `the bot knows no ${name}`);

    const id = 'aaaaaaaa-0000-4000-8000-000000000001';
    const values: Record<string, string> = {
      "[reference(variables('identityId'), '2023-01-31').clientId]": id,
      '[subscription().tenantId]': id,
      "[variables('publicUrl')]": 'https://desk.azurewebsites.net',
      // of the second run, once the sign-in registration is there
      "[variables('ssoAppPassword')]": 'a-reference-to-the-vault',
      "[parameters('ssoAppId')]": 'bbbbbbbb-0000-4000-8000-000000000001',
      "[parameters('ssoAppIdUri')]": `api://botid-${id}`,
    };
    const environment: Environment = Object.fromEntries(
      siteConfig.appSettings.map(({ name, value }) => {
        const [, parameter = ''] = /^\[parameters\('(\w+)'\)\]$/.exec(value) ?? [];
        return [name, values[value] ?? (parameter ? String(parameters[parameter]?.defaultValue) : value)];
      }),
    );
    const config = readConfig(environment);
    assert.equal(config.mode, 'production');
    assert.equal(config.graph.auth, 'delegated');
    assert.deepEqual(config.registration?.credential, { kind: 'managedIdentity' });
    assert.equal(config.admin, undefined, 'an empty setting is none');
    assert.equal(config.dataDir, '/home/data');
  });

  it('has no secret in it, and says what each parameter is', () => {
    for (const [name, { type, defaultValue, metadata }] of Object.entries(parameters)) {
      assert.ok(type === 'string' && (metadata ?? name === 'logLevel'), name);
      if (/password|secret/i.test(name)) assert.equal(defaultValue, '', name);
    }
    assert.match(variables.ssoAppPassword ?? '', /@Microsoft\.KeyVault\(SecretUri=/);
    const policies = resources.filter(({ type }) => type.endsWith('/basicPublishingCredentialsPolicies'));
    assert.deepEqual(
      policies.map(({ properties: policy }) => policy?.allow),
      [false, false],
    );
    assert.doesNotMatch(JSON.stringify(template.outputs), /listKeys|password|secret/i);
  });
});
