import type { Operators } from '../access/operators.ts';
import type { Audit } from '../contracts/audit.ts';
import type { Clock, NewId } from '../contracts/clock.ts';
import type { Confirmation, SecretValues, Store } from '../contracts/store.ts';
import type { Log } from '../contracts/log.ts';

/** Which action is about to leave for which device, by whom and since when: one bot alone works on a store. */
export type DeviceLocks = Map<string, { operatorId: string; since: string }>;

export interface ActParts {
  store: Store;
  audit: Audit;
  operators: Operators;
  secretValues: SecretValues;
  claims: DeviceLocks;
  now: Clock;
  newId: NewId;
  log: Log;
}

/** What was filled in and must be in no file doesn't outlive a restart. */
export function lacksSecret(
  parts: Pick<ActParts, 'secretValues'>,
  { id, secretFields = [] }: Pick<Confirmation, 'id' | 'secretFields'>,
): boolean {
  const held = parts.secretValues.get(id) ?? {};
  return secretFields.some((field) => held[field] === undefined);
}
