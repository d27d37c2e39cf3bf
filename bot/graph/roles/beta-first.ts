import { Problem } from '../../helpdesk/contracts/problem.ts';
import type { GraphClient } from '../http/client.ts';
import type { Version } from '../http/request.ts';

/** How long to wait for beta before v1.0 is asked too. The turn must have time left for v1.0. */
export const HEAD_START_MS = 3_000;
/** How long beta is left out after it was too slow. */
const REST_MS = 20_000;

/**
 * v1.0 shows "all users" and "no scope" alike, so beta is read first. If that fails, v1.0 is read. If beta is slow, v1.0 is read as well,
 * and the first answer counts: beta's if all of Graph is slow, v1.0's if only beta hangs.
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

/** Rejects if `reading` does in that time. */
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
    // Both failed. Report v1.0's reason, as if beta had failed at once.
    return instead;
  }
}
