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
