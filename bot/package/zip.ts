import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

/** A fixed time, so that the same content always gives the same zip. */
const MADE = new Date('2020-01-01T00:00:00Z');

/** A zip with these files at its root. */
export function zipOf(files: ReadonlyMap<string, Buffer>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of files) zip.addBuffer(content, name, { mtime: MADE, mode: 0o100644 });
  zip.end();
  return buffer(zip.outputStream);
}
