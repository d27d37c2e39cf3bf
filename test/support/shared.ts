import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../../shared/', import.meta.url));

/** A file of Microsoft's beside the project: a schema, or Graph's metadata. Skips the test, and says so, if it is missing. */
export function skipWithout(context: Mocha.Context, path: string): string {
  const file = join(folder, path);
  if (existsSync(file)) return file;
  process.stdout.write(`      skipped: it needs ../shared/${path}\n`);
  return context.skip();
}

/** Checks a trace of Graph calls against Graph's own metadata: paths, properties, parameters and values. */
export function checkTrace(context: Mocha.Context, trace: string): void {
  const checker = skipWithout(context, 'graph/check-trace.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [checker, trace], { encoding: 'utf8' });
  assert.equal(status, 0, stdout + stderr);
  assert.match(stdout, /, 0 faults/);
}
