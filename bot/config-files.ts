import { accessSync, closeSync, constants, openSync } from 'node:fs';

/** Files that settings name. undefined: not named, or not of use in this mode. */
export interface NamedFiles {
  certificate: string | undefined;
  /** Lines are appended to it. */
  trace: string | undefined;
  sandboxData: string | undefined;
}

/** What can't be opened as it has to be, told with all else that is wrong before anything listens. */
export function fileFaults({ certificate, trace, sandboxData }: NamedFiles): string[] {
  return [
    ...fault(certificate, 'CertificatePath: set it to a file that can be read', readable),
    ...fault(
      trace,
      'GraphTrace: set it to a file that can be written, in a folder that is there',
      appendable,
    ),
    ...fault(sandboxData, 'SandboxData: set it to a JSON file that can be read', readable),
  ];
}

function fault(path: string | undefined, wanted: string, open: (path: string) => void): string[] {
  if (path === undefined) return [];
  try {
    open(path);
    return [];
  } catch (error) {
    return [`${wanted} (${(error as NodeJS.ErrnoException).code ?? 'it could not be opened'}).`];
  }
}

const readable = (path: string) => accessSync(path, constants.R_OK);
const appendable = (path: string) => closeSync(openSync(path, 'a'));
