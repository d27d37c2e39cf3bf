import { Problem } from '../../helpdesk/problem.ts';
import type { GraphClient } from '../http/client.ts';
import type { Version } from '../http/exchange.ts';

/** Beta tells all users and all devices from no scope; where it can't be read, v1.0 is. */
export async function betaFirst<T>(client: GraphClient, read: (version: Version) => Promise<T>): Promise<T> {
  try {
    return await read('beta');
  } catch (error) {
    if (!(error instanceof Problem) || client.signal.aborted) throw error;
  }
  return read('v1.0');
}
