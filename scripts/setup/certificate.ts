import { X509Certificate } from 'node:crypto';
import { chmodSync, copyFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import type { Azure } from './az.ts';
import type { Application } from './registration.ts';

const MONTH = 30 * 24 * 3_600_000;
/** Where the bot finds the certificate on App Service: beside the data, and not among what is served. */
export const ON_HOST = '/home/keys/sso.pem';

/**
 * A certificate for the sign-in registration. `file` holds it until it is on the host: if it is there, an earlier run ended before that.
 * undefined: the one that is on the host is good for a month at least.
 */
export async function newCertificate(
  { az }: Azure,
  { appId, keyCredentials }: Application,
  known: string,
  file: string,
): Promise<{ thumbprint: string } | undefined> {
  const good = keyCredentials.some(({ endDateTime }) => Date.parse(endDateTime) > Date.now() + MONTH);
  if (!existsSync(file)) {
    if (known !== '' && good) return undefined;
    const made = (await az(
      ...['ad', 'app', 'credential', 'reset', '--id', appId, '--create-cert', '--append', '--years', '1'],
    )) as { fileWithCertAndPrivateKey: string };
    copyFileSync(made.fileWithCertAndPrivateKey, file);
    chmodSync(file, 0o600);
    rmSync(made.fileWithCertAndPrivateKey);
  }
  return { thumbprint: new X509Certificate(readFileSync(file)).fingerprint.replaceAll(':', '') };
}

/** Puts the certificate on the host, and removes it from this machine. */
export async function uploadCertificate(
  { az }: Azure,
  group: string,
  name: string,
  file: string,
): Promise<void> {
  await az(
    ...['webapp', 'deploy', '--resource-group', group, '--name', name, '--type', 'static'],
    ...['--src-path', file, '--target-path', ON_HOST, '--restart', 'true'],
  );
  rmSync(file);
}
