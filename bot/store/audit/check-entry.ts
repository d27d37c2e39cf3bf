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

/** What an entry may hold, in the order in which it is written. */
const fields = {
  kind: (value: unknown) => typeof value === 'string' && kinds.includes(value),
  what: isText,
  operatorId: isText,
  personId: maybeText,
  deviceId: maybeText,
  deviceName: maybeText,
  serialNumber: maybeText,
  through: maybeTexts,
  outcome: maybeText,
  requestId: maybeText,
  assignmentId: maybeText,
  assignmentName: maybeText,
  of: maybeText,
} satisfies Record<keyof AuditEntry, (value: unknown) => boolean>;

export const fieldNames = Object.keys(fields) as readonly (keyof AuditEntry)[];

/**
 * Refuses what isn't one of an entry's fields. What is written here stays for years and is read by many: a PIN or a token that
 * came along in an object must stop before the disk.
 */
export function checkEntry(entry: AuditEntry): void {
  // what is written is what the object has itself
  const given: AuditEntry = { ...entry };
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(fields, name)) {
      throw new StoreError('field', `An audit entry has no field ${name}: nothing was written. Leave it out`);
    }
  }
  for (const name of fieldNames) {
    if (fields[name](given[name])) continue;
    throw new StoreError('field', `The audit entry's ${name} isn't what it has to be: nothing was written`);
  }
}
