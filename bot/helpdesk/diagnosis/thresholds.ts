/** From which point on something counts as wrong. What the tenant's compliance settings say goes before these. */
export interface Thresholds {
  /** A device that didn't check in for this many days is inactive. Intune's default for "Is active". */
  checkInDays: number;
  /** Another device with the same serial number that is older than the newest by this many days is a leftover. */
  duplicateDays: number;
  /** A password older than this is told. Passwords that never expire aren't. */
  passwordDays: number;
  /** Compliance that is still not evaluated this many hours after enrollment. */
  evaluationHours: number;
  /** A remote action that waits this long means that the device is offline. */
  pendingHours: number;
  /** A management certificate that expires within this many days. */
  certificateDays: number;
  /** Free storage below this share of all storage, in percent. */
  storagePercent: number;
  /** Accounts that were not synced from on-premises for this many hours. */
  directorySyncHours: number;
  /** Enrollment failures older than this many days aren't told. */
  failureDays: number;
}

export const DEFAULT_THRESHOLDS: Thresholds = {
  checkInDays: 30,
  duplicateDays: 7,
  passwordDays: 365,
  evaluationHours: 24,
  pendingHours: 24,
  certificateDays: 30,
  storagePercent: 5,
  directorySyncHours: 24,
  failureDays: 30,
};
