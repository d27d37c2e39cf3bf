import type { SecretKind } from '../contracts/graph.ts';
import type { ManagedDevice } from '../contracts/model.ts';
import type { FormField } from './field.ts';
import type { FormValues } from '../contracts/form-values.ts';
import type { Platform } from './platform.ts';
import { platformOf } from './platform.ts';
import type { Hindrance, Where } from './where.ts';
import { hindranceOn } from './where.ts';

/** One remote action as a row: what Graph calls it, who may, where it works, what it asks and how its end is known. */
export interface ActionRow {
  /** Unique in the catalogue; Graph's name wherever one row alone has it. */
  id: string;
  /** Graph's name, under which the audit and the device's results know it. */
  name: string;
  version: 'v1.0' | 'beta';
  /** The Intune resource action that allows it. */
  permission: `Microsoft.Intune_RemoteTasks_${string}`;
  works: readonly Where[];
  danger: Danger;
  /** Whether it takes back what else waits for the device. */
  cancels?: boolean;
  form?: readonly FormField[];
  /** The POST's body, from what the form gave. Without it nothing is sent beside the name. */
  body?: (values: FormValues) => Record<string, unknown>;
  /** result: the device's own word in deviceActionResults. leaves: the managementState, and then the device is gone. */
  ends: 'result' | 'leaves';
  /** What it brings back that is shown once. */
  secret?: SecretKind;
  /** The platforms that bring it back; all of the action's where left out. */
  secretOn?: readonly Platform[];
}

/** What can't be undone is destructive: it asks for the device's name and a reason. */
export type Danger = 'harmless' | 'disruptive' | 'destructive';

export interface RemoteAction extends ActionRow {
  cancels: boolean;
  /** Why it can't work on this device; undefined where it can, as far as the device's record tells. */
  hindrance: (device: ManagedDevice) => Hindrance | undefined;
}

export function defineAction(row: ActionRow): RemoteAction {
  return { cancels: false, ...row, hindrance: (device) => hindranceOn(row.works, device) };
}

/** Whether nothing comes back from this device that is to be shown. */
export function bringsNothing({ secret, secretOn }: ActionRow, device: ManagedDevice): boolean {
  return !secret || (secretOn !== undefined && !secretOn.includes(platformOf(device)));
}

export type { FormField } from './field.ts';
export type { Requirement, Hindrance, Where } from './where.ts';
