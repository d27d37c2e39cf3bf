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
  /** An assignment as the list of roles shows it: without members. */
  | 'roleAssignmentSummary'
  | 'recoveryKey'
  | 'localCredential'
  | 'other';

/** A collection that a path leads to. */
export interface Many {
  many: true;
  /** `directoryObject`: of several types, each item says its own. */
  type: EntityType | 'directoryObject';
  items: readonly Entity[];
  /** Where it stands in the tenant's `nav`, which is also how it is named in answers. */
  path: string;
  /** By key, where that is more than the id or quicker than a look through the items. */
  find?: (key: string) => Entity | undefined;
  /** Set where `items` is one of the tenant's own lists: the same array each time, so worth an index. */
  whole?: true;
}

/** One thing that a path leads to. */
export interface One {
  many: false;
  type: EntityType;
  entity: Entity;
  path: string;
  /** A mere step in a path, such as `deviceManagement`: has parts and nothing of its own. */
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
