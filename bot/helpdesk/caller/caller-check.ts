import { randomInt } from 'node:crypto';
import type { Audit } from '../contracts/audit.ts';
import type { Clock, NewId } from '../contracts/clock.ts';
import { countedSince } from '../contracts/policy/counted.ts';
import { hasExpired, isYounger } from '../contracts/expiry.ts';
import { answererOf, type CallerCheck } from '../contracts/policy/caller.ts';
import type { Drafts, Store } from '../contracts/store.ts';

/** How long the person can answer. */
const ANSWER_MS = 120_000;
const MINUTE = 60_000;
/** How long a grant is good. */
const GRANT_MS = 30 * MINUTE;
const MOST_A_PERSON = { count: 3, within: 60 * MINUTE };
const MOST_AN_OPERATOR = { count: 10, within: 10 * MINUTE };

export interface CallerServices {
  store: Store;
  audit: Audit;
  now: Clock;
  newId: NewId;
}

/** Who is asked about what. The ids were looked up, not believed. */
export type Asking = Pick<
  CallerCheck,
  | 'operatorId'
  | 'operatorName'
  | 'personId'
  | 'personName'
  | 'managerId'
  | 'managerName'
  | 'action'
  | 'deviceIds'
  | 'deviceNames'
  | 'confirmationId'
  | 'operatorCard'
  | 'locale'
>;

type Begun =
  | { kind: 'asked'; check: CallerCheck }
  /** This person or their manager was asked too often within the hour, or this operator asked too often within ten minutes. */
  | { kind: 'tooMany'; of: 'person' | 'operator' };

/** Begins a check. It is counted in the write that keeps it. An earlier one of the same operator and person is over with it. */
export async function beginCheck(services: CallerServices, asking: Asking): Promise<Begun> {
  const { store, audit, now, newId } = services;
  const at = now();
  const numbers = threeNumbers();
  const check: CallerCheck = {
    ...asking,
    id: newId(),
    numbers,
    right: numbers[randomInt(numbers.length)] ?? '',
    state: 'open',
    createdAt: at.toISOString(),
    expiresAt: new Date(at.getTime() + ANSWER_MS).toISOString(),
  };
  const begun = await store.together(({ callerChecks }): Begun => {
    const recent = ({ within }: { within: number }, which: (one: CallerCheck) => boolean) =>
      countedSince(callerChecks, which, ({ createdAt }) => createdAt, {
        since: at.getTime() - within,
        now: at,
      });
    const ofPerson = recent(MOST_A_PERSON, ({ personId }) => personId === asking.personId);
    const ofAsked = recent(MOST_A_PERSON, (one) => answererOf(one) === answererOf(asking));
    if (Math.max(ofPerson.length, ofAsked.length) >= MOST_A_PERSON.count)
      return { kind: 'tooMany', of: 'person' };
    const ofOperator = recent(MOST_AN_OPERATOR, ({ operatorId }) => operatorId === asking.operatorId);
    if (ofOperator.length >= MOST_AN_OPERATOR.count) return { kind: 'tooMany', of: 'operator' };
    for (const one of ofPerson)
      if (one.operatorId === asking.operatorId && one.state === 'open')
        callerChecks.put(one.id, { ...one, state: 'expired' });
    callerChecks.put(check.id, check);
    return { kind: 'asked', check };
  });
  const outcome = begun.kind === 'asked' ? 'pending' : 'tooMany';
  await audit.append({ ...entryOf(check), kind: begun.kind === 'asked' ? 'ended' : 'refused', outcome });
  return begun;
}

/** What an entry of the audit has among its options where the manager's word took the place of the person's. */
export const wordOf = (managerId: string) => `${MANAGER_OPTION}${managerId}`;
export const MANAGER_OPTION = 'manager=';

export const entryOf = ({ operatorId, personId, deviceIds, managerId }: CallerCheck) => ({
  what: 'caller check',
  operatorId,
  personId,
  deviceId: deviceIds[0],
  ...(managerId !== undefined && { options: [wordOf(managerId)] }),
});

/** The person presses a number, or their manager. undefined: it isn't theirs to answer. A check is answered once, in time. */
export async function answerCheck(
  services: CallerServices,
  personId: string,
  { id, number }: { id: string; number: string },
): Promise<CallerCheck | undefined> {
  const { store, audit, now } = services;
  const kept = await store.callerChecks.get(id);
  if (!kept || answererOf(kept) !== personId) return undefined;
  const at = now();
  const answered = await store.callerChecks.update(id, (one) => {
    if (one.state !== 'open') return undefined;
    const late = hasExpired(one, at);
    const state = late ? 'expired' : number === one.right ? 'verified' : 'wrong';
    return { ...one, state, answeredAt: at.toISOString() };
  });
  if (answered) await audit.append({ ...entryOf(answered), kind: 'ended', outcome: answered.state });
  return answered ?? kept;
}

/** How a check stands now: one that nobody has answered in time is over. */
export function standingOf(check: CallerCheck, now: Date): CallerCheck['state'] {
  if (check.state === 'open' && hasExpired(check, now)) return 'expired';
  return check.state === 'verified' && !isGood(check, now) ? 'expired' : check.state;
}

const isGood = ({ answeredAt = '' }: CallerCheck, now: Date) =>
  isYounger(Date.parse(answeredAt), GRANT_MS, now);

/** What a grant has to be for. */
interface GrantFor {
  operatorId: string;
  personId: string | undefined;
  action: string;
  deviceIds: readonly string[];
}

/** Uses a grant up, within the write of what it lets through. undefined: there is none for exactly this. */
export function takeGrant(
  { callerChecks }: Pick<Drafts, 'callerChecks'>,
  wanted: GrantFor,
  now: Date,
): CallerCheck | undefined {
  const [grant] = callerChecks.list((one) => fits(one, wanted, now));
  if (grant) callerChecks.put(grant.id, { ...grant, state: 'used' });
  return grant;
}

function fits(check: CallerCheck, { operatorId, personId, action, deviceIds }: GrantFor, now: Date): boolean {
  return (
    check.state === 'verified' &&
    isGood(check, now) &&
    check.operatorId === operatorId &&
    check.personId === personId &&
    check.action === action &&
    deviceIds.length > 0 &&
    deviceIds.every((id) => check.deviceIds.includes(id))
  );
}

/** Three different numbers of two digits. */
function threeNumbers(): string[] {
  const numbers = new Set<string>();
  while (numbers.size < 3) numbers.add(String(randomInt(10, 100)));
  return [...numbers];
}
