import type { Listed } from '../contracts/graph/found.ts';
import type {
  Account,
  DeviceActionResult,
  EntraDevice,
  Group,
  IntuneLicense,
  ManagedDevice,
} from '../contracts/model.ts';
import type { TabPart } from '../access/tab-rights.ts';
import type {
  DeviceLimit,
  EnrollmentFailure,
  PolicyState,
  TenantSettings,
} from '../contracts/graph/troubleshooting.ts';
import type { Problem } from '../contracts/problem.ts';
import type { Misdated } from './misdated.ts';

/** What is known about a person, part by part. */
export interface PersonFacts {
  account: Account;
  license: IntuneLicense;
  groups: Listed<Group>;
  /** Those that the operator may see. */
  devices: readonly ManagedDevice[];
  /** Device objects of Entra, managed or not. */
  entra: readonly EntraDevice[];
  /** Newest first. */
  failures: readonly EnrollmentFailure[];
  /** Template ids of the Entra roles that the person holds. */
  directoryRoles: readonly string[];
  tenant: Omit<TenantSettings, 'deviceLimits'>;
  /** How many devices people may enroll, for everybody. */
  limits: readonly DeviceLimit[];
}

/** What takes one more read for each device. */
export interface DeviceFacts {
  policies: readonly PolicyState[];
  results: readonly DeviceActionResult[];
}

export type PersonPart = keyof PersonFacts;
export type DevicePart = keyof DeviceFacts;

/** A list of which some entries could not be read, or an account that leaves something out. */
interface Some<T> {
  ok: 'some';
  value: T;
  problem: Problem;
}

/**
 * A part that was read, whole or in part, or couldn't be; one that takes a right which the operator's role doesn't have; one that isn't read
 * for this card; or one of somebody outside their scope.
 */
export type Fact<T> = TabPart<T> | Some<T> | 'pending' | 'withheld';

/** Everything that the rules look at. They ask Graph for nothing. */
export interface Facts {
  person: { readonly [P in PersonPart]: Fact<PersonFacts[P]> };
  /** What a part leaves out although it came. The rules run all the same, and nobody can say that nothing is wrong. */
  doubts?: readonly { part: PersonPart; problem: Problem }[];
  misdated?: readonly Misdated[];
  /** By the id of the managed device. A device that is missing has nothing read. */
  ofDevice: ReadonlyMap<string, { readonly [P in DevicePart]: Fact<DeviceFacts[P]> }>;
}
