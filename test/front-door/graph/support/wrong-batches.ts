import type { GraphAnswer } from '../../../../sandbox/graph/types.ts';

interface BatchPart {
  id: string;
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
}

/** How the answer to a batch can be wrong. Its own status is 200. */
export interface WrongBatch {
  name: string;
  make: (parts: BatchPart[]) => unknown[];
}

const byId = (parts: BatchPart[]) => parts.toSorted((a, b) => Number(a.id) - Number(b.id));
/** Each part gets the answer of the one `by` places further. */
const turned = (parts: BatchPart[], by: number) => {
  const sorted = byId(parts);
  return sorted.map((part, n) => ({ ...(sorted[(n + by) % sorted.length] ?? part), id: part.id }));
};

export const wrongBatches: readonly WrongBatch[] = [
  { name: 'without parts', make: () => [] },
  { name: 'without its first part', make: (parts) => byId(parts).slice(1) },
  { name: 'without its last part', make: (parts) => byId(parts).slice(0, -1) },
  { name: 'without every second part', make: (parts) => byId(parts).filter((_, n) => n % 2 === 0) },
  { name: 'with each part twice', make: (parts) => [...parts, ...parts] },
  {
    name: 'with a second answer to each part',
    make: (parts) => [...parts, ...turned(parts, 1)],
  },
  {
    name: 'with two parts swapped',
    make: (parts) => [...turned(byId(parts).slice(0, 2), 1), ...byId(parts).slice(2)],
  },
  { name: 'with all parts in another’s place', make: (parts) => turned(parts, 1) },
  { name: 'with all parts in the place of the one after the next', make: (parts) => turned(parts, 2) },
  { name: 'with all parts under the first id', make: (parts) => parts.map((part) => ({ ...part, id: '0' })) },
  {
    name: 'with ids that nobody sent',
    make: (parts) => parts.map((part) => ({ ...part, id: `${part.id}7` })),
  },
  { name: 'without ids', make: (parts) => parts.map(({ status, body }) => ({ status, body })) },
  { name: 'with statuses in words', make: (parts) => parts.map((part) => ({ ...part, status: 'OK' })) },
  { name: 'without bodies', make: (parts) => parts.map(({ id, status }) => ({ id, status })) },
  { name: 'with null for parts', make: (parts) => parts.map(() => null) },
];

export function alterBatch({ make }: WrongBatch) {
  return (answer: GraphAnswer): GraphAnswer => {
    const { responses } = answer.body as { responses: BatchPart[] };
    return { ...answer, body: { responses: make(responses) } };
  };
}
