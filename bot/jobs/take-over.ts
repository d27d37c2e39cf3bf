import type { Services } from '../commands/turn.ts';
import type { Care } from '../helpdesk/contracts/custody.ts';
import type { Receipt } from '../helpdesk/contracts/receipt.ts';
import { isToBeTold, settleTelling } from '../helpdesk/employee/telling.ts';
import { settleCutOff } from '../helpdesk/remote/settle-cut-off.ts';
import { isShown } from '../helpdesk/showing/secrets.ts';

type TakeServices = Pick<Services, 'store' | 'audit' | 'custody' | 'now' | 'log'>;

interface Jobs {
  follow(receipt: Receipt, withinMs: number): void;
  tellSoon(): void;
  hideLater(): void;
  followChange(id: string): void;
}

/**
 * Goes on with what another bot, or an earlier run, has left. What it was sending may have left: its outcome is unknown, Graph is asked what became
 * of it, and it is never sent again.
 */
export function takeOver(services: TakeServices, jobs: Jobs): (care: Care) => Promise<void> {
  const { store, custody } = services;
  const take: Record<Care['kind'], (id: string) => Promise<boolean>> = {
    async receipt(id) {
      if ((await settleCutOff(services, id)) > 0)
        services.log.warn({ receipt: id }, 'its bot ended while it sent this action: outcome unknown');
      await settleTelling(services, id);
      const receipt = await store.receipts.get(id);
      if (!receipt) return false;
      if (isToBeTold(receipt)) jobs.tellSoon();
      jobs.follow(receipt, TAKEN_WITHIN_MS);
      return true;
    },
    async secret(id) {
      const receipt = await store.receipts.get(id);
      if (!receipt || !isShown(receipt)) return false;
      jobs.hideLater();
      return true;
    },
    async showing(id) {
      const showing = await store.showings.get(id);
      if (!showing || showing.hiddenAt !== undefined) return false;
      jobs.hideLater();
      return true;
    },
    async change(id) {
      const change = await store.roleChanges.get(id);
      if (!change?.approval) return false;
      jobs.followChange(id);
      return true;
    },
  };
  return async (care) => {
    await store.level();
    if (!(await take[care.kind](care.id))) custody.done(care);
  };
}

/** Its device may have answered long ago. */
const TAKEN_WITHIN_MS = 1_000;
