import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startSandbox, type Sandbox } from './graph/index.ts';

/** The project's root: this file runs from sandbox/ and, compiled, from dist/sandbox/. */
function projectRoot(): string {
  const here = fileURLToPath(new URL('..', import.meta.url));
  return /[\\/]dist[\\/]$/.test(here) ? resolve(here, '..') : here;
}

function portFrom(text: string | undefined): number {
  const port = Number(text === undefined || text === '' ? 3979 : text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new Error(`SandboxPort: ${String(text)} is no port, set a number from 0 to 65535`);
}

function start(): Promise<Sandbox> {
  const { SandboxData = '', SandboxPort } = process.env;
  const data = SandboxData === '' ? join(projectRoot(), 'sandbox/contoso.json') : resolve(SandboxData);
  // a program that runs for days keeps fewer calls than a test
  return startSandbox({ data, port: portFrom(SandboxPort), keepCalls: 500 });
}

async function main(): Promise<void> {
  const sandbox = await start();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void sandbox.close().then(() => process.exit(0)));
  }
  process.stdout.write(`graph ${sandbox.url}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
