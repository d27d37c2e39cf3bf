import { keyHiddenCard } from '../cards/index.ts';
import type { Services } from '../commands/turn.ts';
import type { Care } from '../helpdesk/contracts/custody.ts';
import type { Answer, CardPlace, Messenger } from '../helpdesk/contracts/conversation.ts';
import type { Receipt } from '../helpdesk/contracts/receipt.ts';
import type { Showing } from '../helpdesk/contracts/store.ts';
import { hideKey, isKeyDue, keyDueAt, shownKeys } from '../helpdesk/showing/hide-key.ts';
import { receiptsOfConfirmation } from '../helpdesk/remote/confirmations.ts';
import { hide, nextToHide, overdue } from '../helpdesk/showing/secrets.ts';
import { wordsFor } from '../locales/index.ts';
import type { Background } from './background.ts';
import { inBackground } from './background.ts';
import { cardOf, moveCards } from './update-receipt-card.ts';

const RETRY_MS = 60_000;
/** A card that couldn't be changed for a day is gone. */
const GIVE_UP_MS = 24 * 3_600_000;

type HideServices = Pick<Services, 'store' | 'custody' | 'now' | 'log'>;

/** A secret that is on a card, and how it is taken off. */
interface OnCard {
  care: Care;
  card: CardPlace | undefined;
  shownAt: string | undefined;
  /** What stands on the card afterwards. */
  without: () => Promise<Answer>;
  /** Teams couldn't replace the card. It is in another message now. */
  moved: (from: CardPlace, to: CardPlace) => Promise<void>;
  hidden: () => Promise<unknown>;
}

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
  const { custody } = services;
  const ours = (kind: Care['kind']) => (one: { id: string }) => custody.holds({ kind, id: one.id });
  const receipts = (await overdue(services)).filter(ours('secret'));
  const keys = (await shownKeys(services)).filter(ours('showing'));
  const due = [
    ...receipts.map((receipt) => ofReceipt(services, receipt)),
    ...keys.filter((key) => isKeyDue(key, services.now())).map((showing) => ofKey(services, showing)),
  ];
  const done = await Promise.all(due.map((one) => takeOff(services, messenger, one)));
  if (done.includes(false)) return RETRY_MS;
  const [nextKey] = (await shownKeys(services)).filter(ours('showing'));
  const nextSecret = await nextToHide(services, ours('secret'));
  const next = Math.min(nextSecret ?? Infinity, nextKey ? keyDueAt(nextKey) : Infinity);
  return next === Infinity ? undefined : Math.max(0, next - services.now().getTime()) + 100;
}

function ofReceipt(services: HideServices, receipt: Receipt): OnCard {
  return {
    care: { kind: 'secret', id: receipt.id },
    card: receipt.card,
    shownAt: receipt.secretShownAt,
    without: () => withoutSecret(services, receipt),
    moved: (from, to) => moveCards(services, [receipt], from, to),
    hidden: () => hide(services, receipt.id),
  };
}

function ofKey(services: HideServices, showing: Showing): OnCard {
  const { id, card, shownAt, locale } = showing;
  return {
    care: { kind: 'showing', id },
    card,
    shownAt,
    without: () => Promise.resolve(keyHiddenCard({ words: wordsFor(locale), now: services.now() }, showing)),
    moved: () => Promise.resolve(),
    hidden: () => hideKey(services, id),
  };
}

/** Resolves to false if it has to be tried again. */
async function takeOff(
  { custody, now, log }: HideServices,
  messenger: Messenger,
  one: OnCard,
): Promise<boolean> {
  const { card, care } = one;
  custody.keep(care, RETRY_MS);
  try {
    const stands = card && (await messenger.update(card, await one.without()));
    // it will never be possible, so it isn't tried again
    if (stands?.activityId !== card?.activityId)
      log.warn(care, 'a secret stays on its card: the card can’t be changed');
    if (card && stands) await one.moved(card, stands);
  } catch (error) {
    log.warn({ err: error, ...care }, 'a secret could not be taken off its card');
    if (now().getTime() - Date.parse(one.shownAt ?? '') < GIVE_UP_MS) return false;
  }
  // noted last: a secret that is still on its card is tried again, after a restart, too
  await one.hidden();
  custody.done(care);
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
