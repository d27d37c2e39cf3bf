import {
  grantedByDefault,
  startSandbox,
  type Sandbox,
  type SandboxOptions,
  type TenantData,
} from '../../../sandbox/graph/index.ts';

export const tenantId = 'c0ffee00-0000-4000-8000-000000000001';

/** An id that is easy to recognize in a failing test. */
export const id = (kind: number, n: number): string =>
  `0000000${kind}-0000-4000-8000-${String(n).padStart(12, '0')}`;

export const user = (n: number): string => id(1, n);
export const group = (n: number): string => id(2, n);
export const device = (n: number): string => id(3, n);
export const managed = (n: number): string => id(4, n);
export const role = (n: number): string => id(5, n);
export const assignment = (n: number): string => id(6, n);
export const directoryRole = id(7, 1);
export const channel = '19:helpdesk-admins@thread.tacv2';

const person = (n: number, displayName: string, upn: string, more: object = {}) => ({
  id: user(n),
  displayName,
  userPrincipalName: upn,
  mail: upn,
  department: 'Sales',
  accountEnabled: true,
  businessPhones: [],
  jobTitle: null,
  proxyAddresses: [`SMTP:${upn}`, `smtp:alias${n}@contoso.com`],
  ...more,
});

const managedDevice = (n: number, operatingSystem: string, more: object = {}) => ({
  id: managed(n),
  userId: user(1),
  azureADDeviceId: id(8, n),
  deviceName: `${operatingSystem.toUpperCase()}-${n}`,
  serialNumber: `SN${n}`,
  operatingSystem,
  complianceState: 'compliant',
  managementState: 'managed',
  lastSyncDateTime: '2024-01-01T00:00:00Z',
  notes: 'a note',
  deviceActionResults: [],
  ...more,
});

/** A small tenant with one of everything. Group 1 contains group 2 and group 2 contains group 1. */
export const tenant = (): TenantData => ({
  tenantId,
  users: [
    person(1, 'Zoë Ångström', 'zoe@contoso.com', {
      signInActivity: { lastSignInDateTime: '2024-01-01T00:00:00Z' },
    }),
    person(2, "Miles O'Brien", "o'brien@contoso.com", { department: 'IT', accountEnabled: false }),
    person(3, 'Adele Vance', 'adele@contoso.com', { mail: null }),
    person(4, 'Alex Wilber (Admin)', 'alex@contoso.com', { department: null }),
  ],
  groups: [
    { id: group(1), displayName: 'Outer', groupTypes: [], securityEnabled: true, members: [group(2)] },
    {
      id: group(2),
      displayName: 'Inner',
      groupTypes: [],
      securityEnabled: true,
      members: [user(1), group(1), device(1)],
    },
    {
      id: group(3),
      displayName: 'Team',
      groupTypes: ['Unified'],
      securityEnabled: false,
      members: [user(1), user(2)],
    },
  ],
  directoryRoles: [
    { id: directoryRole, roleTemplateId: id(9, 1), displayName: 'Intune Administrator', members: [group(1)] },
  ],
  teams: [
    {
      id: group(3),
      threadId: '19:team@thread.tacv2',
      displayName: 'Team',
      channels: [
        { id: channel, displayName: 'Admins', membershipType: 'private', members: [user(2)] },
        { id: '19:general@thread.tacv2', displayName: 'General', membershipType: 'standard' },
      ],
    },
  ],
  devices: [{ id: device(1), deviceId: id(8, 1), displayName: 'WINDOWS-1', ownerId: user(1) }],
  managedDevices: [
    managedDevice(1, 'Windows'),
    managedDevice(2, 'macOS', {
      sandbox: { actions: { remoteLock: { after: 3 }, rebootNow: { end: 'failed' } } },
    }),
    managedDevice(3, 'Android', {
      userId: user(2),
      sandbox: {
        actions: { wipe: { after: 5, end: 'gone' }, retire: { refuse: { status: 403, code: 'Forbidden' } } },
      },
    }),
  ],
  roleDefinitions: [
    {
      id: role(1),
      displayName: 'Help Desk Operator',
      isBuiltIn: true,
      description: 'Does remote tasks',
      isBuiltInRoleDefinition: true,
      rolePermissions: [
        {
          resourceActions: [
            {
              allowedResourceActions: ['Microsoft.Intune_RemoteTasks_RemoteLock'],
              notAllowedResourceActions: [],
            },
          ],
        },
      ],
      roleAssignments: [
        {
          id: assignment(1),
          displayName: 'Sales desk',
          description: null,
          members: [group(1)],
          resourceScopes: [group(2)],
          scopeType: 'resourceScope',
        },
      ],
    },
    { id: role(2), displayName: 'School Administrator', isBuiltIn: true, rolePermissions: [] },
  ],
  nav: {
    [`users/${user(1)}/manager`]: { id: user(2) },
    [`users/${user(1)}/licenseDetails`]: [{ id: 'lic1', skuPartNumber: 'EMS', servicePlans: [] }],
    [`managedDevices/${managed(1)}/deviceCompliancePolicyStates`]: [
      {
        id: 'state1',
        displayName: 'Windows policy',
        state: 'nonCompliant',
        settingStates: [{ setting: 'a', state: 'error' }],
      },
    ],
    'deviceManagement/deviceEnrollmentConfigurations': [
      {
        '@odata.type': '#microsoft.graph.deviceEnrollmentLimitConfiguration',
        id: 'limit',
        priority: 0,
        limit: 5,
      },
      {
        '@odata.type': '#microsoft.graph.deviceEnrollmentPlatformRestrictionsConfiguration',
        id: 'platform',
        priority: 0,
      },
    ],
  },
});

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

export const tokenOf = (claims: object): string =>
  `${encode({ alg: 'none', typ: 'JWT' })}.${encode(claims)}.`;

/** The parts of answers that the tests check. Which of them exist depends on the request. */
export interface Item {
  [name: string]: unknown;
  '@odata.type'?: string;
  id: string;
  manager?: object;
  members?: string[];
  roleAssignments: Item[];
  roleDefinition?: Item;
  deviceActionResults: Record<string, unknown>[];
  resourceActions?: { allowedResourceActions: string[] }[];
}

export interface Part {
  id: string;
  status: number;
  headers: Record<string, string>;
  body?: Body;
}

export interface Body extends Item {
  '@odata.count'?: number;
  '@odata.nextLink'?: string;
  value: Item[];
  error: { code: string; message: string; innerError: Record<string, string> };
  responses: Part[];
}

export interface Answer {
  status: number;
  headers: Headers;
  body: Body;
}

export interface Caller {
  sandbox: Sandbox;
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** Moves the sandbox's clock forward. */
  pass(seconds: number): void;
}

export const eventual = { ConsistencyLevel: 'eventual' };

const BEYOND_THE_BOT = ['DeviceManagementServiceConfig.Read.All', 'UserAuthenticationMethod.Read.All'];

export async function start(options: Partial<SandboxOptions> = {}): Promise<Caller> {
  let time = Date.parse('2030-01-01T00:00:00Z');
  const { delegated, application } = grantedByDefault;
  // the tests of the sandbox also read what the bot doesn't
  const grants = { delegated: [...delegated, ...BEYOND_THE_BOT], application };
  const sandbox = await startSandbox({ data: tenant(), now: () => new Date(time), grants, ...options });
  const Authorization = `Bearer ${tokenOf({ oid: user(1), tid: tenantId })}`;
  const call: Caller['call'] = async (method, path, body, headers = {}) => {
    const url = path.startsWith('http') ? path : sandbox.url + path;
    const content = body === undefined ? {} : { body: JSON.stringify(body) };
    const json: Record<string, string> = body === undefined ? {} : { 'Content-Type': 'application/json' };
    const response = await fetch(url, {
      method,
      headers: { Authorization, ...json, ...headers },
      ...content,
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: (text === '' ? undefined : JSON.parse(text)) as Body,
    };
  };
  return {
    sandbox,
    call,
    get: (path, headers) => call('GET', path, undefined, headers),
    post: (path, body, headers) => call('POST', path, body, headers),
    pass: (seconds) => void (time += seconds * 1000),
  };
}

/** The sentence in an error message of Intune, which is a JSON text. */
export const innerMessage = ({ body }: Answer): string =>
  (JSON.parse(body.error.message) as { Message: string }).Message;
