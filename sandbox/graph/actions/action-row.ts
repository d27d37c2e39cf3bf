import type { Tenant } from '../tenant/index.ts';
import type { Fields, ManagedDevice, Version } from '../types.ts';
import type { Change } from './changes.ts';

type Platform = 'windows' | 'ios' | 'visionos' | 'tvos' | 'macos' | 'android' | 'aosp' | 'chromeos' | 'linux';

type Parameter = 'boolean' | 'string' | 'number' | 'object';

/** A remote action of Intune: where Graph has it, what it takes, who may run it and what it changes. */
export interface RemoteAction {
  /** Its names in the Intune admin center, and the platforms that Microsoft's page "Device actions" of September 2026 has for each. */
  portal: Readonly<Record<string, readonly Platform[]>>;
  /** Actions of v1.0 are on beta too. */
  version: Version;
  /** The resource action that allows it, without `Microsoft.Intune_RemoteTasks_` or, for one of devices, `Microsoft.Intune_`. */
  permission: string;
  /** DELETE: of the device's record, and no action of this name. */
  method?: 'DELETE';
  /** True if Intune's built-in Help Desk Operator role lacks the permission. */
  notForHelpDesk?: true;
  parameters?: Record<string, Parameter>;
  /** Parameters that are ids of what the tenant has at these paths. */
  refers?: Record<string, string>;
  /** Those that only beta's call takes, of an action that v1.0 has too. */
  onlyBeta?: readonly string[];
  /** Graph's answer to the request, if there is more than a status. */
  answer?: (tenant: Tenant, device: ManagedDevice, now: Date) => Fields;
  /** The result's own type, and what the device adds when it is done. */
  result?: {
    type: string;
    done: (device: ManagedDevice, at: string) => Fields;
    /** What Intune knows before the device answers. */
    pending?: (device: ManagedDevice) => Fields;
  };
  /** Refuses a body that Graph refuses, beyond unknown parameters and their types. `device` has its results as they are now. */
  check?: (tenant: Tenant, device: ManagedDevice, body: Fields) => void;
  /** What the device's result tells item by item. */
  items?: (tenant: Tenant, device: ManagedDevice, body: Fields) => Fields[];
  change?: Change;
  /** True if it fails on a device that isn't in Lost Mode. */
  needsLostMode?: true;
  /** For actions after which the device leaves Intune: its management states on the way. */
  leaves?: { pending: string; done: string; failed: string; canceled: string };
}
