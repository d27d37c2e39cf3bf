import type { RemoteAction } from '../actions/catalogue.ts';
import { catalogue } from '../actions/catalogue.ts';
import type { AuditRecord } from '../contracts/audit.ts';
import { mondayOf } from './weeks.ts';

/** How an action ended, as far as the audit knows. `waiting`: for the device, or for somebody. `notSent`: it was stopped after all. */
export const OUTCOMES = [
  'done',
  'failed',
  'notSupported',
  'canceled',
  'unknown',
  'waiting',
  'notSent',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

type Counts = ReadonlyMap<string, number>;

/** What happened in one week. Nobody is named. */
export interface Week {
  /** Its Monday, such as 2026-11-23. */
  monday: string;
  /** How often a person, a device or the owner of a key was shown. */
  lookUps: number;
  /** Actions on one device each, in the week in which they were started. */
  outcomes: ReadonlyMap<Outcome, number>;
  /** By Graph's name. */
  actions: Counts;
  /** How long it took until each device reported that it is done, by the action's name in Graph: milliseconds. */
  toDone: ReadonlyMap<string, readonly number[]>;
  /** By the reason. */
  refusals: Counts;
  /** By the rule of the cause that was told first. */
  verdicts: Counts;
}

/** The audit's names of commands that show somebody. */
const LOOK_UPS: ReadonlySet<string> = new Set(['select user', 'device', 'key']);

const actions: readonly RemoteAction[] = catalogue;
const ACTIONS: ReadonlySet<string> = new Set(
  actions.flatMap(({ name, on = {} }) => [name, ...Object.values(on).map((call) => call.name)]),
);

const KNOWN: ReadonlyMap<string | undefined, Outcome> = new Map([
  ...OUTCOMES.map((outcome) => [outcome, outcome] as const),
  ...(['accepted', 'pending', 'approvalRequired'] as const).map((word) => [word, 'waiting'] as const),
]);

type End = Pick<AuditRecord, 'kind' | 'outcome' | 'at'>;

/** Counts entries of the audit, which have to come newest first: how an action ended is known before its start comes. */
export class WeekCounter {
  readonly #weeks: ReadonlyMap<string, ReturnType<typeof emptyWeek>>;
  /** What is known last of the actions whose start hasn't come yet. */
  readonly #ends = new Map<string, End>();

  constructor(mondays: readonly string[]) {
    this.#weeks = new Map(mondays.map((monday) => [monday, emptyWeek(monday)]));
  }

  add(entry: AuditRecord): void {
    const { kind, of, what, outcome, at } = entry;
    const week = this.#weeks.get(mondayOf(new Date(at)));
    if (of !== undefined && kind !== 'read') this.#note(of, entry);
    if (kind === 'refused' && week) plus(week.refusals, outcome ?? '');
    if (kind === 'read' && of === undefined && LOOK_UPS.has(what) && week) week.lookUps += 1;
    if (kind === 'started') this.#start(entry, week);
  }

  weeks(): Week[] {
    return [...this.#weeks.values()];
  }

  /** What the device reported counts more than what Graph answered, and that it was refused counts more than that it failed. */
  #note(of: string, { kind, outcome, at }: End): void {
    const known = this.#ends.get(of);
    if (!known || RANK[kind] > RANK[known.kind]) this.#ends.set(of, { kind, outcome, at });
  }

  /** A second operator's decision has a start, too, but nothing that allowed it: it isn't an action of its own. */
  #start({ id, what, at, through }: AuditRecord, week: ReturnType<typeof emptyWeek> | undefined): void {
    const end = this.#ends.get(id);
    this.#ends.delete(id);
    if (!week || through === undefined || !ACTIONS.has(what)) return;
    const outcome = outcomeOf(end);
    plus(week.actions, what);
    plus(week.outcomes, outcome);
    if (outcome !== 'done' || end?.kind !== 'settled') return;
    week.toDone.set(what, [...(week.toDone.get(what) ?? []), Date.parse(end.at) - Date.parse(at)]);
  }
}

const RANK: Readonly<Record<AuditRecord['kind'], number>> = {
  read: 0,
  started: 0,
  ended: 1,
  refused: 2,
  settled: 3,
};

function outcomeOf(end: End | undefined): Outcome {
  if (!end) return 'waiting';
  return end.kind === 'refused' ? 'notSent' : (KNOWN.get(end.outcome) ?? 'unknown');
}

function emptyWeek(monday: string) {
  return {
    monday,
    lookUps: 0,
    outcomes: new Map<Outcome, number>(),
    actions: new Map<string, number>(),
    toDone: new Map<string, number[]>(),
    refusals: new Map<string, number>(),
    verdicts: new Map<string, number>(),
  };
}

function plus<K>(counts: Map<K, number>, name: K): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

/** The sums over all weeks, the highest first. */
export function highest(weeks: readonly Week[], of: (week: Week) => Counts): [name: string, count: number][] {
  const sums = new Map<string, number>();
  for (const week of weeks)
    for (const [name, count] of of(week)) sums.set(name, (sums.get(name) ?? 0) + count);
  return [...sums].toSorted(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
}

export function sum(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((total, count) => total + count, 0);
}

/** undefined: there is no value. */
export function median(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}
