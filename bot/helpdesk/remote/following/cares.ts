import type { Care } from '../../contracts/custody.ts';
import type { RoleChange } from '../../contracts/role-change.ts';
import type { Receipt } from '../../contracts/receipt.ts';
import type { Showing } from '../../contracts/store.ts';
import { isToBeTold } from '../../employee/telling.ts';
import { POLL_SCHEDULE, pollInterval } from '../poll-schedule.ts';

interface Kept {
  receipts: readonly Receipt[];
  showings: readonly Showing[];
  roleChanges: readonly RoleChange[];
}

/** Everything that is kept and has to be looked after, as a bot with files finds it at its start. */
export function caresOf({ receipts, showings, roleChanges }: Kept, now: Date): Care[] {
  const followed = receipts.filter(
    (one) =>
      one.state === 'sending' || isToBeTold(one) || pollInterval(POLL_SCHEDULE, one, now) !== undefined,
  );
  const secrets = receipts.filter(
    (one) => one.secretShownAt !== undefined && one.secretHiddenAt === undefined,
  );
  const keys = showings.filter(({ hiddenAt }) => hiddenAt === undefined);
  const changes = roleChanges.filter(
    ({ approval }) => approval && (approval.state !== 'over' || approval.cardBehind === true),
  );
  const of = (kind: Care['kind'], all: readonly { id: string }[]) =>
    all.map(({ id }): Care => ({ kind, id }));
  return [
    ...of('receipt', followed),
    ...of('secret', secrets),
    ...of('showing', keys),
    ...of('change', changes),
  ];
}
