import { countedSince } from '../contracts/policy/counted.ts';
import type { Receipt } from '../contracts/receipt.ts';
import type { Alert, Stop, StopKind } from '../contracts/policy/records.ts';
import type { Drafts, Remembered, Tables } from '../contracts/store.ts';

/** How many actions that can't be undone may be sent in an hour, by one operator and by all. The next one stops them. */
export const BUDGETS = { operator: 5, tenant: 20 } as const;

export type Budgets = Record<keyof typeof BUDGETS, number>;

const HOUR_MS = 3_600_000;

/** An action that is about to leave, as far as it matters here. */
interface Leaving {
  operatorId: string;
  /** True if it can't be undone. */
  destructive: boolean;
}

export const EVERYTHING = 'everything';
const TENANT = 'tenant';
const ofOperator = (operatorId: string) => `operator ${operatorId}`;

const isOn = (stop: Stop | undefined) => stop !== undefined && stop.liftedAt === undefined;

/** Whether something stops an action now. Looked at before anything is claimed, and once more in the write before it leaves. */
export async function stoppedNow(
  { stops }: Pick<Tables, 'stops'>,
  { operatorId, destructive }: Leaving,
): Promise<StopKind | undefined> {
  // most days there is none: a list isn't asked for once more because of that
  const on = await stops.list(isOn);
  const named = (id: string) => on.find((one) => one.id === id);
  return firstOf(
    { everything: named(EVERYTHING), tenant: named(TENANT), operator: named(ofOperator(operatorId)) },
    destructive,
  );
}

/** The same from what is remembered. */
export function stoppedIn({ stops }: Pick<Remembered, 'stops'>, leaving: Leaving): StopKind | undefined {
  return firstOf(stopsFor(stops, leaving), leaving.destructive);
}

const stopsFor = (stops: Remembered['stops'], { operatorId }: Leaving) => ({
  everything: stops.get(EVERYTHING),
  tenant: stops.get(TENANT),
  operator: stops.get(ofOperator(operatorId)),
});

function firstOf(
  { everything, tenant, operator }: Partial<Record<'everything' | 'tenant' | 'operator', Stop | undefined>>,
  destructive: boolean,
): StopKind | undefined {
  if (isOn(everything)) return 'stopped';
  if (!destructive) return undefined;
  if (isOn(operator)) return 'operatorBudget';
  return isOn(tenant) ? 'tenantBudget' : undefined;
}

/** Whether an admin has stopped everything. */
export const isStopped = ({ stops }: Pick<Remembered, 'stops'>): boolean => isOn(stops.get(EVERYTHING));

/** All stops that are on. */
export function stopsOn({ stops }: Pick<Tables, 'stops'>): Promise<Stop[]> {
  return stops.list(isOn);
}

export type Left = { kind: 'left'; alerts: Alert[] } | { kind: 'stopped'; why: StopKind; alerts: Alert[] };

/**
 * The last thing that is asked of an action, in the write that lets it go: nothing stops it, and the budgets aren't spent. What is beyond a
 * budget sets a stop in the same write. What was sent before, and goes on after an approval, is counted already.
 */
export function mayLeave(
  drafts: Pick<Drafts, 'stops' | 'receipts'>,
  leaving: Leaving,
  { now, countedBefore, isDestructive, budgets = BUDGETS }: Counting,
): Left {
  const { operatorId, destructive } = leaving;
  const stops = stopsFor(drafts.stops, leaving);
  const why = firstOf(stops, destructive);
  if (why) return { kind: 'stopped', why, alerts: [] };
  if (!destructive || countedBefore) return { kind: 'left', alerts: [] };
  // a stop that was lifted in the future says that the clock was set back: then the whole hour counts
  const lifted = (stop: Stop | undefined) => {
    const at = Date.parse(stop?.liftedAt ?? '');
    return at <= now.getTime() ? at : -Infinity;
  };
  const since = (stop: Stop | undefined) => Math.max(now.getTime() - HOUR_MS, lifted(stop));
  const sent = countedSince(drafts.receipts, isDestructive, ({ firstSentAt }) => firstSentAt, {
    since: now.getTime() - HOUR_MS,
    now,
  });
  const after = (from: number) => sent.filter(({ countsFrom }) => Date.parse(countsFrom) >= from);
  const spent = {
    operator: after(since(stops.operator)).filter((one) => one.operatorId === operatorId).length,
    tenant: after(since(stops.tenant)).length,
  };
  for (const of of ['operator', 'tenant'] as const) {
    if (spent[of] < budgets[of]) continue;
    const id = of === 'operator' ? ofOperator(operatorId) : TENANT;
    drafts.stops.put(id, { id, since: now.toISOString() });
    const alert: Alert = { kind: 'budgetSpent', of, operatorId, limit: budgets[of] };
    return { kind: 'stopped', why: `${of}Budget`, alerts: [alert] };
  }
  const alerts = (['operator', 'tenant'] as const)
    .filter((of) => spent[of] + 1 === Math.ceil(budgets[of] / 2))
    .map((of): Alert => ({ kind: 'halfSpent', of, operatorId, sent: spent[of] + 1, limit: budgets[of] }));
  return { kind: 'left', alerts };
}

interface Counting {
  now: Date;
  budgets?: Budgets | undefined;
  /** True if it was sent before, in this hour or an earlier one. */
  countedBefore: boolean;
  isDestructive: (receipt: Receipt) => boolean;
}
