import type { AuditQuery } from '../../helpdesk/contracts/audit.ts';
import { plainName } from '../../helpdesk/contracts/same-text.ts';

/** What entries are looked up by. The key with the fewest entries per value comes first. */
export const keyNames = ['ticket', 'deviceId', 'personId', 'operatorId'] as const;
export type Keys = Partial<Record<(typeof keyNames)[number], string | undefined>>;

/** An entry's value of a key, as it is compared. */
export function keyOf(entry: Keys, name: keyof Keys): string | undefined {
  const value = entry[name];
  return name === 'ticket' && value !== undefined ? plainName(value) : value;
}

/** The keys that a query asks for. */
export const keysOf = ({
  ticket,
  person: personId,
  device: deviceId,
  operator: operatorId,
}: AuditQuery): Keys => ({
  ticket,
  personId,
  deviceId,
  operatorId,
});

/** Whether an entry has every key that is asked for. */
export const hasKeys = (entry: Keys, wanted: Keys): boolean =>
  keyNames.every((name) => wanted[name] === undefined || keyOf(wanted, name) === keyOf(entry, name));

/** Clocks may be set back, so a search only ends at an entry that is this much older than `since`. */
export const SLACK_MS = 86_400_000;
