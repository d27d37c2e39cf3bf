import type { Context } from '../context.ts';
import type { Entity, Fields, ManagedDevice, Team } from '../types.ts';
import { deviceProperties, onlyWhenSelected } from './managed-device-properties.ts';
import { tagsOfDevice } from '../tenant/scope-tags.ts';
import { withoutItems } from '../actions/assignment-items.ts';
import type { EntityType } from './resource.ts';

/** How Graph serves the entities of a type. */
interface Shape {
  /** Served instead of the file's properties. */
  view?: (entity: Entity, context: Context, alone: boolean, selected: readonly string[]) => Entity;
  /** For the sandbox's own use: never served. */
  hidden?: readonly string[];
  /** All properties of v1.0. */
  v1?: readonly string[];
  /** The properties that v1.0 serves without $select. */
  v1Default?: readonly string[];
}

const userDefault = [
  'id',
  'displayName',
  'givenName',
  'surname',
  'userPrincipalName',
  'mail',
  'jobTitle',
  'mobilePhone',
  'officeLocation',
  'preferredLanguage',
  'businessPhones',
];

function managedDevice(
  entity: Entity,
  context: Context,
  alone: boolean,
  selected: readonly string[],
): Entity {
  const device: ManagedDevice = { ...context.ledger.view(entity, context.now.getTime()) };
  const lost = device.sandbox?.lostMode;
  if (lost !== undefined) device.lostModeState = lost ? 'enabled' : 'disabled';
  device.roleScopeTagIds = tagsOfDevice(device);
  // Intune leaves these out of lists, and serves some only if a request selects them for one device
  if (!alone) device.deviceActionResults = [];
  if (context.version === 'v1.0' && Array.isArray(device.deviceActionResults))
    device.deviceActionResults = withoutItems(device.deviceActionResults);
  for (const [name, empty] of onlyWhenSelected) {
    if (name in device && !(alone && selected.includes(name))) device[name] = empty;
  }
  return device;
}

/** Secrets are served only if a request selects them, and for one entity only. */
const guarded =
  (secret: string): Shape['view'] =>
  (entity, _context, alone, selected) => {
    if (alone && selected.includes(secret)) return entity;
    return Object.fromEntries(Object.entries(entity).filter(([name]) => name !== secret)) as Entity;
  };

const assignment = ['id', 'displayName', 'description', 'members', 'resourceScopes'];

const withScope = (entity: Entity): Entity => ({
  scopeType: 'resourceScope',
  scopeMembers: [],
  roleScopeTagIds: [],
  ...entity,
});

const shapes: Record<EntityType, Shape> = {
  user: { v1Default: userDefault },
  group: { hidden: ['members'] },
  directoryRole: { hidden: ['members'] },
  device: { hidden: ['ownerId'] },
  team: {
    view: (entity) => ({ internalId: (entity as Team).threadId, ...entity }),
    hidden: ['channels', 'threadId', 'members'],
  },
  channel: { hidden: ['members', 'allMembers'] },
  managedDevice: { view: managedDevice, hidden: ['sandbox'], v1: deviceProperties },
  roleDefinition: {
    hidden: ['roleAssignments'],
    v1: ['id', 'displayName', 'description', 'isBuiltIn', 'rolePermissions'],
  },
  roleAssignment: { view: withScope, v1: assignment },
  roleAssignmentSummary: { view: withScope, hidden: ['members', 'roleScopeTagIds'], v1: assignment },
  approvalRequest: {},
  recoveryKey: { view: guarded('key') },
  localCredential: { view: guarded('credentials') },
  other: {},
};

const hidden = new Map(Object.entries(shapes).map(([type, shape]) => [type, new Set(shape.hidden)]));
const known = new Map(Object.entries(shapes).map(([type, shape]) => [type, shape.v1 && new Set(shape.v1)]));

/** An entity as Graph serves it: the selected properties, or those that Graph serves by default. Always a copy. */
export function present(
  context: Context,
  type: EntityType,
  entity: Entity,
  { alone, select }: { alone: boolean; select?: readonly string[] | undefined },
): Fields {
  const shape = shapes[type];
  const v1 = context.version === 'v1.0';
  const asked = select?.includes('*') ? undefined : select;
  const source = shape.view?.(entity, context, alone, asked ?? []) ?? entity;
  const names = asked ?? (v1 ? shape.v1Default : undefined) ?? Object.keys(source);
  const [unserved, inV1] = [hidden.get(type), v1 ? known.get(type) : undefined];
  const out: Fields = {};
  if (source['@odata.type'] !== undefined) out['@odata.type'] = source['@odata.type'];
  for (const name of names) {
    if (unserved?.has(name)) continue;
    if (inV1?.has(name) === false && !name.startsWith('@')) continue;
    if (type === 'user' && name === 'signInActivity' && !asked) continue;
    const value = source[name];
    if (value !== undefined) out[name] = value;
  }
  return out;
}
