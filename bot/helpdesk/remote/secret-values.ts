import type { Confirmation, SecretValues } from '../contracts/store.ts';

/** Whether a secret that was filled in is lost. Secrets are kept in memory only, so they don't outlive a restart. */
export function lacksSecret(
  { secretValues }: { secretValues: SecretValues },
  { id, secretFields = [] }: Pick<Confirmation, 'id' | 'secretFields'>,
): boolean {
  const held = secretValues.get(id) ?? {};
  return secretFields.some((field) => held[field] === undefined);
}
