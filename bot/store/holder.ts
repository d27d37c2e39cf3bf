import { readFile } from 'node:fs/promises';
import { hostname, uptime } from 'node:os';
import { errno } from './store-error.ts';

/** Who has a folder: the content of its lock. */
export interface Holder {
  /** Tells one taking of a lock from every other. */
  token: string;
  pid: number;
  host: string;
  /** When the process started, in milliseconds. */
  startedAt: number;
  /** Linux: when the process started, in the kernel's ticks since boot, which no clock change moves. */
  ticks?: string | undefined;
}

export interface Sighting {
  holder: Holder;
  /** When the holder last gave a sign of life, in milliseconds. */
  beatAt: number;
}

/** How far apart two readings of the boot time may be. */
const BOOT_SLACK = 2_000;

export async function thisProcess(token: string): Promise<Holder> {
  return {
    token,
    pid: process.pid,
    host: hostname(),
    startedAt: Math.round(performance.timeOrigin),
    ticks: await ticksOf(process.pid),
  };
}

export function parseHolder(text: string): Holder | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { token, pid, host, startedAt, ticks } = (json ?? {}) as Partial<Record<keyof Holder, unknown>>;
  if (typeof token !== 'string' || !/^[\w-]+$/.test(token)) return undefined;
  if (typeof pid !== 'number' || !Number.isSafeInteger(pid) || pid <= 0) return undefined;
  if (typeof host !== 'string' || typeof startedAt !== 'number') return undefined;
  return { token, pid, host, startedAt, ticks: typeof ticks === 'string' ? ticks : undefined };
}

/**
 * Whether a holder on this machine still runs. A number that is in use proves little: containers give the same few to
 * every process, so the time it started must fit too.
 */
export async function runs({ holder, beatAt }: Sighting): Promise<boolean> {
  if (holder.pid === process.pid) return holder.startedAt === Math.round(performance.timeOrigin);
  if (!isProcess(holder.pid)) return false;
  if (beatAt < Date.now() - uptime() * 1_000 - BOOT_SLACK) return false;
  const ticks = await ticksOf(holder.pid);
  return holder.ticks === undefined || ticks === undefined || holder.ticks === ticks;
}

function isProcess(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it is there, and somebody else's.
    return errno(error) !== 'ESRCH';
  }
}

async function ticksOf(pid: number): Promise<string | undefined> {
  if (process.platform !== 'linux') return undefined;
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    // proc(5): the name, in brackets, may hold blanks; the start time is the 20th field after it.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    // No /proc here, or the process ended just now: the other signs decide.
    return undefined;
  }
}
