import assert from 'node:assert/strict';
import { catalogue } from '../../bot/helpdesk/actions/catalogue.ts';
import { demoTokens, openGraph } from '../../bot/graph/index.ts';
import { TAB_NAMES } from '../../bot/helpdesk/people/tab-names.ts';
import { makeContoso } from '../../sandbox/contoso/index.ts';
import type { RecordedCall } from '../../sandbox/graph/index.ts';
import { startSandbox } from '../../sandbox/graph/index.ts';
import type { TenantData } from '../../sandbox/graph/types.ts';
import { sampleValues } from '../support/action-values.ts';
import { managedDevice } from '../support/samples.ts';
import { openStage } from '../support/stage.ts';
import { groups, people, smallTenant } from '../support/tenant.ts';
import { everyCall, HELP_DESK_OPERATOR } from './support/every-call.ts';
import { type Held, typeFaults } from './support/typed.ts';

/** What beta's paths lead to. */
const ENTITIES: readonly (readonly [path: RegExp, type: string])[] = [
  [/^\/deviceManagement\/roleDefinitions(\/[^/]+)?$/, 'G.RoleDefinition'],
  [/^\/deviceManagement\/roleAssignments(\/[^/]+)?$/, 'G.DeviceAndAppManagementRoleAssignment'],
  [/^\/deviceManagement\/roleScopeTags$/, 'G.RoleScopeTag'],
  [/^\/deviceManagement\/deviceHealthScripts$/, 'G.DeviceHealthScript'],
  [/^\/deviceManagement\/deviceConfigurations$/, 'G.DeviceConfiguration'],
  [/^\/deviceAppManagement\/mobileApps$/, 'G.MobileApp'],
  [/^\/deviceManagement\/operationApprovalRequests(\/[^/]+)?$/, 'G.OperationApprovalRequest'],
  [/^\/deviceManagement\/operationApprovalPolicies$/, 'G.OperationApprovalPolicy'],
  [/^\/deviceManagement\/deviceCompliancePolicies$/, 'G.DeviceCompliancePolicy'],
  [/^\/deviceManagement\/windowsFeatureUpdateProfiles$/, 'G.WindowsFeatureUpdateProfile'],
  [/^\/deviceManagement\/windowsQualityUpdateProfiles$/, 'G.WindowsQualityUpdateProfile'],
  [/^\/deviceManagement\/windowsDriverUpdateProfiles$/, 'G.WindowsDriverUpdateProfile'],
  [/^\/deviceManagement\/managedDevices(\/[^/]+)?$/, 'G.ManagedDevice'],
  [/^\/users\/[^/]+\/managedDevices$/, 'G.ManagedDevice'],
  [
    /^\/deviceManagement\/managedDevices\/[^/]+\/deviceHealthScriptStates$/,
    'G.DeviceHealthScriptPolicyState',
  ],
  [/^\/users\/[^/]+\/getManagedDevicesWithFailedOrPendingApps$/, 'G.ManagedDeviceSummarizedAppState'],
  [/^\/users\/[^/]+\/mobileAppIntentAndStates\/[^/]+$/, 'G.MobileAppIntentAndState'],
];

/** What beta answers without a type of its own: a text. */
const TEXT = '/getFileVaultKey';

/** Bodies of calls that aren't device actions. */
const BODIES: readonly (readonly [path: RegExp, type: string])[] = [
  [/^\/deviceManagement\/roleAssignments$/, 'G.DeviceAndAppManagementRoleAssignment'],
  [
    /^\/deviceManagement\/operationApprovalRequests\/[^/]+\/(approve|reject)$/,
    '{ justification: string; approvalSource: G.OperationApprovalSource }',
  ],
];

/** The package has entities, enums and complex types, and no parameters of actions. So each parameter is held against what it is a value of. */
const PARAMETERS: Readonly<Record<string, string>> = {
  changeAssignments: '{ deviceAssignmentItems: G.DeviceAssignmentItem[] }',
  createDeviceLogCollectionRequest: '{ templateType: G.DeviceLogCollectionRequest }',
  wipe: '{ obliterationBehavior?: G.ObliterationBehavior; [other: string]: unknown }',
  setDeviceName: '{ deviceName: NonNullable<G.ManagedDevice["deviceName"]> }',
  activateDeviceEsim: '{ carrierUrl: NonNullable<G.ActivateDeviceEsimActionResult["carrierUrl"]> }',
  initiateOnDemandProactiveRemediation: '{ scriptPolicyId: NonNullable<G.DeviceHealthScript["id"]> }',
};

/** Of these there is nothing in it: free texts and numbers, or no body at all. Their names and kinds are held by Graph’s own metadata. */
const WITHOUT_TYPES: readonly string[] = [
  ...['enableLostMode', 'disableLostMode', 'playLostModeSound', 'sendCustomNotificationToCompanyPortal'],
  ...['rotateBitLockerKeys', 'rotateLocalAdminPassword', 'rotateFileVaultKey', 'rotateRecoveryLockPasscode'],
  ...['pauseConfigurationRefresh', 'deprovision', 'disable', 'reenable'],
];

const quiet = () => undefined;
const silent = { debug: quiet, info: quiet, warn: quiet, error: quiet };

const typeOf = (table: readonly (readonly [path: RegExp, type: string])[], path: string) =>
  table.find(([pattern]) => pattern.test(path))?.[1];

/** Beta's calls, below the version. Those that came as parts of a batch are among them. */
const betaCalls = (calls: readonly RecordedCall[]) =>
  calls.flatMap((call) => {
    const path = /^\/beta(\/.*)$/.exec(call.path)?.[1];
    return path === undefined || path === '/$batch' ? [] : [{ ...call, path }];
  });

/** What a call selects and expands are properties of the type, and its body is of one. */
function requestsHeld(calls: readonly RecordedCall[]): Held[] {
  return betaCalls(calls).flatMap(({ method, path, url, body }): Held[] => {
    const where = `${method} ${path}`;
    if (method !== 'GET') {
      const type = typeOf(BODIES, path);
      assert.ok(type ?? /managedDevices\/[^/]+\/\w+$/.test(path), `${where}: add its body's type`);
      return type === undefined || body === undefined ? [] : [{ where, type, value: body }];
    }
    if (path.endsWith(TEXT)) return [];
    const type = typeOf(ENTITIES, path);
    assert.ok(type, `${where}: add its type`);
    const query = new URL(url, 'http://graph').searchParams;
    const names = ['$select', '$expand'].flatMap((name) => query.get(name)?.split(',') ?? []);
    return [{ where: `${where} ${names.join()}`, type: `(keyof ${type})[]`, value: names }];
  });
}

/** The sandbox answers what the type has. */
function answersHeld(calls: readonly RecordedCall[]): Held[] {
  return betaCalls(calls).flatMap(({ method, path, status, response }): Held[] => {
    const type = typeOf(ENTITIES, path);
    if (method !== 'GET' || status !== 200 || type === undefined) return [];
    const { value } = response as { value?: unknown };
    const [of, answer] = Array.isArray(value) ? [`${type}[]`, value] : [type, response];
    return [{ where: `the sandbox’s answer to ${path}`, type: of, value: answer }];
  });
}

/** The same of what the tenant's file has below its navigations, whether anybody asked for it or not. */
function recordsHeld({ nav }: TenantData): Held[] {
  return Object.entries(nav).flatMap(([path, value]): Held[] => {
    const type = typeOf(
      ENTITIES,
      `/${path.replace(/^managedDevices\//, 'deviceManagement/managedDevices/')}`,
    );
    if (type === undefined || (value as { sandbox?: unknown }).sandbox !== undefined) return [];
    return [{ where: `the demo’s ${path}`, type: Array.isArray(value) ? `${type}[]` : type, value }];
  });
}

const once = (all: readonly Held[]) => [
  ...new Map(all.map((one) => [`${one.type} ${JSON.stringify(one.value)}`, one])).values(),
];

describe('beta’s shapes, held against Microsoft’s types', function () {
  this.timeout(60_000);

  it('are what every call of the bot selects, expands and sends', async () => {
    const data = smallTenant();
    const sandbox = await startSandbox({ data, port: 0 });
    const graph = openGraph({ url: sandbox.url, log: silent, tokens: demoTokens(data.tenantId) });
    try {
      const api = graph.graphFor({ personId: people.admin, signal: new AbortController().signal });
      await everyCall(api);
      const reaches = [
        { allUsers: true, allDevices: false },
        { allUsers: false, allDevices: true },
        { allUsers: true, allDevices: true },
      ];
      for (const reach of reaches)
        await api.roles.create({
          displayName: 'Sample',
          description: 'Sample desk',
          roleId: HELP_DESK_OPERATOR,
          memberGroups: [groups.newcomers],
          scopeGroups: [],
          ...reach,
        });
      const held = once(requestsHeld(sandbox.calls));
      assert.ok(held.length > 10, 'hardly any call of beta was seen');
      assert.ok(held.filter(({ type }) => type === 'G.DeviceAndAppManagementRoleAssignment').length >= 3);
      assert.deepEqual(typeFaults(held), []);
    } finally {
      await graph.close();
      await sandbox.close();
    }
  });

  it('are what the bodies of beta’s device actions are made of, with every choice', () => {
    const named = catalogue.flatMap((action) => {
      const calls = [{ name: action.name, version: action.version }, ...Object.values(action.on ?? {})];
      const beta = calls.filter(({ version }) => version === 'beta' || action.onBeta !== undefined);
      return beta.map(({ name }) => ({ action, name }));
    });
    const unknown = named.filter(
      ({ name }) => !Object.hasOwn(PARAMETERS, name) && !WITHOUT_TYPES.includes(name),
    );
    assert.deepEqual(
      unknown.map(({ name }) => name),
      [],
      'hold its parameters against a type, or say that there is none',
    );
    const held = named.flatMap(({ action, name }): Held[] => {
      const type = PARAMETERS[name];
      if (type === undefined) return [];
      const values = sampleValues(action, managedDevice());
      const choices = (action.form ?? []).flatMap((field) =>
        field.kind === 'choice' ? field.choices.map((choice) => ({ ...values, [field.id]: choice })) : [],
      );
      return [values, ...choices].map((some) => ({ where: name, type, value: action.body?.(some) }));
    });
    assert.ok(held.length > Object.keys(PARAMETERS).length);
    assert.deepEqual(typeFaults(held), []);
  });

  it('are what the demo’s tenant answers', async () => {
    const data = makeContoso() as unknown as TenantData;
    const stage = await openStage({ data });
    const idOf = (name: string) => data.users.find(({ displayName }) => displayName === name)?.id ?? '';
    const omar = idOf('Omar Operator');
    const { card } = await stage.channel.say(omar, 'device SAMPO-LAPTOP');
    await stage.channel.press(omar, card, 'More actions');
    await stage.channel.say(omar, 'whoami');
    for (const tab of TAB_NAMES)
      for (const name of ['Person One', 'Sampo Laine'])
        await stage.channel.invoke(omar, 'user.tab', { user: idOf(name), tab, page: '0' });
    const held = once([...answersHeld(stage.sandbox.calls), ...recordsHeld(data)]);
    const types = new Set(held.map(({ type }) => type.replace('[]', '')));
    for (const type of [
      'G.OperationApprovalRequest',
      'G.ManagedDevice',
      'G.RoleDefinition',
      'G.MobileAppIntentAndState',
      'G.WindowsFeatureUpdateProfile',
    ])
      assert.ok(types.has(type), `${type} among ${[...types].join(', ')}`);
    assert.deepEqual(typeFaults(held), []);
  });

  it('would be found wrong', () => {
    const target = '#microsoft.graph.groupAssignmentTarget';
    const samples: [right: boolean, type: string, value: unknown][] = [
      [false, 'G.ManagedDevice', { deviceNam: 'x' }],
      [true, 'G.ManagedDevice', { deviceName: 'x' }],
      [false, '{ obliterationBehavior?: G.ObliterationBehavior }', { obliterationBehavior: 'sometimes' }],
      [false, '(keyof G.ManagedDevice)[]', ['lostMode']],
      [true, '(keyof G.ManagedDevice)[]', ['lostModeState']],
      [false, 'G.DeviceAndAppManagementAssignmentTarget', { '@odata.type': target, group: 'x' }],
      [true, 'G.DeviceAndAppManagementAssignmentTarget', { '@odata.type': target, groupId: 'x' }],
    ];
    const faults = typeFaults(
      samples.map(([, type, value], at) => ({ where: `sample ${at}.`, type, value })),
    );
    for (const [at, [right]] of samples.entries())
      assert.equal(
        !faults.some((fault) => fault.startsWith(`sample ${at}.`)),
        right,
        `${at}: ${faults.join('\n')}`,
      );
  });
});
