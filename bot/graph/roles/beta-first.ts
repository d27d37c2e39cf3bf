import { Problem } from '../../helpdesk/problem.ts';
import type { GraphClient } from '../http/client.ts';
import type { Version } from '../http/exchange.ts';

/** How long beta has to answer in: a turn has to have time left for v1.0. */
const PATIENCE_MS = 3_000;
/** How long it isn't asked after that. */
const REST_MS = 60_000;

/** Beta tells all users and all devices from no scope; where it can't be read, or doesn't answer, v1.0 is. */
export async function betaFirst<T>(client: GraphClient, read: (version: Version) => Promise<T>): Promise<T> {
  if (performance.now() < client.beta.until) return read('v1.0');
  try {
    return await patiently(client, read('beta'));
  } catch (error) {
    if (!(error instanceof Problem) || client.signal.aborted) throw error;
  }
  return read('v1.0');
}

async function patiently<T>(client: GraphClient, reading: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      client.beta.until = performance.now() + REST_MS;
      reject(new Problem({ kind: 'timeout', detail: 'beta did not answer in time' }));
    }, PATIENCE_MS);
  });
  // what comes after that is nobody's business any more
  reading.catch(() => undefined);
  try {
    return await Promise.race([reading, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
