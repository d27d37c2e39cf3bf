import { readFile } from 'node:fs/promises';
import { hostname, uptime } from 'node:os';
import { errno } from '../store-error.ts';

/** The process that has a folder: the content of its lock. */
export interface LockOwner {
  /** Identifies this one acquisition of the lock. */
  token: string;
  pid: number;
  host: string;
  /** When the process started, in milliseconds. */
  startedAt: number;
  /** Linux only: when the process started, in the kernel's ticks since boot, which clock changes don't affect. */
  ticks?: string | undefined;
}

/** A lock as it was read. */
export interface LockObservation {
  owner: LockOwner;
  /** When the owner last renewed the lease, in milliseconds. */
  renewedAt: number;
}

/** How much two readings of the boot time may differ. */
const BOOT_SLACK_MS = 2_000;

export async function thisProcess(token: string): Promise<LockOwner> {
  return {
    token,
    pid: process.pid,
    host: hostname(),
    startedAt: Math.round(performance.timeOrigin),
    ticks: (await statOf(process.pid))?.ticks,
  };
}

export function parseOwner(text: string): LockOwner | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { token, pid, host, startedAt, ticks } = (json ?? {}) as Partial<Record<keyof LockOwner, unknown>>;
  if (typeof token !== 'string' || !/^[\w-]+$/.test(token)) return undefined;
  if (typeof pid !== 'number' || !Number.isSafeInteger(pid) || pid <= 0) return undefined;
  if (typeof host !== 'string' || typeof startedAt !== 'number') return undefined;
  return { token, pid, host, startedAt, ticks: typeof ticks === 'string' ? ticks : undefined };
}

/**
 * Whether an owner on this machine is still running. A pid that is in use proves little. Containers reuse the same few, so the start
 * time has to match, too. A process that has ended keeps its pid as a zombie until its parent asks for its exit code.
 */
export async function isRunning({ owner, renewedAt }: LockObservation): Promise<boolean> {
  if (owner.pid === process.pid) return owner.startedAt === Math.round(performance.timeOrigin);
  if (!isProcess(owner.pid)) return false;
  if (renewedAt < Date.now() - uptime() * 1_000 - BOOT_SLACK_MS) return false;
  const seen = await statOf(owner.pid);
  if (seen?.ended) return false;
  const ticks = seen?.ticks;
  return owner.ticks === undefined || ticks === undefined || owner.ticks === ticks;
}

function isProcess(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it exists, and belongs to another user.
    return errno(error) !== 'ESRCH';
  }
}

/** What Linux says about a process; undefined if it says nothing. */
async function statOf(pid: number): Promise<{ ended: boolean; ticks: string | undefined } | undefined> {
  if (process.platform !== 'linux') return undefined;
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    // proc(5): the name, in brackets, may contain blanks. After it come the state and, as the 20th field, the start time.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { ended: /^[ZXx]$/.test(fields[0] ?? ''), ticks: fields[19] };
  } catch {
    // There is no /proc, or the process has just ended. The other signs decide.
    return undefined;
  }
}
