import type { KeyRefusal } from '../access/may-see-key.ts';
import type { AskedField } from '../access/policy-conditions.ts';
import { typedForPolicy } from '../access/policy-conditions.ts';
import { ticketIn } from '../access/ticket.ts';
import { takeGrant } from '../caller/caller-check.ts';
import { isFenced, isFencedNow } from '../caller/not-me.ts';
import { expiryFrom, isOver, isTooEarly } from '../contracts/expiry.ts';
import type { FormValues } from '../contracts/form-values.ts';
import type { Need } from '../contracts/policy/need.ts';
import type { ActionTarget } from '../contracts/receipt.ts';
import type { Confirmation } from '../contracts/store.ts';
import type { Key } from '../keys/catalogue.ts';
import { keyNamed } from '../keys/catalogue.ts';
import { needsNow, policyOf } from '../policy/needs.ts';
import { isOf, keepOpen } from '../remote/confirmations.ts';
import type { RemoteServices } from '../remote/services.ts';
import { neverShown, type Never } from './held-back.ts';

/** What was typed on the card that asks before a key is shown. */
type KeyTyped = Record<AskedField, string>;

/** A press of the card that asks before a key is shown: what was asked, and what was typed. */
export interface KeyAnswer {
  confirmation: Confirmation;
  typed: KeyTyped;
}

export type KeyGate =
  /** It may be shown now. Whatever was asked is used up. */
  | { kind: 'open'; ticket?: string | undefined; reason?: string | undefined }
  /** Something is asked first. The confirmation says what. */
  | { kind: 'asks'; confirmation: Confirmation }
  /** The caller has to be verified first, or the card was made only just now. The confirmation stays open. */
  | { kind: 'noGrant'; confirmation: Confirmation }
  | { kind: 'tooEarly'; confirmation: Confirmation }
  /** These are missing, or aren't what they should be. The confirmation stays open. */
  | { kind: 'typed'; confirmation: Confirmation; fields: AskedField[]; typed: KeyTyped }
  /** Used, canceled, too late, or about somebody else than whose device it is now. */
  | { kind: 'over'; confirmation: Confirmation }
  | { kind: 'refused'; why: KeyRefusal };

/** What is to be shown to whom, of a device that was read just now. */
interface Wish {
  operatorId: string;
  key: Key;
  target: ActionTarget;
  /** A single key of the device, or the receipt that brought it. */
  shows: FormValues;
  locale: string | undefined;
  /** undefined: the button that begins it was pressed. */
  answer: KeyAnswer | undefined;
}

const ASKABLE: readonly Need[] = ['callerCheck', 'reason', 'ticket'];

/** What an operator was asked before a key is shown. undefined: nothing of theirs. */
export async function askedOfKey(
  { store }: Pick<RemoteServices, 'store'>,
  operatorId: string,
  id: string,
): Promise<Confirmation | undefined> {
  const confirmation = await store.confirmations.get(id);
  return confirmation?.operatorId === operatorId && keyNamed(confirmation.action) ? confirmation : undefined;
}

/**
 * What the policy asks before a key is shown, by the same rules as before an action. A grant of a verified caller is for this operator,
 * person, key and device, and is used up with the confirmation, in one write. A second operator can't be asked for a key: where the policy
 * asks for one, or the person said that it isn't them, it isn't shown.
 */
export async function passGate(services: RemoteServices, wish: Wish): Promise<KeyGate> {
  const { store, now } = services;
  const { key, target, answer } = wish;
  const [needs, fenced] = await Promise.all([
    needsNow(services, key.id),
    isFenced(store, target.userId, now()),
  ]);
  const why = neverShown(needs, fenced);
  if (why) return refused(why);
  if (answer) return answered(services, wish, answer);
  const asked = needs.filter((need) => ASKABLE.includes(need));
  return asked.length === 0 ? { kind: 'open' } : ask(services, wish, asked);
}

const refused = (kind: Never): KeyGate => ({
  kind: 'refused',
  why: { kind },
});

async function ask(services: RemoteServices, wish: Wish, needs: Need[]): Promise<KeyGate> {
  const { store, now, newId } = services;
  const { operatorId, key, target, shows: values, locale } = wish;
  const at = now();
  const confirmation: Confirmation = {
    id: newId(),
    operatorId,
    action: key.id,
    targets: [target],
    values,
    needs,
    locale,
    createdAt: at.toISOString(),
    expiresAt: expiryFrom(at),
    state: 'open',
    receiptIds: [],
  };
  const forgotten = await keepOpen(store.confirmations, confirmation, isOf(operatorId));
  for (const one of forgotten) services.secretValues.delete(one);
  return { kind: 'asks', confirmation };
}

async function answered(
  services: RemoteServices,
  { operatorId, key, target }: Wish,
  { confirmation, typed }: KeyAnswer,
): Promise<KeyGate> {
  const { store, now, confirmAfterMs } = services;
  const [of] = confirmation.targets;
  const same = of?.deviceId === target.deviceId && of.userId === target.userId;
  if (!same || confirmation.action !== key.id || isOver(confirmation, now()))
    return { kind: 'over', confirmation };
  if (isTooEarly(confirmation, now(), confirmAfterMs)) return { kind: 'tooEarly', confirmation };
  return store.together((drafts): KeyGate => {
    // it may have been said, or the policy tightened, since the press was checked
    const asked = policyOf(services.policy, key.id, drafts.policy.get(key.id)).needs;
    const why = neverShown(asked, isFencedNow(drafts, target.userId, now()));
    if (why) return refused(why);
    const missing = faultsOf(asked, typed);
    if (missing.length > 0) return { kind: 'typed', confirmation, fields: missing, typed };
    const kept = drafts.confirmations.get(confirmation.id);
    if (!kept || isOver(kept, now())) return { kind: 'over', confirmation };
    const wanted = {
      operatorId,
      personId: target.userId,
      action: key.id,
      deviceIds: [target.deviceId],
    };
    if (asked.includes('callerCheck') && !takeGrant(drafts, wanted, now()))
      return { kind: 'noGrant', confirmation };
    const ticket = ticketIn(typed.ticket);
    drafts.confirmations.put(kept.id, { ...kept, state: 'used', ...(ticket !== undefined && { ticket }) });
    return { kind: 'open', ticket, ...(typed.reason.trim() !== '' && { reason: typed.reason.trim() }) };
  });
}

/** What is missing, and a ticket number that is none. */
function faultsOf(needs: readonly Need[], typed: KeyTyped): AskedField[] {
  const missing = typedForPolicy({ needs, typed });
  if (missing?.kind === 'asked') return missing.fields;
  return typed.ticket.trim() !== '' && ticketIn(typed.ticket) === undefined ? ['ticket'] : [];
}
