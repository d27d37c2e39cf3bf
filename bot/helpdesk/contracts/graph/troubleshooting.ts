import type {
  AppCheck,
  AppRegistration,
  LicenseAssignment,
  LicensedProduct,
  LogRequest,
  Malware,
  Protection,
  RemediationRun,
  SignIn,
  SignInMethod,
  UpdatePolicy,
} from './tab-records.ts';

/** What the troubleshooting pane shows of a person and their devices. Things from Graph keep Graph's property names. */

/** A compliance policy as a device reports it, with its settings. Rows that don't apply to the device are left out. */
export interface PolicyState {
  id: string;
  name: string;
  state: string;
  /** Graph's `platformType`, such as `windows10AndLater`. */
  platformType?: string | undefined;
  settings: SettingState[];
}

/** One setting for one user of the device. */
export interface SettingState {
  /** Graph's `setting` after its last dot, such as `BitLockerEnabled`. */
  name: string;
  state: string;
  /** What the device has, as Intune writes it. */
  value?: string | undefined;
  /** Intune's error code; undefined if there is none. */
  errorCode?: number | undefined;
  /** Whom the row is about. Intune writes “System account” for the device itself. */
  userName?: string | undefined;
}

/** What a compliance policy wants of a device. */
export interface WantedSettings {
  id: string;
  name: string;
  /** By Graph's name of the property in small letters, such as `bitlockerenabled`. What the policy doesn't ask for isn't there. */
  settings: ReadonlyMap<string, string | number | true>;
}

/** An enrollment that failed. */
export interface EnrollmentFailure {
  at: string;
  /** Graph's `failureCategory`. */
  category?: string | undefined;
  reason?: string | undefined;
  operatingSystem?: string | undefined;
  osVersion?: string | undefined;
}

/** An app that somebody is to have on a device. */
export interface AppState {
  /** The id of the app in Intune. undefined: Graph didn't say. */
  id?: string | undefined;
  name: string;
  version?: string | undefined;
  /** Graph's `installState`, such as `installed` or `failed`. */
  state: string;
  /** Graph's `mobileAppIntent`, such as `requiredInstall`. */
  intent?: string | undefined;
}

/** How the apps of a device are doing together. A device that isn't listed has none that failed or wait. */
export interface AppLifecycle {
  deviceId: string;
  /** Graph's `summarizedAppState`, such as `fail` or `pending`. */
  state: string;
}

/** A restriction of enrollment: a device limit, or what each platform allows. */
export interface EnrollmentRestriction {
  id: string;
  name: string;
  /** 0 is the tenant's default; of the others, 1 is the best. */
  priority: number;
  everyone: boolean;
  groupIds: readonly string[];
  limit?: number | undefined;
  platforms?: readonly {
    name: string;
    blocked: boolean;
    personalBlocked: boolean;
    from?: string | undefined;
    to?: string | undefined;
  }[];
}

/** What the tenant's settings say about compliance and enrollment. */
export interface TenantSettings {
  /** After how many days without a check-in a device isn't compliant. */
  checkInDays?: number | undefined;
  deviceLimits: readonly DeviceLimit[];
}

/** How many devices a person may enroll. Priority 0 is the tenant's default; of the others, 1 is the best. */
export interface DeviceLimit {
  priority: number;
  limit: number;
  everyone: boolean;
  groupIds: readonly string[];
}

/** What Intune knows about what went wrong. */
export interface Troubleshooting {
  /** Enrollments of the person that failed, newest first. */
  enrollmentFailures(person: string): Promise<EnrollmentFailure[]>;
  tenantSettings(): Promise<TenantSettings>;
  /** The compliance policies of a managed device. Those that aren't met come with their settings. */
  compliancePolicies(deviceId: string): Promise<PolicyState[]>;
  /** What each compliance policy of the tenant wants. */
  wantedSettings(): Promise<WantedSettings[]>;
  /** The configuration profiles of a managed device. Those that failed come with their settings. */
  configurations(deviceId: string): Promise<PolicyState[]>;
  /** The apps that the person is to have on one of their managed devices. */
  apps(person: string, deviceId: string): Promise<AppState[]>;
  /** Those of the person's devices that have apps which failed or wait. `person` is an object id. */
  appLifecycle(person: string): Promise<AppLifecycle[]>;
  /** How many and which devices may be enrolled, for everybody. */
  restrictions(): Promise<EnrollmentRestriction[]>;
  /** What Defender says about itself on a Windows device. undefined: it hasn't reported. */
  protection(deviceId: string): Promise<Protection | undefined>;
  /** What Defender met on a Windows device. */
  malware(deviceId: string): Promise<Malware[]>;
  /** Logs that were asked of a device, newest first. */
  logRequests(deviceId: string): Promise<LogRequest[]>;
  /** How remediation scripts went on a device. */
  remediationRuns(deviceId: string): Promise<RemediationRun[]>;
  /** The apps of a person that apply app protection policies. */
  appRegistrations(person: string): Promise<AppRegistration[]>;
  /** Whether app protection works for a person, check by check. */
  appChecks(person: string): Promise<AppCheck[]>;
  /** The newest interactive sign-ins of a person, newest first, at most `most`. `person` is an object id. */
  signIns(person: string, most: number): Promise<SignIn[]>;
  /** The ways to sign in that a person has registered. */
  signInMethods(person: string): Promise<SignInMethod[]>;
  /** The tenant's update rings for Windows, and its update policies for iOS. */
  updateRings(): Promise<UpdatePolicy[]>;
  /** The tenant's policies for one kind of Windows updates. */
  updateProfiles(kind: 'feature' | 'quality' | 'driver'): Promise<UpdatePolicy[]>;
  /** The products that are licensed to a person, with their service plans. */
  licensedProducts(person: string): Promise<LicensedProduct[]>;
  /** How a person's licenses were assigned, and which could not be. `person` is an object id. undefined: Graph didn't say. */
  licenseAssignments(person: string): Promise<LicenseAssignment[] | undefined>;
}
