import { X509Certificate, createPrivateKey } from 'node:crypto';
import { accessSync, closeSync, constants, openSync, readFileSync } from 'node:fs';

/** Files that settings name. undefined: not named, or not used in this mode. */
export interface NamedFiles {
  certificate: string | undefined;
  signInCertificate: string | undefined;
  /** Lines are appended to it. */
  trace: string | undefined;
  sandboxData: string | undefined;
  policy: string | undefined;
}

/** Files that can't be opened as needed, a line each. Checked with everything else before anything listens. */
export function fileFaults({
  certificate,
  signInCertificate,
  trace,
  sandboxData,
  policy,
}: NamedFiles): string[] {
  return [
    ...fault(certificate, `CertificatePath: ${PEM}`, certified),
    ...fault(signInCertificate, `SsoCertificatePath: ${PEM}`, certified),
    ...fault(
      trace,
      'GraphTrace: set it to a file that can be written, in a folder that is there',
      appendable,
    ),
    ...fault(sandboxData, 'SandboxData: set it to a JSON file that can be read', readable),
    ...fault(policy, 'PolicyFile: set it to a JSON file that can be read', (path) => readFileSync(path)),
  ];
}

const PEM = 'set it to a PEM file with a certificate and its private key';

function fault(path: string | undefined, wanted: string, open: (path: string) => void): string[] {
  if (path === undefined) return [];
  try {
    open(path);
    return [];
  } catch (error) {
    return [`${wanted} (${(error as NodeJS.ErrnoException).code ?? 'the content is wrong'}).`];
  }
}

const readable = (path: string) => accessSync(path, constants.R_OK);
/** Throws if the certificate or its key is missing, or if they don't belong together. */
function certified(path: string): void {
  const pem = readFileSync(path, 'utf8');
  if (!new X509Certificate(pem).checkPrivateKey(createPrivateKey(pem))) throw new Error('another key');
}
const appendable = (path: string) => closeSync(openSync(path, 'a'));
