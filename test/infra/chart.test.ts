import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { readConfig } from '../../bot/config/index.ts';

const root = new URL('../../', import.meta.url);
const text = (path: string) => readFileSync(new URL(path, root), 'utf8');
const CHART = 'charts/help-desk';

/** Values as somebody gives them who has passwords, as JSON; the rest is in values.yaml. */
const given = {
  image: { repository: 'ghcr.io/owner/repository' },
  registration: {
    appId: 'aaaaaaaa-0000-4000-8000-000000000001',
    tenantId: 'aaaaaaaa-0000-4000-8000-000000000002',
  },
  publicUrl: 'https://help-desk.example',
  storeUrl: 'https://contoso.table.core.windows.net',
  credentials: { passwords: { secretName: 'help-desk-passwords' } },
};

describe('the Helm chart', () => {
  const templates = Object.fromEntries(
    readdirSync(new URL(`${CHART}/templates/`, root)).map((name) => [
      name,
      text(`${CHART}/templates/${name}`),
    ]),
  );
  const all = Object.values(templates).join('\n');
  const deployment = templates['deployment.yaml'] ?? '';
  const settings = templates['configmap.yaml'] ?? '';
  const schema = JSON.parse(text(`${CHART}/values.schema.json`)) as {
    properties: { settings: { propertyNames: { enum: string[] } } };
  };
  const known = [...text('.env.example').matchAll(/^# (\w+)=/gm)].map(([, name]) => name);

  it('has the version of package.json, of the chart and of what it runs', () => {
    const { version } = JSON.parse(text('package.json')) as { version: string };
    const chart = text(`${CHART}/Chart.yaml`);
    assert.match(chart, new RegExp(`^version: ${version}$`, 'm'));
    assert.match(chart, new RegExp(`^appVersion: '${version}'$`, 'm'));
  });

  it('lets in values that it can run with, and names what is wrong with others', () => {
    const validate = new Ajv({
      strict: true,
      strictTypes: false,
      allErrors: true,
      strictRequired: false,
    }).compile(schema);
    assert.ok(validate(given), JSON.stringify(validate.errors));
    const wrong: Record<string, object> = {
      'no image': { image: {} },
      'an id that is none': { registration: { ...given.registration, appId: 'help-desk' } },
      'an address without https': { publicUrl: 'http://help-desk.example' },
      'an address with a path': { publicUrl: 'https://help-desk.example/bot' },
      'no credential': { credentials: {} },
      'a certificate without its thumbprint': { credentials: { certificates: { secretName: 'keys' } } },
      'a store that is none': { storeUrl: 'https://contoso.blob/x' },
      'a misspelled value': { replicas: 2 },
      'a setting that nobody reads': { settings: { LogLevels: 'debug' } },
      'a setting that isn’t text': { settings: { MetricsPort: 9465 } },
      'a password among the values': { settings: { MicrosoftAppPassword: 'x' } },
      'no bot': { replicaCount: 0 },
    };
    for (const [what, values] of Object.entries(wrong)) assert.ok(!validate({ ...given, ...values }), what);
  });

  it('asks for each of its values by its name, and for no other', () => {
    const names = pathsOf(text(`${CHART}/values.yaml`));
    const asked = new Set([...all.matchAll(/\.Values\.([\w.]+)/g)].map(([, name = '']) => name));
    for (const name of asked)
      assert.ok(
        names.some((one) => one === name || one.startsWith(`${name}.`)),
        `values.yaml has no ${name}`,
      );
    const certificates = /\$certificates\.(\w+)/g;
    for (const [, name = ''] of deployment.matchAll(certificates))
      asked.add(`credentials.certificates.${name}`);
    for (const name of names)
      assert.ok(
        [...asked].some((one) => name === one || name.startsWith(`${one}.`)),
        `no template asks for ${name}`,
      );
  });

  it('sets what the bot reads, and lets further settings be what the bot reads and the chart doesn’t set', () => {
    const set = [...settings.matchAll(/^ {2}(\w+): /gm)]
      .map(([, name = '']) => name)
      .filter((name) => name !== 'name');
    const secret = [...deployment.matchAll(/^ +- name: ([A-Z]\w+)$/gm)].map(([, name = '']) => name);
    assert.ok(set.length > 10 && secret.length === 3);
    const further = schema.properties.settings.propertyNames.enum;
    for (const name of [...set, ...secret, ...further])
      assert.ok(known.includes(name), `the bot knows no ${name}`);
    const own = new Set([
      ...set,
      ...secret,
      'HOST',
      'DataDir',
      'SandboxPort',
      'SandboxData',
      'ChatPort',
      'GraphTrace',
    ]);
    assert.deepEqual(
      [...own, ...further].sort(),
      [...known].sort(),
      'each setting has one place: the chart’s own, or settings',
    );
  });

  it('gives the bot what it starts with', () => {
    const config = readConfig({
      NODE_ENV: 'production',
      PORT: '3978',
      MicrosoftAppType: 'SingleTenant',
      MicrosoftAppId: given.registration.appId,
      MicrosoftAppTenantId: given.registration.tenantId,
      MicrosoftAppPassword: 'from the Secret',
      SsoAppId: 'bbbbbbbb-0000-4000-8000-000000000001',
      SsoAppPassword: 'from the Secret',
      SsoAppIdUri: `api://botid-${given.registration.appId}`,
      PublicUrl: given.publicUrl,
      StoreUrl: given.storeUrl,
    });
    assert.ok(config.mode === 'production');
    assert.deepEqual([config.listen.port, config.storeUrl], [3978, given.storeUrl]);
    for (const line of ["PORT: '3978'", 'MicrosoftAppType: SingleTenant', 'api://botid-%s'])
      assert.ok(settings.includes(line), line);
  });

  it('asks the bot where it answers, and at the image’s port', () => {
    assert.match(text('Dockerfile'), /^EXPOSE 3978$/m);
    assert.match(deployment, /containerPort: 3978$/m);
    const probes = [...deployment.matchAll(/(\w+)Probe:\n +httpGet:\n +path: (\S+)\n +port: (\w+)/g)];
    assert.deepEqual(
      probes.map(([, kind, path, port]) => [kind, path, port]),
      [
        ['startup', '/healthz', 'http'],
        ['liveness', '/healthz', 'http'],
        ['readiness', '/readyz', 'http'],
      ],
    );
    const paths = [...(templates['ingress.yaml'] ?? '').matchAll(/path: (\S+)/g)].map(([, path]) => path);
    assert.deepEqual(paths, ['/api/messages', '/auth/'], 'nothing else is let in from outside');
  });

  it('rolls without a gap, and gives a bot the time that it takes to end', () => {
    assert.match(text(`${CHART}/values.yaml`), /^replicaCount: [2-9]$/m);
    assert.match(deployment, /maxSurge: 1\n +maxUnavailable: 0$/m);
    const grace = Number(/terminationGracePeriodSeconds: (\d+)/.exec(deployment)?.[1]);
    const before = Number(/'sleep', '(\d+)'/.exec(deployment)?.[1]);
    assert.ok(grace - before >= 15, 'docs/operations.md allows fifteen seconds');
  });

  it('runs as nobody, writes nowhere but in its own folders, and has no token of the cluster', () => {
    for (const line of [
      'runAsNonRoot: true',
      'runAsUser: 1000',
      'allowPrivilegeEscalation: false',
      'readOnlyRootFilesystem: true',
      'type: RuntimeDefault',
      'automountServiceAccountToken: false',
    ])
      assert.ok(deployment.includes(line), line);
    assert.match(deployment, /drop:\n +- ALL$/m);
    assert.match(templates['serviceaccount.yaml'] ?? '', /automountServiceAccountToken: false/);
    assert.doesNotMatch(all, /kind: (Secret|Role|ClusterRole)\b|privileged: true|hostNetwork|hostPath/);
  });
});

/** The names in a YAML file of plain maps, with dots: `image.tag`. Lists and empty maps are ends. */
function pathsOf(yaml: string): string[] {
  const open: string[] = [];
  const paths: string[] = [];
  for (const [, indent = '', name = '', rest = ''] of yaml.matchAll(/^( *)(\w+):(.*)$/gm)) {
    open.length = indent.length / 2;
    open.push(name);
    if (rest.trim() !== '') paths.push(open.join('.'));
  }
  return paths;
}
