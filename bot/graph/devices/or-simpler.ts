import { Problem } from '../../helpdesk/contracts/problem.ts';
import type { GraphClient } from '../http/client.ts';

/**
 * Reads by a filter joined by “and” and “or”, or by a simpler one if this Graph refuses such filters. Once it did, it isn't asked again.
 */
export async function orSimpler<Filter, Answer>(
  { abilities }: GraphClient,
  read: (filter: Filter) => Promise<Answer>,
  joined: Filter,
  simpler: Filter | undefined,
): Promise<Answer> {
  if (simpler === undefined) return read(joined);
  if (!abilities.joinsFilters) return read(simpler);
  try {
    return await read(joined);
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== 400) throw error;
    const answer = await read(simpler);
    // only now: what fails as a simple filter as well isn't about joining
    abilities.joinsFilters = false;
    return answer;
  }
}
