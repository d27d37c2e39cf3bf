import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A program in its own process. */
export interface Program {
  urls: Readonly<Record<string, string>>;
  /** From its start until it has printed its addresses. */
  startMs: number;
  residentBytes(): number;
  stop(): Promise<void>;
}

/** Starts a compiled program and waits until it has printed the address of each of `says`. */
export async function startProgram(
  path: string,
  environment: Record<string, string>,
  says: readonly string[],
): Promise<Program> {
  const began = performance.now();
  const file = fileURLToPath(new URL(path, import.meta.url));
  const child = spawn(process.execPath, [file], {
    env: { PATH: process.env.PATH, LogLevel: 'error', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const urls = await addresses(child, says);
  return {
    urls,
    startMs: performance.now() - began,
    residentBytes: () => residentBytes(child),
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function addresses(child: ChildProcess, says: readonly string[]): Promise<Record<string, string>> {
  const urls: Record<string, string> = {};
  if (!child.stdout) throw new Error('no standard output');
  for await (const line of createInterface({ input: child.stdout })) {
    const [what, url] = line.split(' ');
    if (what !== undefined && url !== undefined) urls[what] = url;
    if (says.every((name) => name in urls)) {
      child.stdout.resume();
      return urls;
    }
  }
  throw new Error(`ended before it said where ${says.join(', ')} is`);
}

/** Resident memory as the kernel counts it; 0 if there is no /proc. */
function residentBytes(child: ChildProcess): number {
  try {
    const status = readFileSync(`/proc/${child.pid ?? 0}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}
