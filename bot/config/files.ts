import { X509Certificate, createPrivateKey } from 'node:crypto';
import { accessSync, closeSync, constants, openSync, readFileSync } from 'node:fs';

/** Files that settings name. undefined: not named, or not of use in this mode. */
export interface NamedFiles {
  certificate: string | undefined;
  signInCertificate: string | undefined;
  /** Lines are appended to it. */
  trace: string | undefined;
  sandboxData: string | undefined;
}

/** What can't be opened as it has to be, told with all else that is wrong before anything listens. */
export function fileFaults({ certificate, signInCertificate, trace, sandboxData }: NamedFiles): string[] {
  return [
    ...fault(certificate, `CertificatePath: ${PEM}`, certified),
    ...fault(signInCertificate, `SsoCertificatePath: ${PEM}`, certified),
    ...fault(
      trace,
      'GraphTrace: set it to a file that can be written, in a folder that is there',
      appendable,
    ),
    ...fault(sandboxData, 'SandboxData: set it to a JSON file that can be read', readable),
  ];
}

const PEM = 'set it to a PEM file with a certificate and its private key';

function fault(path: string | undefined, wanted: string, open: (path: string) => void): string[] {
  if (path === undefined) return [];
  try {
    open(path);
    return [];
  } catch (error) {
    return [`${wanted} (${(error as NodeJS.ErrnoException).code ?? 'it is something else'}).`];
  }
}

const readable = (path: string) => accessSync(path, constants.R_OK);
/** Throws where the certificate or its key isn't in it, or one isn't the other's. */
function certified(path: string): void {
  const pem = readFileSync(path, 'utf8');
  if (!new X509Certificate(pem).checkPrivateKey(createPrivateKey(pem))) throw new Error('another key');
}
const appendable = (path: string) => closeSync(openSync(path, 'a'));
