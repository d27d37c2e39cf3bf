/**
 * What the tabs of the troubleshooting pane show. Words from Graph stay Graph's, so that a newer one is told as it is. Dates are ISO 8601
 * strings in UTC. What Graph leaves out or gives as null is `undefined` here.
 */

/** What Defender says about itself on a Windows device (Graph, windowsProtectionState). */
export interface Protection {
  /** Graph's `deviceState`, such as `clean` or `critical`. */
  state?: string | undefined;
  malwareProtectionEnabled?: boolean | undefined;
  realTimeProtectionEnabled?: boolean | undefined;
  signatureUpdateOverdue?: boolean | undefined;
  quickScanOverdue?: boolean | undefined;
  fullScanOverdue?: boolean | undefined;
  fullScanRequired?: boolean | undefined;
  rebootRequired?: boolean | undefined;
  signatureVersion?: string | undefined;
  lastQuickScanDateTime?: string | undefined;
  lastReportedDateTime?: string | undefined;
}

/** Malware that Defender met on a device (Graph, windowsDeviceMalwareState). */
export interface Malware {
  id: string;
  name: string;
  /** Graph's `severity`, such as `high`. */
  severity?: string | undefined;
  /** Graph's `threatState`, such as `active` or `quarantined`. */
  threatState?: string | undefined;
  lastStateChangeDateTime?: string | undefined;
}

/** Logs that were asked of a device (Graph, deviceLogCollectionResponse). */
export interface LogRequest {
  id: string;
  /** `pending`, `completed` or `failed`. */
  status: string;
  requestedDateTime?: string | undefined;
  receivedDateTime?: string | undefined;
  expirationDateTime?: string | undefined;
  sizeInKB?: number | undefined;
  /** The UPN of who asked for them. */
  initiatedBy?: string | undefined;
}

/** How a remediation script went on a device (Graph beta, deviceHealthScriptPolicyState). What the scripts wrote isn't read. */
export interface RemediationRun {
  id: string;
  name: string;
  /** Graph's `detectionState`: `success` means that it found nothing wrong, `fail` that it did. */
  detectionState: string;
  remediationState?: string | undefined;
  lastStateUpdateDateTime?: string | undefined;
}

/** An app that applies app protection policies (Graph, managedAppRegistration). */
export interface AppRegistration {
  id: string;
  /** The app's bundle or package id. */
  app?: string | undefined;
  platform?: 'ios' | 'android' | undefined;
  platformVersion?: string | undefined;
  appVersion?: string | undefined;
  deviceName?: string | undefined;
  deviceType?: string | undefined;
  /** Graph's words for why the app is flagged, without `none`. */
  flagged: readonly string[];
  lastSyncDateTime?: string | undefined;
}

/** A check of whether app protection works for a person (Graph, managedAppDiagnosticStatus). */
export interface AppCheck {
  name: string;
  state: string;
  /** What helps, in Intune's words. */
  mitigation?: string | undefined;
}

/** Whom something in Intune is assigned to. */
export interface Assigned {
  everyone: boolean;
  allDevices: boolean;
  groupIds: readonly string[];
  excludedGroupIds: readonly string[];
}

export type UpdateKind = 'ring' | 'iosUpdate' | 'feature' | 'quality' | 'driver';

/** A policy for updates (Graph, windowsUpdateForBusinessConfiguration, iosUpdateConfiguration and beta's profiles). */
export interface UpdatePolicy {
  id: string;
  name: string;
  kind: UpdateKind;
  assigned: Assigned;
  /** What it brings, such as `Windows 11, version 24H2`. */
  content?: string | undefined;
  /** The last day of support of a feature update. */
  endOfSupportDate?: string | undefined;
  /** What a ring holds back, and for how many days. */
  featureDeferralDays?: number | undefined;
  qualityDeferralDays?: number | undefined;
  featureUpdates?: UpdatesHeld | undefined;
  qualityUpdates?: UpdatesHeld | undefined;
}

/** What a ring does to updates besides deferring them. */
export interface UpdatesHeld {
  paused: boolean;
  pauseEnds?: string | undefined;
  rolledBack: boolean;
}

/** A product that is licensed to a person (Graph, licenseDetails). */
export interface LicensedProduct {
  skuId: string;
  /** Graph's `skuPartNumber`, such as `SPE_E3`. */
  product: string;
  plans: readonly { name: string; state: string }[];
}

/** How a license came to a person, directly or through a group (Graph, licenseAssignmentState). */
export interface LicenseAssignment {
  skuId: string;
  /** undefined: it was assigned to the person. */
  groupId?: string | undefined;
  state?: string | undefined;
  /** Graph's word for why it could not be assigned. undefined: it could. */
  error?: string | undefined;
}

/** An interactive sign-in (Graph, signIn). Where it came from isn't read. */
export interface SignIn {
  id: string;
  at: string;
  /** Entra's error code; 0 if it succeeded. */
  errorCode: number;
  /** Why it failed, in Entra's words. */
  reason?: string | undefined;
  app?: string | undefined;
  client?: string | undefined;
  device?: string | undefined;
  system?: string | undefined;
  browser?: string | undefined;
  deviceCompliant?: boolean | undefined;
  /** Graph's `conditionalAccessStatus`. */
  conditionalAccess?: string | undefined;
  /** Names of the Conditional Access policies that weren't met. Graph leaves them out for apps that may not read policies. */
  blockedBy: readonly string[];
}

/** A way to sign in that a person has registered (Graph, authenticationMethod). */
export interface SignInMethod {
  id: string;
  /** Graph's type, such as `phoneAuthenticationMethod`. */
  kind: string;
  /** The name of the key, app or device, if it has one. */
  name?: string | undefined;
  phoneType?: string | undefined;
  createdDateTime?: string | undefined;
}
