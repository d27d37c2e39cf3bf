import type { Claims } from './device-locks.ts';
import type { Operators } from '../access/operators.ts';
import type { Audit, Clock, Confirmation, Log, NewId, SecretValues, Store } from '../contracts/graph.ts';

export interface ActParts {
  store: Store;
  audit: Audit;
  operators: Operators;
  secretValues: SecretValues;
  claims: Claims;
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
