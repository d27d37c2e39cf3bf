import { SortedIndexes } from '../odata/sorted-index.ts';
import type {
  Device,
  Entity,
  Group,
  ManagedDevice,
  RoleAssignment,
  RoleDefinition,
  Team,
  TenantData,
} from '../types.ts';
import { Keyed } from './keyed.ts';
import { countMembers, Memberships } from './memberships.ts';

type DirectoryKind = 'user' | 'group' | 'device' | 'directoryRole';

/** With more groups, counting memberships at each call takes too long. */
const countable = 2000;

/**
 * The live tenant. `data` may change at any time: changed properties, and entities and members that are added or removed, count
 * at once. After replacing an id or a member, or in a big tenant (lists of more than 500), call `changed()`.
 */
export class Tenant {
  readonly data: TenantData;
  readonly indexes = new SortedIndexes();
  readonly #users: Keyed<Entity>;
  readonly #groups: Keyed<Group>;
  readonly #devices: Keyed<Device>;
  readonly #roles: Keyed<Group>;
  readonly #teams: Keyed<Team>;
  readonly #managed: Keyed<ManagedDevice>;
  #memberships: Memberships | undefined;
  #membershipSign = '';

  constructor(data: TenantData) {
    this.data = data;
    this.#users = new Keyed(
      () => data.users,
      (user) => [user.userPrincipalName, user.id],
    );
    this.#groups = new Keyed(() => data.groups);
    this.#devices = new Keyed(() => data.devices);
    this.#roles = new Keyed(() => data.directoryRoles);
    this.#teams = new Keyed(() => data.teams);
    this.#managed = new Keyed(() => data.managedDevices);
  }

  /** Drops all indexes of the content. */
  changed(): void {
    for (const index of [this.#users, this.#groups, this.#devices, this.#roles, this.#teams, this.#managed]) {
      index.forget();
    }
    this.indexes.forget();
    this.#memberships = undefined;
  }

  /** By id or user principal name. */
  user(key: string): Entity | undefined {
    return this.#users.find(key);
  }

  group(id: string): Group | undefined {
    return this.#groups.find(id);
  }

  /** By object id. */
  device(id: string): Device | undefined {
    return this.#devices.find(id);
  }

  directoryRole(id: string): Group | undefined {
    return this.#roles.find(id);
  }

  team(id: string): Team | undefined {
    return this.#teams.find(id);
  }

  managedDevice(id: string): ManagedDevice | undefined {
    return this.#managed.find(id);
  }

  roleDefinition(id: string): RoleDefinition | undefined {
    return this.data.roleDefinitions.find((role) => role.id.toLowerCase() === id.toLowerCase());
  }

  /** An assignment and the role it belongs to. */
  roleAssignment(id: string): { role: RoleDefinition; assignment: RoleAssignment } | undefined {
    const wanted = id.toLowerCase();
    for (const role of this.data.roleDefinitions) {
      const assignment = role.roleAssignments?.find(
        (one) => one.id === id || one.id.toLowerCase() === wanted,
      );
      if (assignment) return { role, assignment };
    }
    return undefined;
  }

  directoryObject(id: string): { kind: DirectoryKind; entity: Entity } | undefined {
    const user = this.user(id);
    if (user) return { kind: 'user', entity: user };
    const group = this.group(id);
    if (group) return { kind: 'group', entity: group };
    const device = this.device(id);
    if (device) return { kind: 'device', entity: device };
    const role = this.directoryRole(id);
    return role && { kind: 'directoryRole', entity: role };
  }

  get memberships(): Memberships {
    const { groups, directoryRoles } = this.data;
    const counted = groups.length > countable ? 0 : countMembers(groups) + countMembers(directoryRoles);
    const sign = `${groups.length} ${directoryRoles.length} ${counted}`;
    if (!this.#memberships || sign !== this.#membershipSign) {
      this.#memberships = new Memberships([...groups, ...directoryRoles]);
      this.#membershipSign = sign;
    }
    return this.#memberships;
  }
}
