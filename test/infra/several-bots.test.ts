import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readConfig } from '../../bot/config/index.ts';
import { evaluated, type Scope } from './support/arm.ts';

interface Resource {
  type: string;
  name: string;
  condition?: boolean;
  scope?: string;
  sku?: { name: string; capacity: number };
  dependsOn?: string[];
  properties: Record<string, unknown>;
}
interface Template {
  parameters: Record<string, { defaultValue?: unknown }>;
  variables: Record<string, unknown>;
  resources: unknown[];
  outputs: Record<string, { value: string }>;
}

describe('the template for Azure, with several bots', () => {
  const template = JSON.parse(
    readFileSync(new URL('../../infra/azuredeploy.json', import.meta.url), 'utf8'),
  ) as Template;

  /** What a deployment with these parameters makes. */
  function deployed(over: Record<string, string | number | boolean> = {}) {
    const given: Scope['parameters'] = { name: 'contoso-help-desk', ...over };
    const scope: Scope = { parameters: given, variables: template.variables };
    for (const [name, { defaultValue }] of Object.entries(template.parameters))
      if (!(name in given))
        Object.assign(given, { [name]: evaluated(defaultValue, { ...scope, parameters: { ...given } }) });
    const resources = (evaluated(template.resources, scope) as Resource[]).filter(
      ({ condition }) => condition !== false,
    );
    const ofType = (type: string) => resources.filter((one) => one.type === type);
    return { resources, ofType, outputs: evaluated(template.outputs, scope) as Template['outputs'] };
  }
  const several = { store: 'tables', instances: 3 };
  const siteOf = ({ ofType }: ReturnType<typeof deployed>) =>
    ofType('Microsoft.Web/sites')[0]?.properties.siteConfig as Record<string, unknown>;
  const settingsOf = ({ ofType }: ReturnType<typeof deployed>, type = 'Microsoft.Web/sites/config') =>
    ofType(type)[0]?.properties as Record<string, string>;

  it('is one bot with files unless something else is asked for, whatever the number of instances says', () => {
    for (const over of [{}, { instances: 3 }, { slot: true }] as Record<string, number | boolean>[]) {
      const made = deployed(over);
      const types = made.resources.map(({ type }) => type);
      assert.ok(!types.some((type) => /Storage|Authorization|slots/.test(type)), types.join());
      assert.equal(made.ofType('Microsoft.Web/serverfarms')[0]?.sku?.capacity, 1);
      assert.deepEqual([siteOf(made).numberOfWorkers, siteOf(made).healthCheckPath], [1, '/healthz']);
      assert.equal(settingsOf(made).StoreUrl, '');
      assert.equal(settingsOf(made).DataDir, '/home/data');
    }
  });

  it('has a storage account that only the bot’s identity gets into, with the roles that the bot needs', () => {
    const { ofType, outputs } = deployed(several);
    const [account] = ofType('Microsoft.Storage/storageAccounts');
    assert.ok(account);
    assert.match(account.name, /^[a-z\d]{3,24}$/);
    const { allowSharedKeyAccess, minimumTlsVersion, allowBlobPublicAccess, supportsHttpsTrafficOnly } =
      account.properties;
    assert.deepEqual(
      [allowSharedKeyAccess, minimumTlsVersion, allowBlobPublicAccess, supportsHttpsTrafficOnly],
      [false, 'TLS1_2', false, true],
    );
    const roles = ofType('Microsoft.Authorization/roleAssignments');
    // Storage Table Data Contributor and Storage Queue Data Contributor, by the ids that Microsoft documents
    assert.deepEqual(
      roles.map(({ properties }) => String(properties.roleDefinitionId).split('/').at(-1)),
      ['0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3', '974c5e8b-45b9-4653-ba55-5f855dd0fe88'],
    );
    assert.equal(new Set(roles.map(({ name }) => name)).size, 2);
    for (const { scope, properties, dependsOn } of roles) {
      assert.ok(scope?.endsWith(`/Microsoft.Storage/storageAccounts/${account.name}`), scope);
      assert.deepEqual(
        [properties.principalId, properties.principalType],
        [outputs.principalId?.value, 'ServicePrincipal'],
      );
      assert.equal(dependsOn?.length, 2);
    }
  });

  it('tells the bots where it is, in words that they understand, and asks each whether it is ready', () => {
    const made = deployed(several);
    assert.equal(made.ofType('Microsoft.Web/serverfarms')[0]?.sku?.capacity, 3);
    assert.deepEqual([siteOf(made).numberOfWorkers, siteOf(made).healthCheckPath], [3, '/readyz']);
    const sso = { ssoAppId: 'bbbbbbbb-0000-4000-8000-000000000001', ssoAppIdUri: 'api://botid-x' };
    const settings = settingsOf(deployed({ ...several, ...sso, ssoAppPasswordSecretUri: 'https://a' }));
    const config = readConfig(settings);
    assert.match(config.storeUrl ?? '', /^https:\/\/helpdesk\w+\.table\.core\.windows\.net$/);
    assert.equal(made.outputs.storeUrl?.value, config.storeUrl);
  });

  it('takes a slot that is warmed up before it is swapped in, with the same settings', () => {
    const made = deployed({ ...several, slot: true });
    const [slot] = made.ofType('Microsoft.Web/sites/slots');
    assert.equal(slot?.name, 'contoso-help-desk/next');
    const [site] = made.ofType('Microsoft.Web/sites');
    assert.deepEqual(slot.properties, site?.properties);
    const settings = settingsOf(made, 'Microsoft.Web/sites/slots/config');
    assert.deepEqual(settings, settingsOf(made));
    assert.deepEqual(
      [settings.WEBSITE_SWAP_WARMUP_PING_PATH, settings.WEBSITE_SWAP_WARMUP_PING_STATUSES],
      ['/readyz', '200'],
    );
    const policies = made.ofType('Microsoft.Web/sites/slots/basicPublishingCredentialsPolicies');
    assert.deepEqual(
      policies.map(({ properties }) => properties.allow),
      [false, false],
    );
  });
});
