import type { GraphApi } from '../contracts/graph.ts';
import { part } from '../contracts/problem.ts';
import type { Pending } from './diagnose.ts';
import type { Facts } from './facts.ts';

/** More devices than this aren't looked into: each costs a read or two. */
const MOST_DEVICES = 20;

type OfDevice = Facts['ofDevice'] extends ReadonlyMap<string, infer F> ? F : never;

/**
 * Reads what could tell more, all of it at once. `worstFirst`: ids of devices in the order in which they count. What is beyond the most
 * stays pending.
 */
export async function lookFurther(
  graph: GraphApi,
  pending: readonly Pending[],
  worstFirst: readonly string[],
): Promise<Map<string, Partial<OfDevice>>> {
  const rank = (id: string) => (worstFirst.includes(id) ? worstFirst.indexOf(id) : worstFirst.length);
  const ids = [...new Set(pending.map(({ device }) => device.id))]
    .toSorted((a, b) => rank(a) - rank(b))
    .slice(0, MOST_DEVICES);
  const wants = (id: string, name: Pending['part']) =>
    pending.some((one) => one.device.id === id && one.part === name);
  const read = ids.map(async (id): Promise<[string, Partial<OfDevice>]> => {
    const [policies, results] = await Promise.all([
      wants(id, 'policies') ? part(graph.troubleshooting.compliancePolicies(id)) : undefined,
      wants(id, 'results') ? part(resultsOf(graph, id)) : undefined,
    ]);
    return [id, { ...(policies && { policies }), ...(results && { results }) }];
  });
  return new Map(await Promise.all(read));
}

async function resultsOf(graph: GraphApi, id: string) {
  return (await graph.devices.status(id)).deviceActionResults;
}
