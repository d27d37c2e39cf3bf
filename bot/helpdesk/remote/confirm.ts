import type { Typed } from '../access/may-go-ahead.ts';
import { actionNamed } from '../actions/catalogue.ts';
import type { CardPlace } from '../contracts/conversation.ts';
import type { GraphApi } from '../contracts/graph.ts';
import type { Problem } from '../contracts/problem.ts';
import { part } from '../contracts/problem.ts';
import type { Receipt } from '../contracts/receipt.ts';
import type { Confirmation, Store } from '../contracts/store.ts';
import { auditRefusal, whyNot } from './audit-entry.ts';
import { hasExpired, isTooEarly } from '../contracts/expiry.ts';
import { ticketIn } from '../access/ticket.ts';
import { cancel, lacksSecret, noteExpired } from './confirmations.ts';
import { askSecond } from './ask-second.ts';
import { claim, type Claim } from './claim.ts';
import { intuneAsks } from './leaving/intune-asks.ts';
import { lookAfter } from './leaving/look-after.ts';
import { withDeviceLocks } from './lock-devices.ts';
import { recheck } from './recheck.ts';
import type { AskedRun, CheckedDevice, Claimed, Denial, Rechecked } from './run.ts';
import { letGoAndSend, sendAll } from './send.ts';
import type { RemoteServices } from './services.ts';

/** A press of Confirm. */
export interface Press {
  personId: string;
  confirmationId: string;
  typed: Typed;
  /** The card that was pressed, if the channel said which. */
  card: CardPlace | undefined;
}

/** The result of pressing Confirm. */
export type Confirmed =
  /** Sent: one receipt for each device. `again`: an earlier press sent it, this one sent nothing. */
  | { kind: 'receipts'; receipts: Receipt[]; again: boolean }
  | { kind: 'unknown' }
  | { kind: 'notYours' }
  /** The caller has to be verified first. The confirmation stays open. */
  | { kind: 'noGrant'; confirmation: Confirmation }
  /** Its card was made only just now. The confirmation stays open. */
  | { kind: 'tooEarly'; confirmation: Confirmation }
  | { kind: 'expired' | 'canceled' | 'lost'; confirmation: Confirmation }
  | { kind: 'changed' | 'gone'; confirmation: Confirmation }
  | { kind: 'denied'; confirmation: Confirmation; why: Denial }
  /** None of several devices may be sent it: each for its own reason. */
  | { kind: 'noneCan'; confirmation: Confirmation; held: Held[] }
  /** What was typed isn't what was asked for. The confirmation stays open. */
  | { kind: 'typed'; confirmation: Confirmation; why: Mistyped; typed: Typed }
  /** Whether it may go ahead could not be found out. Nothing was sent. */
  | { kind: 'unsure'; confirmation: Confirmation; problem: Problem };

type Mistyped = Extract<Denial, { kind: 'typed' | 'asked' }>;

export type Held = Exclude<CheckedDevice, { kind: 'clear' }>;

/**
 * Carries out a press of Confirm, one stage after the other. The confirmation is used up and the audit entry is on disk before the
 * action is sent. Whatever happens, it is sent at most once to each device.
 */
export async function confirm(services: RemoteServices, graph: GraphApi, press: Press): Promise<Confirmed> {
  return services.locks.inTurn(press.confirmationId, () => runStages(services, graph, press));
}

async function runStages(services: RemoteServices, graph: GraphApi, press: Press): Promise<Confirmed> {
  const asked = await findAsked(services, graph, press);
  if (asked.kind !== 'asked') return asked;
  const { run } = asked;
  const care = lookAfter(services, run.receiptIds);
  let claimed: Claim | 'unsure' | undefined;
  try {
    const [read] = await Promise.all([part(recheck(run)), care.begin()]);
    if (!read.ok) return { kind: 'unsure', confirmation: run.confirmation, problem: read.problem };
    const done = await withDeviceLocks<AskedRun, Confirmed | { kind: 'tightened' }>(
      read.value,
      async (rechecked) => {
        const refused = await turnDown(rechecked);
        if (refused) return refused;
        await care.mustHold();
        claimed = 'unsure';
        claimed = await claim(rechecked);
        if (claimed.kind === 'tightened') return claimed;
        if (claimed.kind !== 'claimed') return notClaimed(rechecked, claimed.kind);
        const { run: ready, leaving } = claimed;
        const receipts = await (leaving ? sendAll(ready, leaving) : askOrSend(ready));
        return { kind: 'receipts', receipts, again: false };
      },
    );
    if (done.kind !== 'tightened') return done;
  } finally {
    // of what was let go, or may have been, somebody has to look what became of it
    if (claimed !== 'unsure' && claimed?.kind !== 'claimed') care.end();
  }
  // the policy was changed meanwhile: it is asked anew
  return runStages(services, graph, press);
}

/** Somebody else has to agree: Intune's approver where Intune surely asks one, else our own second operator. */
async function askOrSend(ready: Claimed<AskedRun>): Promise<Receipt[]> {
  return (await intuneAsks(ready)) ? letGoAndSend(ready, { intuneAsks: true }) : askSecond(ready);
}

/** How it is with a confirmation of this person. It reads what was kept, and sends nothing. */
export async function lookAt(
  services: RemoteServices,
  personId: string,
  confirmationId: string,
): Promise<
  { kind: 'over'; confirmed: Confirmed } | { kind: 'checking' | 'open'; confirmation: Confirmation }
> {
  const confirmation = await services.store.confirmations.get(confirmationId);
  if (!confirmation || !actionNamed(confirmation.action)) return over({ kind: 'unknown' });
  if (confirmation.operatorId !== personId) return over({ kind: 'notYours' });
  if (services.locks.isRunning(confirmationId)) return { kind: 'checking', confirmation };
  const confirmed = await alreadyOver(services, confirmation);
  if (!confirmed) return { kind: 'open', confirmation };
  return over(confirmed.kind === 'receipts' ? { ...confirmed, again: false } : confirmed);
}

const over = (confirmed: Confirmed) => ({ kind: 'over', confirmed }) as const;

/** Stage 1: finds what was asked. Anything but an open confirmation of the presser ends here. */
async function findAsked(
  services: RemoteServices,
  graph: GraphApi,
  { personId, confirmationId, typed, card }: Press,
): Promise<Confirmed | { kind: 'asked'; run: AskedRun }> {
  // one that is open is looked at once more in the write that uses it up
  const known = services.store.look(({ confirmations }) => confirmations.get(confirmationId));
  const confirmation =
    known?.state === 'open' ? known : await services.store.confirmations.get(confirmationId);
  const action = confirmation && actionNamed(confirmation.action);
  if (!confirmation || !action) return { kind: 'unknown' };
  const { targets } = confirmation;
  const run = {
    services,
    graph,
    action,
    operatorId: personId,
    targets,
    values: confirmation.values,
    inEntra: confirmation.inEntra,
    typed,
    waiting: [],
    confirmation,
    card,
    receiptIds: targets.map(() => services.newId()),
  };
  if (confirmation.operatorId !== personId) {
    await auditRefusal(run, targets, 'notYours');
    return { kind: 'notYours' };
  }
  const over = await alreadyOver(services, confirmation);
  if (over) return over;
  const tooEarly = isTooEarly(confirmation, services.now(), services.confirmAfterMs);
  return tooEarly ? { kind: 'tooEarly', confirmation } : { kind: 'asked', run };
}

async function alreadyOver(
  services: RemoteServices,
  confirmation: Confirmation,
): Promise<Confirmed | undefined> {
  const { store } = services;
  if (confirmation.state === 'canceled' || confirmation.state === 'expired')
    return { kind: confirmation.state, confirmation };
  if (confirmation.state === 'used') {
    // another bot may just have written what came of it
    await store.level();
    const kept = await Promise.all(confirmation.receiptIds.map((id) => store.receipts.get(id)));
    const receipts = kept.filter((receipt) => receipt !== undefined);
    return receipts.length > 0 ? { kind: 'receipts', receipts, again: true } : { kind: 'lost', confirmation };
  }
  const lapsed = hasExpired(confirmation, services.now());
  if (!lapsed && !lacksSecret(services, confirmation)) return undefined;
  const now = await (lapsed
    ? noteExpired(store, store.confirmations, confirmation.id)
    : newest(store, confirmation.id));
  // this bot may have stood still while another one sent it
  const elsewhere = now?.state === 'used' || now?.state === 'canceled';
  return elsewhere ? alreadyOver(services, now) : { kind: 'expired', confirmation };
}

/** What is kept of it, with all that other bots have written. */
async function newest(store: Store, id: string): Promise<Confirmation | undefined> {
  await store.level();
  return store.confirmations.get(id);
}

/** Stage 3, if no device may be sent the action. The confirmation is used up, unless something was only mistyped. */
async function turnDown(run: Rechecked<AskedRun>): Promise<Confirmed | undefined> {
  const { services, confirmation, devices, typed } = run;
  const held = devices.filter((one) => one.kind !== 'clear');
  const [first] = held;
  if (!first || held.length < devices.length) return undefined;
  const [mistyped] = held.flatMap((one) =>
    one.kind === 'denied' && (one.why.kind === 'typed' || one.why.kind === 'asked') ? [one.why] : [],
  );
  if (mistyped) return { kind: 'typed', confirmation, why: mistyped, typed };
  const canceled = await cancel(services, confirmation.operatorId, confirmation.id);
  // another bot got this press as well, and what stands in the way is what that one sent
  const now = canceled ? undefined : await services.store.confirmations.get(confirmation.id);
  if (now?.state === 'used') return alreadyOver(services, now);
  const ticket = ticketIn(typed.ticket);
  for (const one of held) await auditRefusal(run, [{ ...one.target, ticket }], whyNot(one));
  if (held.length > 1) return { kind: 'noneCan', confirmation, held };
  return first.kind === 'denied'
    ? { kind: 'denied', confirmation, why: first.why }
    : { kind: first.kind, confirmation };
}

/** Why a press got nothing of its confirmation. */
async function notClaimed(run: Rechecked<AskedRun>, why: 'over' | 'noGrant'): Promise<Confirmed> {
  const { services, confirmation, targets } = run;
  if (why === 'noGrant') {
    await auditRefusal(run, targets, 'noGrant');
    return { kind: 'noGrant', confirmation };
  }
  const now = await services.store.confirmations.get(confirmation.id);
  return (now && (await alreadyOver(services, now))) ?? { kind: 'unknown' };
}
