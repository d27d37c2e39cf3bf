// Compiles TypeScript as tests import it. tsx does that too, but it gives every function its name again, each time one is made, which takes a
// tenth of the tests' processor time. And it looks at each file of the packages.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const CACHE = fileURLToPath(new URL('../../node_modules/.cache/test-modules/', import.meta.url));
const OPTIONS = {
  loader: 'ts',
  format: 'esm',
  target: 'node20',
  sourcemap: 'inline',
  sourcesContent: false,
  tsconfigRaw: { compilerOptions: { target: 'es2023', verbatimModuleSyntax: true } },
};

export async function load(url, context, next) {
  if (!/^file:.*\.ts$/.test(url)) return next(url, context);
  const file = fileURLToPath(url);
  return { format: 'module', shortCircuit: true, source: await compiled(file, readFileSync(file, 'utf8')) };
}

/** What was compiled before is kept on disk. */
async function compiled(sourcefile, text) {
  const sum = createHash('sha1')
    .update(JSON.stringify([OPTIONS, sourcefile, text]))
    .digest('hex');
  const kept = `${CACHE}${sum}.mjs`;
  try {
    return readFileSync(kept, 'utf8');
  } catch {
    const { transform } = await import('esbuild');
    const { code } = await transform(text, { ...OPTIONS, sourcefile });
    mkdirSync(CACHE, { recursive: true });
    // whole or not at all: other processes may read it
    writeFileSync(`${kept}.${process.pid}`, code);
    renameSync(`${kept}.${process.pid}`, kept);
    return code;
  }
}

/** The library that draws cards leaves out the ends of its files' names, as bundlers allow. */
export async function resolve(specifier, context, next) {
  if (!specifier.startsWith('.') || !context.parentURL?.includes('/adaptivecards/lib/'))
    return next(specifier, context);
  const bare = new URL(specifier, context.parentURL);
  const end = ['', '.js', '/index.js'].find((one) => isFile(fileURLToPath(`${bare.href}${one}`))) ?? '';
  return next(`${specifier}${end}`, context);
}

const isFile = (path) => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
