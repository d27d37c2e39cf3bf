/** The content of the tenant's file. Property names are Graph's. Properties that aren't named here are served as they are. */
export type Fields = Record<string, unknown>;

export interface Entity extends Fields {
  id: string;
}

export interface Group extends Entity {
  members?: string[];
}

export interface Channel extends Entity {
  members?: string[];
  /** If it differs from `members`: in a shared channel, people also come through other teams. */
  allMembers?: string[];
}

export interface Team extends Entity {
  threadId?: string;
  channels?: Channel[];
}

export interface Device extends Entity {
  deviceId?: string;
  ownerId?: string;
}

export type ActionEnd = 'done' | 'failed' | 'notSupported' | 'canceled' | 'active' | 'never' | 'gone';

/** Multi Admin Approval of a call. */
export interface ApprovalRule {
  /** A second administrator must approve it. */
  approval?: boolean;
  /** Seconds until one approves. Without this and `rejectedAfter`, the request waits for somebody who decides. */
  approvedAfter?: number;
  /** Seconds until one rejects it. */
  rejectedAfter?: number;
  /** Groups whose members may decide through Graph. */
  approverGroupIds?: string[];
}

export interface Refusal {
  status: number;
  code?: string;
  message?: string;
}

/** How a remote action on a device goes. */
export interface ActionScript extends ApprovalRule {
  /** Seconds until the device reports. */
  after?: number;
  /** What it reports then. `never` stays pending, `gone` takes the device out of Intune. */
  end?: ActionEnd;
  /** Graph refuses the request. */
  refuse?: Refusal;
  /** It never appears in the device's results. A wipe or a retire then shows only in `managementState`. */
  unlisted?: boolean;
  /** Of an action whose result tells item by item: why an item fails, by its id. */
  itemErrors?: Record<string, string> | undefined;
}

export interface ManagedDevice extends Entity {
  userId?: string | null;
  deviceName?: string | null;
  operatingSystem?: string | null;
  azureADDeviceId?: string | null;
  lastSyncDateTime?: string | null;
  deviceActionResults?: Fields[];
  /** Ids of its scope tags. None: the default one, `0`. Beta alone serves them. */
  roleScopeTagIds?: string[];
  /** Never served. */
  sandbox?: {
    actions?: Record<string, ActionScript>;
    /** Whether an Apple device is in Lost Mode (beta's `lostModeState`). Without it, the sandbox doesn't care. */
    lostMode?: boolean;
  };
}

export interface RoleAssignment extends Entity {
  displayName?: string;
  description?: string | null;
  members?: string[];
  resourceScopes?: string[];
  scopeType?: string;
  scopeMembers?: string[];
  /** Ids of its scope tags. None: it isn't limited by any. */
  roleScopeTagIds?: string[];
}

export interface RoleDefinition extends Entity {
  /** Ids of its scope tags. With any, it hides itself and its assignments from people who are limited to other tags. */
  roleScopeTagIds?: string[];
  roleAssignments?: RoleAssignment[];
}

export interface TenantData {
  tenantId: string;
  users: Entity[];
  groups: Group[];
  directoryRoles: Group[];
  teams: Team[];
  devices: Device[];
  managedDevices: ManagedDevice[];
  roleDefinitions: RoleDefinition[];
  /** Any other navigation, by its path. `{ sandbox: { refuse } }` in place of its value: Graph refuses to answer it. */
  nav: Record<string, unknown>;
}

export type Version = 'v1.0' | 'beta';

/** The owner of a call's token. */
export interface Caller {
  /** Entra object id of the person, or undefined for an app. */
  personId: string | undefined;
  /** The app's id, where the token is its own. */
  appId?: string | undefined;
  /** The permissions that the token names; undefined if it names none, as in the demo. */
  permissions?: readonly string[] | undefined;
}

export interface GraphRequest {
  method: string;
  version: Version;
  /** Path and query after the version, as sent: `/users/ID?$select=id`. */
  url: string;
  /** Names are in lower case. */
  headers: Readonly<Record<string, string | undefined>>;
  body: unknown;
  caller: Caller;
}

export interface GraphAnswer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

/** A call that the sandbox answered. The parts of a batch are recorded too. */
export interface RecordedCall {
  method: string;
  /** With version and query: `/v1.0/users?$top=5`. */
  url: string;
  /** Decoded and without query. */
  path: string;
  headers: Readonly<Record<string, string | undefined>>;
  body: unknown;
  /** 0 if a fault broke the connection or let it hang. */
  status: number;
  response: unknown;
  batched: boolean;
  /** When it came in, by the computer's own clock, in milliseconds. */
  at: number;
}
