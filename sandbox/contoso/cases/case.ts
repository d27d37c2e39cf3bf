import type { Platform } from '../devices/platforms.ts';
import type { Row } from '../row.ts';

/** A cause by its id in docs/diagnosis.md; one of a device with the device's name. */
export type Cause = string | readonly [cause: string, device: string];

/**
 * How much something keeps a person from working, by what it stops: 1 everything, 2 all that Intune does for them, 3 a device that can't be
 * used or enrolled at all, 4 a device that Intune doesn't reach, 5 a device that isn't safe, 6 one that isn't compliant, 7 one that is let
 * in nowhere all the same, 8 nothing yet, 9 nothing.
 */
export type Weight = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

/** What a card has to say of somebody. */
export interface Verdict {
  /** What blocks the person first comes first. None: nothing is wrong. */
  causes: readonly Cause[];
  /** Parts that can't be read. While there is one, nobody can say that nothing is wrong. */
  unread?: readonly string[];
}

export interface CaseDevice {
  platform: Platform;
  name: string;
  /** What differs from a healthy device. */
  record?: Row;
  /** What differs in its object in Entra. */
  entra?: Row;
  policies?: readonly CasePolicy[];
}

/** A compliance policy that the device doesn't meet, with its settings. */
interface CasePolicy {
  name: string;
  settings: readonly CaseSetting[];
}

interface CaseSetting {
  setting: string;
  state?: string;
  errorCode?: number;
  userName?: string;
}

export interface CaseFailure {
  /** Minutes ago. */
  ago: number;
  category: string;
  reason: string;
  os?: readonly [name: string, version: string];
}

/** Somebody who was made to have something wrong, or to look so. */
export interface Case extends Verdict {
  /** The name before the @. */
  key: string;
  name: string;
  /** In half a line, what there is to find. */
  says: string;
  /** `''`: it is missing. */
  country?: string;
  /** What differs from a healthy account. */
  user?: Row;
  /** The state of Intune's plan in the license. `none`: there is no license. */
  license?: 'none' | 'Disabled' | 'PendingProvisioning';
  /** Their own groups besides those that everybody is in; `none`: not even those. */
  groups?: 'none' | 'testLab';
  failures?: readonly CaseFailure[];
  devices?: readonly CaseDevice[];
  /**
   * Of somebody with a single cause: how much it weighs. What is said of them here is then tried on others, too: there, absent, null,
   * unreadable, and together with something else.
   */
  weight?: Weight;
  /** The title of the action that mends it, if its button is on the verdict. */
  mendedBy?: 'Sync' | 'Quick scan';
  /** What Graph refuses to answer about them, by the last part of its path. */
  refused?: readonly string[];
  /** The same of their devices. */
  refusedOfDevices?: readonly string[];
}

export const windows = (name: string, more: Omit<CaseDevice, 'platform' | 'name'> = {}): CaseDevice => ({
  platform: 'windows',
  name,
  ...more,
});

export const iphone = (name: string, more: Omit<CaseDevice, 'platform' | 'name'> = {}): CaseDevice => ({
  platform: 'iosSupervised',
  name,
  ...more,
});
