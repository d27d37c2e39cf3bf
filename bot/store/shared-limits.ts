import type { Clock } from '../helpdesk/contracts/clock.ts';
import type { SharedLimits, Store } from '../helpdesk/contracts/store.ts';

/** So many of the newest are kept: another bot may look a little later than this one tells. */
const KEPT = 3;
/** What was told longer ago is over: a limit is made up for within a minute. */
const GOOD_FOR_MS = 30_000;

/** What bots on one store tell each other about how much they are asked. Each has a record of its own, so that none waits for another. */
export function keptLimits(
  { together, askedOf }: Pick<Store, 'together' | 'askedOf'>,
  botId: string,
  now: Clock,
): SharedLimits {
  /** The number of the last that was counted, by bot. */
  const counted = new Map<string, number>();
  return {
    tell: (asked) =>
      together((drafts) => {
        const before = drafts.askedOf.get(botId)?.told ?? [];
        const n = (before.at(-1)?.n ?? 0) + 1;
        const at = now().toISOString();
        drafts.askedOf.put(botId, { botId, at, told: [...before, { n, ...asked }].slice(-KEPT) });
      }),
    async told() {
      const since = now().getTime() - GOOD_FOR_MS;
      const others = await askedOf.list((one) => one.botId !== botId && Date.parse(one.at) >= since);
      return others.flatMap(({ botId: other, told }) => {
        const fresh = told.filter(({ n }) => n > (counted.get(other) ?? 0));
        counted.set(other, told.at(-1)?.n ?? 0);
        return fresh;
      });
    },
  };
}
