import type { Services } from '../commands/turn.ts';
import type { Messenger } from '../helpdesk/contracts/conversation.ts';
import type { Receipt } from '../helpdesk/contracts/receipt.ts';
import { receiptsOfConfirmation } from '../helpdesk/remote/confirmations.ts';
import { hide, nextToHide, overdue } from '../helpdesk/remote/secrets.ts';
import type { Background } from './background.ts';
import { inBackground } from './background.ts';
import { cardOf, moveCards } from './update-receipt-card.ts';

const RETRY_MS = 60_000;
/** A card that couldn't be changed for a day is gone. */
const GIVE_UP_MS = 24 * 3_600_000;

type HideServices = Pick<Services, 'store' | 'now' | 'log'>;

/** Takes secrets off their cards when their time is over, also those that an earlier run of the bot showed. */
export function hideSecretsInTime(
  services: HideServices,
  messenger: Messenger,
): Pick<Background, 'stop'> & { hideLater(): void } {
  const { log } = services;
  const job = inBackground(() => hideOverdue(services, messenger), {
    failed: (error) => log.error({ err: error }, 'secrets could not be looked through'),
    firstMs: 1_000,
    retryMs: RETRY_MS,
  });
  return { hideLater: () => job.runIn(100), stop: () => job.stop() };
}

/** Resolves to the milliseconds until the next secret has to go. undefined: none is on a card. */
async function hideOverdue(services: HideServices, messenger: Messenger): Promise<number | undefined> {
  const receipts = await overdue(services);
  const done = await Promise.all(receipts.map((receipt) => takeOff(services, messenger, receipt)));
  const next = await nextToHide(services);
  if (done.includes(false)) return RETRY_MS;
  return next === undefined ? undefined : Math.max(0, next - services.now().getTime()) + 100;
}

/** Resolves to false if it has to be tried again. */
async function takeOff(services: HideServices, messenger: Messenger, receipt: Receipt): Promise<boolean> {
  const { now, log } = services;
  const { card } = receipt;
  try {
    const stands = card && (await messenger.update(card, await withoutSecret(services, receipt)));
    // it will never be possible, so it isn't tried again
    if (stands?.activityId !== card?.activityId)
      log.warn({ receipt: receipt.id }, 'a secret stays on its card: the card can’t be changed');
    if (card && stands) await moveCards(services, [receipt], card, stands);
  } catch (error) {
    log.warn({ err: error, receipt: receipt.id }, 'a secret could not be taken off its card');
    if (now().getTime() - Date.parse(receipt.secretShownAt ?? '') < GIVE_UP_MS) return false;
  }
  // noted last: a secret that is still on its card is tried again, after a restart, too
  await hide(services, receipt.id);
  return true;
}

async function withoutSecret(services: HideServices, receipt: Receipt) {
  const secretHiddenAt = services.now().toISOString();
  const all = await receiptsOfConfirmation(services.store, receipt);
  return cardOf(
    services,
    all.map((one) => (one.id === receipt.id ? { ...one, secretHiddenAt } : one)),
  );
}
