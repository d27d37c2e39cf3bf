import type { Problem } from './problem.ts';

export type Secret =
  | {
      kind: Exclude<SecretKind, 'location'>;
      values: readonly SecretValue[];
      /** How many more there are than `values`. */
      left?: number;
      /** Why there may be more than are known of. */
      unread?: Problem;
    }
  | { kind: 'location'; latitude: number; longitude: number; takenAt?: string | undefined };

/** A value of a secret, with what tells it apart from others of its kind. */
export interface SecretValue {
  /** undefined: Graph lists it, but it couldn't be read. */
  value: string | undefined;
  /** A recovery key's id. */
  id?: string | undefined;
  volume?: Volume | undefined;
  /** The account that a password is for. */
  account?: string | undefined;
  /** When it was stored. */
  keptAt?: string | undefined;
}

/** A BitLocker key as Entra lists it. */
export interface ListedKey extends Pick<SecretValue, 'volume' | 'keptAt'> {
  id: string;
  /** The device's id in Entra. */
  deviceId: string;
}

export interface KeyWalk {
  items: ListedKey[];
  /** How many keys were looked at. */
  read: number;
  /** False if there are more. */
  ended: boolean;
  /** Where to go on, if it can. It leads into Graph, so it comes from no card. */
  next?: string | undefined;
}

/** What a recovery key unlocks. */
export type Volume = 'operatingSystem' | 'fixed' | 'removable';

/** What is shown once, only to the person who asked for it, and never logged or kept. */
export type SecretKind =
  'unlockPin' | 'passcode' | 'location' | 'recoveryKey' | 'localAdminPassword' | 'fileVaultKey';
