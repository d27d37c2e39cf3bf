import type { Need } from '../contracts/policy/need.ts';
import { keyNamed } from '../keys/catalogue.ts';
import { policyNames } from './names.ts';
import { needsNow, type PolicyServices } from './needs.ts';

/** What is asked of an operator before an action, or before a key is shown. */
export interface Asked {
  /** The action's name in the policy. */
  name: string;
  needs: readonly Need[];
}

/** What the policy asks now before everything that somebody may do, also where that is nothing. */
export function askedOf(services: PolicyServices, mayDo: (name: string) => boolean): Promise<Asked[]> {
  return Promise.all(
    policyNames.filter(mayDo).map(async (name) => {
      const needs = await needsNow(services, name);
      return { name, needs: isRefused(name, needs) ? (['denied'] as const) : needs };
    }),
  );
}

/** Nothing else is asked before what isn't allowed. Nor can a second operator be asked for a key: it isn't shown. */
const isRefused = (name: string, needs: readonly Need[]) =>
  needs.includes('denied') || (needs.includes('secondOperator') && keyNamed(name) !== undefined);
