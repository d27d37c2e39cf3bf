import { createHash, createPrivateKey, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { ok, skipped, wrong, type Check } from './finding.ts';

const SOON_MS = 30 * 24 * 3_600_000;

interface CertificateAt {
  path: string;
  thumbprint: string;
}

/** Whether the certificate can be used, and for how long. `of` begins the names of its settings. */
export function certificateCheck(at: CertificateAt | undefined, now: () => Date, of: '' | 'Sso' = ''): Check {
  const [path, thumb] = [`${of}CertificatePath`, `${of}CertificateThumbprint`];
  return {
    name: of === '' ? 'certificate' : 'sign-in certificate',
    async run() {
      if (!at) return skipped('none is set');
      let pem: string;
      try {
        pem = await readFile(at.path, 'utf8');
      } catch {
        return wrong(
          `${path} can't be read: give the user that runs the bot read access, or set it to another file`,
        );
      }
      const certificate = read(() => new X509Certificate(pem));
      const key = read(() => createPrivateKey(pem));
      if (!certificate || !key)
        return wrong(
          `${path} has no ${certificate ? 'private key' : 'certificate'}: the file must have both, as PEM, without a passphrase`,
        );
      if (!certificate.checkPrivateKey(key))
        return wrong(`the private key in ${path} is not that of the certificate`);
      const hash = at.thumbprint.length === 64 ? 'sha256' : 'sha1';
      const thumbprint = createHash(hash).update(certificate.raw).digest('hex');
      if (thumbprint !== at.thumbprint.toLowerCase())
        return wrong(`${thumb} is another certificate's: set it to ${thumbprint}`);
      return age(certificate, now());
    },
  };
}

function age({ validFrom, validTo }: X509Certificate, now: Date) {
  const [from, to] = [new Date(validFrom), new Date(validTo)];
  const until = to.toISOString().slice(0, 10);
  if (from > now) return wrong(`the certificate is valid from ${from.toISOString()} on: check the clock`);
  if (to <= now) return wrong(`the certificate expired on ${until}: upload a new one and set it here`);
  const left = to.getTime() - now.getTime();
  return ok(left < SOON_MS ? `valid until ${until}: renew it soon` : `valid until ${until}`);
}

function read<T>(from: () => T): T | undefined {
  try {
    return from();
  } catch {
    return undefined;
  }
}
