import type { AuditEntry } from '../contracts/audit.ts';
import type { CallerCheck, Disowned, DisownedAbout, Fence } from '../contracts/policy/caller.ts';
import type { Receipt } from '../contracts/receipt.ts';
import { isFinal, waitsForSomebody } from '../contracts/receipt.ts';
import type { Drafts, Remembered, Tables } from '../contracts/store.ts';
import { callEntry } from './announce-call.ts';
import { entryOf, type CallerServices } from './caller-check.ts';

const FENCED_MS = 24 * 3_600_000;

/** What became of it. `left`: what had been sent to their devices within the last day, newest first. */
interface NotMe {
  about: DisownedAbout;
  /** The check, if it is one. */
  check?: CallerCheck | undefined;
  left: Receipt[];
  canceled: number;
}

/**
 * The person says that it isn't them. In one write, everything that is open about them is canceled and they are fenced for a day. It counts
 * whenever it comes. undefined: what it was about isn't theirs.
 */
export async function notMe(
  services: CallerServices,
  personId: string,
  disowned: Disowned,
): Promise<NotMe | undefined> {
  const { store, audit, now } = services;
  const found = await aboutOf(store, disowned);
  if (!found || ![found.about.personId, found.check?.managerId].includes(personId)) return undefined;
  const { check } = found;
  const managerName = personId === found.about.personId ? undefined : check?.managerName;
  const about = { ...found.about, managerName };
  const at = now();
  const canceled = await store.together((drafts) => cancelAllAbout(drafts, about.personId, at));
  await audit.append({ ...found.entry, kind: 'refused', outcome: 'notMe' }, { sync: true });
  const since = at.getTime() - FENCED_MS;
  // somebody's manager doesn't read what was done to their devices
  const left = await store.receipts.list(
    (one) =>
      one.userId === personId &&
      about.personId === personId &&
      one.firstSentAt !== undefined &&
      Date.parse(one.firstSentAt) > since,
  );
  return { about, check, canceled, left: left.toSorted((a, b) => b.sentAt.localeCompare(a.sentAt)) };
}

interface Found {
  about: DisownedAbout;
  entry: Omit<AuditEntry, 'kind'>;
  check?: CallerCheck;
}

/** What a card was about that somebody says isn't theirs. */
async function aboutOf(store: Tables, { kind, id }: Disowned): Promise<Found | undefined> {
  if (kind === 'check') {
    const check = await store.callerChecks.get(id);
    return check && { about: { ...check, had: 'asked' }, entry: entryOf(check), check };
  }
  if (kind === 'call') {
    const call = await store.calls.get(id);
    return call && { about: { ...call, had: 'called', deviceNames: [] }, entry: callEntry(call) };
  }
  const receipt = await store.receipts.get(id);
  if (receipt?.userId === undefined) return undefined;
  const { userId: personId, userName, operatorId, operatorName, action, deviceId, deviceName } = receipt;
  const about = {
    personId,
    personName: userName ?? personId,
    operatorId,
    operatorName: operatorName ?? operatorId,
    action,
    deviceNames: [deviceName],
    had: 'done' as const,
  };
  return { about, entry: { what: 'tell employee', operatorId, personId, deviceId, deviceName } };
}

function cancelAllAbout(drafts: Drafts, personId: string, at: Date): number {
  const iso = at.toISOString();
  let canceled = 0;
  const about = ({ targets }: { targets: readonly { userId?: string | undefined }[] }) =>
    targets.some(({ userId }) => userId === personId);
  for (const one of drafts.callerChecks.list((check) => check.personId === personId)) {
    if (one.state !== 'open' && one.state !== 'verified') continue;
    drafts.callerChecks.put(one.id, { ...one, state: 'denied', answeredAt: iso });
    canceled++;
  }
  for (const one of drafts.calls.list((call) => call.personId === personId && call.state === 'open')) {
    drafts.calls.put(one.id, { ...one, state: 'denied' });
    canceled++;
  }
  for (const one of drafts.confirmations.list((open) => open.state === 'open' && about(open))) {
    drafts.confirmations.put(one.id, { ...one, state: 'canceled' });
    canceled++;
  }
  for (const one of drafts.seconds.list(
    (open) => (open.state === 'open' || open.state === 'used') && about(open),
  ))
    drafts.seconds.put(one.id, { ...one, state: 'canceled', secondId: personId, decidedAt: iso });
  for (const one of drafts.receipts.list((open) => open.userId === personId && waitsForSomebody(open))) {
    drafts.receipts.put(one.id, {
      ...one,
      state: 'failed',
      reason: { kind: 'refused', why: 'notMe' },
      updatedAt: iso,
      endedAt: iso,
      cardBehind: true,
    });
    canceled++;
  }
  const until = new Date(at.getTime() + FENCED_MS).toISOString();
  drafts.fences.put(personId, { id: personId, since: iso, until });
  return canceled;
}

/** Whether each action on the person's devices needs a second operator now. With the clock set back, it still does. */
export async function isFenced(
  { fences }: Pick<Tables, 'fences'>,
  personId: string | undefined,
  now: Date,
): Promise<boolean> {
  // there hardly ever is one: a list isn't asked for once more because of that
  const [fence] = personId === undefined ? [] : await fences.list(({ id }) => id === personId);
  return isOn(fence, now);
}

/** The same within a write, or from what is remembered. */
export const isFencedNow = (
  { fences }: Pick<Remembered, 'fences'>,
  personId: string | undefined,
  now: Date,
): boolean => isOn(personId === undefined ? undefined : fences.get(personId), now);

/**
 * Whether somebody has said of a check that it isn't them, or of anything after it. Then it isn't open anymore. What was open or verified was
 * denied in that write: a check that still is came later, whatever the clock says.
 */
export const isDisowned = (
  { personId, createdAt, state }: Pick<CallerCheck, 'personId' | 'createdAt' | 'state'>,
  fences: readonly Fence[],
): boolean =>
  state !== 'open' &&
  state !== 'verified' &&
  fences.some(({ id, since }) => id === personId && Date.parse(createdAt) <= Date.parse(since));

const isOn = (fence: Fence | undefined, now: Date) =>
  fence !== undefined && now.getTime() < Date.parse(fence.until);

/**
 * Whether a fence keeps an action back in the write that lets it go: somebody said that it isn't them, and no second operator was asked about
 * something that was wanted after that. It may have been said while a confirmation was on its way to the second operator.
 */
export function fencedOff(
  { fences, seconds, receipts }: Pick<Remembered, 'fences' | 'seconds' | 'receipts'>,
  receipt: Receipt,
  now: Date,
): boolean {
  const kept = receipts.get(receipt.id);
  if (kept && isFinal(kept.state)) return true;
  return isFencedSince({ fences, seconds }, receipt, now);
}

/** Whether somebody said that it isn't them, and no second operator was asked about what was wanted after that. */
export function isFencedSince(
  { fences, seconds }: Pick<Remembered, 'fences' | 'seconds'>,
  { userId, secondRequest }: Pick<Receipt, 'userId' | 'secondRequest'>,
  now: Date,
): boolean {
  const fence = userId === undefined ? undefined : fences.get(userId);
  if (!fence || !isOn(fence, now)) return false;
  const second = secondRequest === undefined ? undefined : seconds.get(secondRequest);
  return second?.state !== 'used' || Date.parse(second.askedAt ?? second.createdAt) < Date.parse(fence.since);
}
