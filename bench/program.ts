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
  /** Processor time of all its threads so far, in milliseconds. 0 if there is no /proc. */
  cpuMs(): number;
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
    cpuMs: () => cpuMs(child),
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

/** The kernel counts in hundredths of a second. */
const TICK_MS = 10;

function cpuMs(child: ChildProcess): number {
  try {
    // The name, in parentheses, may have spaces. Behind it, user and system time are the 12th and 13th field.
    const [, rest = ''] = readFileSync(`/proc/${child.pid ?? 0}/stat`, 'utf8').split(') ');
    const fields = rest.split(' ');
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
  } catch {
    return 0;
  }
}
