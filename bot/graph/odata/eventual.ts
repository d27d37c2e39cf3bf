import type { Headers } from '../http/exchange.ts';

/** Entra answers $search, $count and casts of memberships only to those who accept an index a moment behind. */
export const EVENTUAL: Headers = { ConsistencyLevel: 'eventual' };
