import type { Entity } from '../types.ts';

export type EntityType =
  | 'user'
  | 'group'
  | 'device'
  | 'directoryRole'
  | 'team'
  | 'channel'
  | 'managedDevice'
  | 'roleDefinition'
  | 'roleAssignment'
  /** An assignment in the list of roles: without members. */
  | 'roleAssignmentSummary'
  /** A request for Multi Admin Approval. */
  | 'approvalRequest'
  | 'recoveryKey'
  | 'localCredential'
  | 'other';

/** A collection that a path leads to. */
export interface Many {
  many: true;
  /** `directoryObject`: several types, and each item says its own. */
  type: EntityType | 'directoryObject';
  items: readonly Entity[];
  /** Its path in the tenant's `nav`, which is also its name in answers. */
  path: string;
  /** Finds an item by key, if the key is more than the id or if searching the items is slow. */
  find?: (key: string) => Entity | undefined;
  /** Set if `items` is one of the tenant's own lists. It is the same array each time, so it can have an index. */
  whole?: true;
}

/** A single thing that a path leads to. */
export interface One {
  many: false;
  type: EntityType;
  entity: Entity;
  path: string;
  /** Only a step in a path, such as `deviceManagement`: it has parts and no properties. */
  step?: true;
}

export type Resource = Many | One;

export const directoryTypes: ReadonlySet<string> = new Set([
  'user',
  'group',
  'device',
  'directoryRole',
  'directoryObject',
]);
