import { cases } from './cases/index.ts';
import type { Cause, Verdict } from './cases/case.ts';
import { firstPeople } from './cases/first-people.ts';
import { idOf, PEOPLE } from './people/people.ts';
import type { Row } from './row.ts';

const byKey: ReadonlyMap<string, Verdict & { says?: string }> = new Map([
  ...Object.entries(firstPeople),
  ...cases.map((one): [string, Verdict & { says?: string }] => [one.key, one]),
]);

const causeRow = (one: Cause): Row =>
  typeof one === 'string' ? { cause: one } : { cause: one[0], device: one[1] };

/** What a card has to say of each person of the tenant. Nothing serves it: it is there to hold cards against. */
export const verdicts: readonly Row[] = PEOPLE.map(([key]) => {
  const found = byKey.get(key);
  if (!found) throw new Error(`${key} has no verdict in sandbox/contoso/cases`);
  const { causes, unread = [], says } = found;
  return {
    id: idOf(key),
    ...(says !== undefined && { says }),
    causes: causes.map(causeRow),
    ...(unread.length > 0 && { unread: [...unread] }),
  };
});
