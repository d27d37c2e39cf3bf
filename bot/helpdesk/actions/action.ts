import type { ManagedDevice } from '../model.ts';

/** One remote action: what Graph calls it, who may, where it works. Adding one is a row of this in the catalogue. */
export interface RemoteAction {
  /** Graph's name, under which the audit and the device's results know it. */
  name: string;
  version: 'v1.0' | 'beta';
  /** The Intune resource action that allows it. */
  permission: string;
  /** Why it can't work on this device; undefined where it can. */
  hindrance(device: ManagedDevice): Hindrance | undefined;
}

/** Why a device can't take an action; the words for each are in the locales. */
export type Hindrance =
  | 'windows'
  | 'linux'
  | 'chromeOS'
  | 'unknownPlatform'
  | 'personalAndroid'
  | 'unknownOwnership'
  | 'exchangeOnly'
  | 'configurationManagerOnly'
  | 'leaving';
