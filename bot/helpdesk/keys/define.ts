import type { Platform } from '../actions/platform.ts';
import { platformOf } from '../actions/platform.ts';
import type { SecretKind } from '../contracts/secret.ts';
import type { ManagedDevice } from '../contracts/model.ts';
import type { EntraRole } from './entra-roles.ts';

/** Who may see a key. Entra's roles aren't checked by Graph for an application, so the bot checks them. */
type Needs =
  | {
      kind: 'entra';
      /** Holders of one of these roles may see it. */
      roles: readonly EntraRole[];
      /** True if the person who owns the device in Entra may see it too. */
      owner: boolean;
    }
  | { kind: 'intune'; permission: `Microsoft.Intune_${string}` };

/** One kind of key that can be shown without changing it: which devices have it, who may see it and what replaces it. */
export interface KeyRow<Id extends SecretKind = SecretKind> {
  /** How the audit calls it, and what bot/graph/devices/secret.ts reads it by. */
  id: Id;
  platform: Exclude<Platform, 'unknown'>;
  /** Intune shows it for devices of the organization alone. */
  corporateOnly?: boolean;
  needs: Needs;
  /** The id of the remote action that replaces it. It is offered beside the key if the catalogue has it. */
  rotatedBy: string;
}

/** Keeps the literal id, so that the compiler can name a key without words. */
export const defineKey = <const Id extends SecretKind>(row: KeyRow<Id>): KeyRow<Id> => row;

/** Why a device can't have it. The words are in bot/locales. */
export type NoKey = 'platform' | 'personal';

export function noKeyOn({ platform, corporateOnly }: KeyRow, device: ManagedDevice): NoKey | undefined {
  if (platformOf(device) !== platform) return 'platform';
  return corporateOnly && device.managedDeviceOwnerType !== 'company' ? 'personal' : undefined;
}
