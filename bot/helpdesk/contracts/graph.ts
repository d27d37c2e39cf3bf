import type { DevicesOfPerson, Found, Listed } from './graph/found.ts';
import type { ConfigurationProfile, Pickable } from './graph/assigned.ts';
import type { Troubleshooting } from './graph/troubleshooting.ts';
import type {
  Account,
  DeviceDetails,
  EntraDevice,
  Group,
  GroupFacts,
  IntuneLicense,
  ManagedDevice,
  PersonName,
  RoleAssignment,
  RoleDefinition,
  SpeakerRecord,
} from './model.ts';
import type { KeyWalk, ListedKey, Secret, SecretKind } from './secret.ts';
import type { Approvals } from './graph/approvals.ts';

/**
 * What the help desk needs from Microsoft Graph. It is opened for one operator's turn, and every call carries that operator's rights.
 * A read that gets no answer throws a `Problem`.
 */
export interface GraphApi {
  readonly directory: Directory;
  readonly devices: Devices;
  readonly roles: Roles;
  readonly channels: Channels;
  readonly approvals: Approvals;
  readonly troubleshooting: Troubleshooting;
}

/** Whose rights a call carries, and how long an answer is waited for. */
export interface Caller {
  /** Entra object id of the operator. undefined: the bot itself, which reads role assignments ahead. */
  readonly personId: string | undefined;
  /** Aborts when the turn's time is over. */
  readonly signal: AbortSignal;
  /** The turn that the calls are for. Graph gets it as `client-request-id`. undefined: the call belongs to no turn. */
  readonly turnId?: string | undefined;
  /** The calls are about a change or a secret. Then the answer to a read is waited for as long as it takes, up to half a minute. */
  readonly patient?: boolean | undefined;
}

export type GraphFor = (caller: Caller) => GraphApi;

/** People and groups in Entra. `person` is always an object id or a user principal name. */
export interface Directory {
  speaker(personId: string): Promise<SpeakerRecord>;
  account(person: string): Promise<Account>;
  /** undefined: the person has none. */
  manager(person: string): Promise<PersonName | undefined>;
  intuneLicense(person: string): Promise<IntuneLicense>;
  groups(person: string): Promise<Listed<Group>>;
  registeredDevices(person: string): Promise<Listed<EntraDevice>>;
  /** Devices whose registered owner the person is in Entra. */
  ownedDevices(person: string): Promise<EntraDevice[]>;
  /** People whose mail or another address is `address`. */
  findByMail(address: string): Promise<Found<PersonName>>;
  /** People whose name, mail or UPN matches `text` in the directory's search. At most `most` of them. */
  findByName(text: string, most: number): Promise<Found<PersonName>>;
  /** Template ids of the Entra roles that the person holds, also through groups. */
  directoryRoles(person: string): Promise<string[]>;
  /** Which of `groupIds` the person is in, directly or through nested groups. */
  personIsIn(person: string, groupIds: readonly string[]): Promise<Set<string>>;
  /** Which of `groupIds` the device's Entra object is in. `objectId` is the object's own id. */
  deviceIsIn(objectId: string, groupIds: readonly string[]): Promise<Set<string>>;
  /** The Entra object of a device by its deviceId. undefined: there is none. */
  deviceObject(deviceId: string): Promise<EntraDevice | undefined>;
  /** Names of groups by id. A group that no longer exists is missing. */
  groupNames(groupIds: readonly string[]): Promise<Map<string, string>>;
  /** A group by its id. undefined: there is none. */
  group(id: string): Promise<GroupFacts | undefined>;
  /** Groups with `text` in their name, at most `most` of them. */
  findGroups(text: string, most: number): Promise<Found<GroupFacts>>;
  /** Which of `groupIds` the group is nested in, at any depth. */
  groupIsIn(id: string, groupIds: readonly string[]): Promise<Set<string>>;
  /** How many users and devices are in a group, nested groups included. */
  groupSize(id: string): Promise<{ users: number; devices: number }>;
}

/** Channels in Teams, as Graph knows them now. */
export interface Channels {
  /** undefined: there is no such channel in that team. `membershipType` is `private`, `standard`, `shared` or a newer word. */
  channel(teamId: string, channelId: string): Promise<{ membershipType?: string | undefined } | undefined>;
  /** Entra object ids of everyone in the channel itself (not in its team). */
  members(teamId: string, channelId: string): Promise<Set<string>>;
}

/** Intune's managed devices. */
export interface Devices {
  ofPerson(person: string, wanted?: WantedTags): Promise<DevicesOfPerson>;
  one(id: string, wanted?: WantedTags): Promise<DeviceDetails>;
  /**
   * What a device says about its remote actions, in one small read. `items`: item by item where an action has some, which only beta tells. The
   * list of results has to be there then.
   */
  status(id: string, wanted?: { items: boolean }): Promise<DeviceStatus>;
  /**
   * What an action brought back, from the result that began at `startDateTime`, or a key that is kept of the device: all of its kind, or
   * the one with `keyId`. It is shown once and never kept, logged or traced. undefined: there is nothing, or nothing any more.
   */
  secret(
    device: ManagedDevice,
    kind: SecretKind,
    startDateTime: string | undefined,
    keyId?: string,
  ): Promise<Secret | undefined>;
  /** The BitLocker key with this whole id, without its value. undefined: Entra has none. */
  recoveryKey(id: string): Promise<ListedKey | undefined>;
  /** The BitLocker keys of a device by its id in Entra, without their values. */
  recoveryKeysOf(deviceId: string): Promise<ListedKey[]>;
  /**
   * The tenant's BitLocker keys whose ids start with these digits, without their values, as far as `limitMs` milliseconds carry. `from`: the
   * `next` of a walk that was cut.
   */
  findRecoveryKeys(start: string, limitMs: number, from?: string): Promise<KeyWalk>;
  /** The managed devices of a device in Entra, the newest check-in first. More than one if it was enrolled again. */
  withEntraId(deviceId: string, wanted?: WantedTags): Promise<ManagedDevice[]>;
  /** Devices whose name, serial number, IMEI or id is `text`, and those with it in their name. */
  find(text: string, wanted?: WantedTags): Promise<Found<ManagedDevice>>;
  /** The tenant's remediation scripts, by name. */
  remediations(): Promise<Pickable[]>;
  /** The tenant's configuration profiles of the kinds that aren't in the settings catalog. */
  profiles(): Promise<ConfigurationProfile[]>;
  /** The tenant's apps by id, with the ids of their scope tags. undefined: Graph didn't say. */
  appTags(): Promise<Map<string, readonly string[] | undefined>>;
  /** Devices of the whole tenant that bear this name, as far as one page of them goes. */
  named(name: string): Promise<NamedDevices>;
  /**
   * Sends a remote action. Resolves once Graph accepted it, with its request id and how far Graph's clock is ahead of ours in
   * milliseconds. It is sent again only on 429. If a `Problem` with `outcomeUnknown` is thrown, the action may have happened.
   */
  act(id: string, call: RemoteCall): Promise<Accepted>;
}

/** Devices that bear one name. */
export interface NamedDevices {
  items: Pick<ManagedDevice, 'id' | 'serialNumber'>[];
  /** False if there may be more. */
  all: boolean;
  /** All that bear it as their own name are there; whether others are managed by that name could not be found out. */
  unsearched?: 'managedNames';
}

/** Whether devices are read with their scope tags. It costs no further round. Devices without them count as unread. */
interface WantedTags {
  tags: boolean;
}

/** What a change carries in a tenant where a second administrator has to approve it (Multi Admin Approval). */
export interface ForApproval {
  /** The reason, for the second administrator. */
  justification?: string | undefined;
  /** The code of an earlier request for approval. It goes in place of the justification. */
  approvalCode?: string | undefined;
}

export interface RemoteCall extends ForApproval {
  /** Graph's name of the action, such as `remoteLock`. */
  name: string;
  version: 'v1.0' | 'beta';
  /** DELETE: of the device's record itself. Without it, a POST of the name. */
  method?: 'DELETE' | undefined;
  body?: Record<string, unknown>;
  /** What Graph documents as its answer: 204 without a body unless something else is said. */
  answers?: 'nothing' | 'object' | undefined;
  /** What the app must be granted to send it. */
  graphPermission?: string | undefined;
  /** Asked right before each attempt. False: it isn't sent, and a `Problem` of the kind `heldBack` is thrown. Nothing has happened then. */
  stillWanted?: (() => Promise<boolean>) | undefined;
}

export interface Accepted {
  requestId?: string | undefined;
  /** When Graph answered, by its own clock in whole seconds: milliseconds. undefined: it doesn't say. */
  answeredAt?: number | undefined;
}

/** What somebody reads of single assignments. It serves whoever sees them in their own list. */
export interface SharedReads {
  /** What was read a moment ago, or is being read by somebody. Otherwise `ask` reads it. What isn't there is shared with nobody. */
  read<T>(key: string, ask: () => Promise<T | undefined>): Promise<T | undefined>;
}

/** Intune's role assignments. */
export interface Roles {
  /**
   * Every assignment of every role, read now. `expected`: ids of those that there probably are. They are asked for in the first round;
   * which there are, and what they say, is Graph's answer alone.
   */
  assignments(expected?: readonly string[], shared?: SharedReads): Promise<RoleAssignment[]>;
  /** Every role, assigned or not, read now. */
  definitions(): Promise<RoleDefinition[]>;
  /** Names of scope tags by id. */
  tagNames(): Promise<Map<string, string>>;
  /** What Intune lets the caller do, through roles that it doesn't show them as well. It says neither which role nor over whom. */
  ownPermissions(): Promise<Set<string>>;
  /** One assignment, read now. undefined: it is gone. */
  assignment(id: string): Promise<RoleAssignment | undefined>;
  /**
   * Creates an assignment and resolves to its id and Graph's request id. Like an action it is sent again only on 429, and after a `Problem`
   * with `outcomeUnknown` it may have happened.
   */
  create(
    assignment: NewAssignment,
    approval?: ForApproval,
  ): Promise<{ id: string; requestId?: string | undefined }>;
  /** Deletes an assignment, with the same rules. */
  remove(id: string, approval?: ForApproval): Promise<{ requestId?: string | undefined }>;
}

export type NewAssignment = Pick<
  RoleAssignment,
  'displayName' | 'description' | 'roleId' | 'memberGroups' | 'scopeGroups' | 'allUsers' | 'allDevices'
>;

export type DeviceStatus = Pick<
  DeviceDetails,
  'deviceActionResults' | 'managementState' | 'lastSyncDateTime'
>;
