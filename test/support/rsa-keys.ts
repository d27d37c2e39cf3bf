import { generateKeyPairSync, type KeyPairKeyObjectResult } from 'node:crypto';

/** A key pair that is made once, when a test first needs it: making one takes longer than most tests. */
export function rsaKeys(): () => KeyPairKeyObjectResult {
  let made: KeyPairKeyObjectResult | undefined;
  return () => (made ??= generateKeyPairSync('rsa', { modulusLength: 2048 }));
}

/** Keys that nobody knows: what they signed is refused. */
export const strangers = rsaKeys();
