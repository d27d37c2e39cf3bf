import type { AuditEntry } from '../../helpdesk/contracts/audit.ts';
import { StoreError } from '../store-error.ts';

const kinds: readonly string[] = [
  'read',
  'refused',
  'started',
  'ended',
  'settled',
] satisfies AuditEntry['kind'][];

const isText = (value: unknown): boolean => typeof value === 'string';
const maybeText = (value: unknown): boolean => value === undefined || isText(value);
const maybeTexts = (value: unknown): boolean =>
  value === undefined || (Array.isArray(value) && value.every(isText));

/** The fields of an entry, in the order in which they are written. */
const fields = {
  kind: (value: unknown) => typeof value === 'string' && kinds.includes(value),
  what: isText,
  operatorId: isText,
  personId: maybeText,
  deviceId: maybeText,
  deviceName: maybeText,
  serialNumber: maybeText,
  operatingSystem: maybeText,
  through: maybeTexts,
  options: maybeTexts,
  ticket: maybeText,
  outcome: maybeText,
  requestId: maybeText,
  assignmentId: maybeText,
  assignmentName: maybeText,
  of: maybeText,
} satisfies Record<keyof AuditEntry, (value: unknown) => boolean>;

export const fieldNames = Object.keys(fields) as readonly (keyof AuditEntry)[];

/**
 * Refuses unknown fields. The audit is kept for years and read by many people, so a PIN or a token in an object must never reach the
 * disk.
 */
export function checkEntry(entry: AuditEntry): void {
  // Only own properties are written.
  const given: AuditEntry = { ...entry };
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(fields, name)) {
      throw new StoreError('field', `An audit entry has no field ${name}: nothing was written. Leave it out`);
    }
  }
  for (const name of fieldNames) {
    if (fields[name](given[name])) continue;
    throw new StoreError('field', `The audit entry's ${name} has the wrong type: nothing was written`);
  }
}
