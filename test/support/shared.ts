import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../../shared/', import.meta.url));

/** A file beside the project that only its makers have, or undefined. A test that goes without it must say so: see `skipWithout`. */
export function sharedFile(path: string): string | undefined {
  const file = join(folder, path);
  return existsSync(file) ? file : undefined;
}

/** Skips a test, in words, where a shared file isn't there. */
export function skipWithout(context: Mocha.Context, path: string): string {
  const file = sharedFile(path);
  if (file !== undefined) return file;
  process.stdout.write(`      skipped: ../shared/${path} is not there\n`);
  return context.skip();
}
