import type { SecretKind } from '../contracts/secret.ts';
import type { ManagedDevice } from '../contracts/model.ts';
import type { FormFault, FormField } from './field.ts';
import type { FormValues } from '../contracts/form-values.ts';
import type { Platform } from './platform.ts';
import { platformOf } from './platform.ts';
import type { Hindrance, Where } from './where.ts';
import { hindranceOn } from './where.ts';

/** The Intune resource action that allows a remote action. */
type Permission = `Microsoft.Intune_RemoteTasks_${string}` | 'Microsoft.Intune_ManagedDevices_Delete';

/** What the app needs in Graph to send an action, whoever asks for it. Graph's own table of permissions says which. */
type GraphPermission = `DeviceManagementManagedDevices.${'PrivilegedOperations' | 'ReadWrite'}.All`;

/** Where Graph has an action. */
export interface GraphCall {
  name: string;
  version: 'v1.0' | 'beta';
}

/** One remote action: its name in Graph, who may run it, where it works, what it asks and how its end is known. */
export interface ActionRow<
  Id extends string = string,
  Allows extends Permission = Permission,
  FieldId extends string = string,
> {
  /** Unique in the catalogue. Graph's name, unless several actions share one. */
  id: Id;
  /** Its place in the Intune admin center: the smaller, the earlier. No two have the same; `every-action.ts` has all in their order. */
  place: number;
  /** Graph's name. The audit and the device's results use it. */
  name: string;
  version: 'v1.0' | 'beta';
  /** DELETE: of the device's record itself. Without it, a POST of the action's name. */
  method?: 'DELETE';
  /** Where Graph has it under another name on a platform. */
  on?: Partial<Record<Platform, GraphCall>>;
  /** Whether what was chosen is only in beta's call. */
  onBeta?: (values: FormValues) => boolean;
  /** What an Intune role must include. */
  permission: Allows;
  /** What the app must be granted. Without it: `DeviceManagementManagedDevices.PrivilegedOperations.All`, as most actions. */
  graphPermission?: GraphPermission;
  works: readonly Where[];
  danger: Danger;
  /** Whether it cancels the other actions that wait for the device. */
  cancels?: boolean;
  form?: readonly FormField<FieldId>[];
  /** What is wrong with the form's values together, if each by itself is right. */
  fault?: (values: FormValues) => FormFault | undefined;
  /** The POST's body, made from the form's values. Without it, or if it is undefined, the POST has no body. */
  body?: (values: FormValues) => Record<string, unknown> | undefined;
  /** What Graph documents as its answer to the POST: 204 without a body unless something else is said. */
  answers?: 'nothing' | 'object';
  /** result: the device reports it in deviceActionResults. leaves: managementState tells, and then the device is gone. */
  ends: 'result' | 'leaves';
  /**
   * What has to become of each item, by its key (`assignment-keys.ts`), if the device's result tells item by item. It is done once all of
   * these have succeeded.
   */
  items?: (values: FormValues) => ReadonlyMap<string, 'remove' | 'restore'>;
  /** With these values the device stays, whatever `ends` says. */
  stays?: (values: FormValues) => boolean;
  /** What it brings back, to be shown once. */
  secret?: SecretKind;
  /**
   * What it is to a device that was reported lost or stolen. contains: it keeps everybody from using it, so a second operator's word can
   * take the place of a caller check. asked: the operator can only say so.
   */
  lost?: 'contains' | 'asked';
  /** The employee is told of it in Teams. Of what can't be undone they are told anyway. */
  told?: true;
  /** The platforms that bring it back. Without it, all platforms of the action do. */
  secretOn?: readonly Platform[];
}

/** Destructive actions can't be undone: they ask for the device's name and a reason. */
export type Danger = 'harmless' | 'disruptive' | 'destructive';

export interface DefinedAction<
  Id extends string = string,
  Allows extends Permission = Permission,
  FieldId extends string = string,
> extends ActionRow<Id, Allows, FieldId> {
  cancels: boolean;
  graphPermission: GraphPermission;
  /** Why it can't work on this device. undefined: it can, as far as the device's record tells. */
  hindrance: (device: ManagedDevice) => Hindrance | undefined;
}

/** Keeps the literal id, permission and field ids, so that the compiler can name an action without words. */
export function defineAction<
  const Id extends string,
  const Allows extends Permission,
  const FieldId extends string = never,
>(row: ActionRow<Id, Allows, FieldId>): DefinedAction<Id, Allows, FieldId> {
  return {
    cancels: false,
    graphPermission: 'DeviceManagementManagedDevices.PrivilegedOperations.All',
    ...row,
    hindrance: (device) => hindranceOn(row.works, device),
  };
}

/** Where Graph has an action for a device of this system, with what was chosen. */
export function callOn(
  { name, version, on = {}, onBeta }: Pick<ActionRow, 'name' | 'version' | 'on' | 'onBeta'>,
  device: Pick<ManagedDevice, 'operatingSystem'>,
  values: FormValues = {},
): GraphCall {
  const call = on[platformOf(device)] ?? { name, version };
  return onBeta?.(values) ? { ...call, version: 'beta' } : call;
}

/** Whether the device leaves Intune in the end. */
export function leaves({ ends, stays }: Pick<ActionRow, 'ends' | 'stays'>, values: FormValues): boolean {
  return ends === 'leaves' && stays?.(values) !== true;
}

/** True if nothing comes back from this device that has to be shown. */
export function bringsNothing({ secret, secretOn }: ActionRow, device: ManagedDevice): boolean {
  return !secret || (secretOn !== undefined && !secretOn.includes(platformOf(device)));
}

/** Whether an employee is told of an action, unless something speaks against it. */
export function isToldOf({ danger, told }: Pick<ActionRow, 'danger' | 'told'>): boolean {
  return told === true || danger === 'destructive';
}

/** How many devices one confirmation may name. */
export const MOST_DEVICES = 20;

/** Whether one confirmation may be for several devices: of what can't be undone, or has a form, each device is asked by itself. */
export function mayBeSeveral({ danger, form = [] }: Pick<ActionRow, 'danger' | 'form'>): boolean {
  return danger !== 'destructive' && form.length === 0;
}
