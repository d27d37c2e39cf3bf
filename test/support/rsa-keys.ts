import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface RsaKeys {
  privateKey: KeyObject;
  publicKey: KeyObject;
}

const FOLDER = fileURLToPath(new URL('../../node_modules/.cache/test-keys/', import.meta.url));

/** A key pair that is made once on a computer, when a test first needs it: making one takes longer than most tests. */
export function rsaKeys(name: string): () => RsaKeys {
  let known: RsaKeys | undefined;
  return () => (known ??= kept(`${FOLDER}${name}.pem`));
}

function kept(file: string): RsaKeys {
  try {
    const privateKey = createPrivateKey(readFileSync(file));
    return { privateKey, publicKey: createPublicKey(privateKey) };
  } catch {
    const made = generateKeyPairSync('rsa', { modulusLength: 2048 });
    mkdirSync(FOLDER, { recursive: true });
    // whole or not at all: other processes may read it
    const own = `${file}.${process.pid}`;
    writeFileSync(own, made.privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
    renameSync(own, file);
    return made;
  }
}

/** Keys that nobody knows: what they signed is refused. */
export const strangers = rsaKeys('strangers');
