import type { KeyRow } from './define.ts';
import { fileVaultKey } from './file-vault-key.ts';
import { localAdminPassword } from './local-admin-password.ts';
import { recoveryKey } from './recovery-key.ts';

const rows = [recoveryKey, localAdminPassword, fileVaultKey] as const;

export type KeyId = (typeof rows)[number]['id'];
export type Key = KeyRow<KeyId>;

/** Every kind of key that can be shown, in the order of its buttons. */
export const keys: readonly Key[] = rows;

/** Intune's permissions that allow somebody to see one. */
export const permissionsOfKeys: readonly string[] = keys.flatMap(({ needs }) =>
  needs.kind === 'intune' ? [needs.permission] : [],
);

/** A key by a name from outside. undefined: there is no such key. */
export function keyNamed(id: string): Key | undefined {
  return keys.find((key) => key.id === id);
}
