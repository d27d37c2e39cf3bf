import type { Clock } from '../contracts/clock.ts';
import type { Store } from '../contracts/store.ts';
import type { RuleId } from '../diagnosis/table.ts';
import type { Verdict } from '../diagnosis/verdict.ts';
import { sawAll } from '../diagnosis/verdict.ts';
import { mondayOf } from './weeks.ts';

/** The cause that a verdict told first, or that it found none. */
export type VerdictName = RuleId | 'nothingWrong' | 'noCause';

function verdictName(verdict: Verdict): VerdictName {
  const [first] = verdict.causes;
  if (first) return first.rule.id;
  return sawAll(verdict) && verdict.pending.length === 0 ? 'nothingWrong' : 'noCause';
}

/**
 * Counts the verdicts that were shown, by week, without saying of whom. What was counted last is in memory until `flush`, so that a card
 * costs no write; a bot that is killed loses it.
 */
export class VerdictTally {
  readonly #tallies: Store['tallies'];
  readonly #now: Clock;
  #counted = new Map<string, Map<VerdictName, number>>();

  constructor({ tallies }: Pick<Store, 'tallies'>, now: Clock) {
    this.#tallies = tallies;
    this.#now = now;
  }

  count(verdict: Verdict): void {
    this.#add(mondayOf(this.#now()), new Map([[verdictName(verdict), 1]]));
  }

  /** Writes what was counted to the store. What can't be written is kept for the next time. */
  async flush(): Promise<void> {
    const weeks = [...this.#counted];
    this.#counted = new Map();
    const written = await Promise.allSettled(weeks.map(([week, verdicts]) => this.#write(week, verdicts)));
    const failed = weeks.filter((_, index) => written[index]?.status === 'rejected');
    for (const [week, verdicts] of failed) this.#add(week, verdicts);
    const error = written.find((one) => one.status === 'rejected');
    if (error) throw error.reason;
  }

  #add(week: string, verdicts: ReadonlyMap<VerdictName, number>): void {
    const sums = this.#counted.get(week) ?? new Map<VerdictName, number>();
    for (const [name, count] of verdicts) sums.set(name, (sums.get(name) ?? 0) + count);
    this.#counted.set(week, sums);
  }

  async #write(week: string, verdicts: ReadonlyMap<VerdictName, number>): Promise<void> {
    const replaced = await this.#tallies.update(week, (now) => {
      const sums = { ...now.verdicts };
      for (const [name, count] of verdicts) sums[name] = (sums[name] ?? 0) + count;
      return { ...now, verdicts: sums };
    });
    if (!replaced) await this.#tallies.create(week, { week, verdicts: Object.fromEntries(verdicts) });
  }
}
