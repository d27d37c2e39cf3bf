import { Problem } from '../../helpdesk/contracts/problem.ts';
import type { GraphClient } from '../http/client.ts';
import type { Version } from '../http/exchange.ts';

/** How long beta has to itself: a turn has to have time left for v1.0. */
const HEAD_START_MS = 3_000;
/** How long it isn't asked after it came too late. */
const REST_MS = 20_000;

/**
 * Beta tells all users and all devices from no scope. Where it can't be read, v1.0 is. Where it takes its time v1.0 is read beside it, and
 * the first answer holds: a Graph that is slow as a whole gives beta's, one whose beta hangs gives v1.0's.
 */
export async function betaFirst<T>(client: GraphClient, read: (version: Version) => Promise<T>): Promise<T> {
  if (performance.now() < client.beta.until) return read('v1.0');
  const beta = read('beta');
  try {
    if (await comesWithin(client.beta.headStartMs ?? HEAD_START_MS, beta)) return await beta;
  } catch (error) {
    if (!(error instanceof Problem) || client.signal.aborted) throw error;
    return read('v1.0');
  }
  return firstOf(client, beta, read('v1.0'));
}

/** Rejects where `reading` does by then. */
async function comesWithin(ms: number, reading: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  try {
    return await Promise.race([reading.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}

async function firstOf<T>(client: GraphClient, beta: Promise<T>, instead: Promise<T>): Promise<T> {
  try {
    const { value, version } = await Promise.any([
      beta.then((value) => ({ value, version: 'beta' })),
      instead.then((value) => ({ value, version: 'v1.0' })),
    ]);
    if (version === 'v1.0') client.beta.until = performance.now() + REST_MS;
    return value;
  } catch {
    // neither: v1.0's reason is told, as where beta fails at once
    return instead;
  }
}
