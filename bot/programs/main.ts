import { ConfigError } from '../config/index.ts';

/** Runs a command-line program and sets its exit code. If it throws, the reasons go to standard error, one line each, and the code is 1. */
export async function main(
  program: () => Promise<number>,
  explain: (error: unknown) => readonly string[] = faultsOf,
): Promise<void> {
  try {
    process.exitCode = await program();
  } catch (error) {
    process.stderr.write(`${explain(error).join('\n')}\n`);
    process.exitCode = 1;
  }
}

export function faultsOf(error: unknown): readonly string[] {
  if (error instanceof ConfigError) return error.faults;
  if (!(error instanceof Error)) return [String(error)];
  const { code, port } = error as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE')
    return [
      `port ${port ?? ''} is in use: stop the program that listens there, or set PORT, SandboxPort, ChatPort or MetricsPort to another`,
    ];
  return [error.message];
}
