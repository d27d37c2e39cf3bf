import { checkInOf } from '../contracts/graph/dates.ts';
import type { ChoiceFault } from '../actions/field.ts';
import type { DeviceActionResult, ManagedDevice, SameName } from '../contracts/model.ts';
import type { Receipt } from '../contracts/receipt.ts';
import { isFinal } from '../contracts/receipt.ts';
import { platformOf } from '../actions/platform.ts';
import type { RemoteAction } from '../actions/catalogue.ts';
import { callOn } from '../actions/define.ts';
import type { Typed, TypedFault } from './confirmed-in-writing.ts';
import { confirmedInWriting } from './confirmed-in-writing.ts';
import type { Need } from '../contracts/policy/need.ts';
import type { StopKind } from '../contracts/policy/records.ts';
import type { PolicyFault } from './policy-conditions.ts';
import { allowedByPolicy, typedForPolicy } from './policy-conditions.ts';

/** What is known at the press, besides the operator's rights. It decides whether the action may go ahead now. */
export interface AtPress {
  /** undefined: the operator wasn't asked to type anything yet. A press of Confirm always has it. */
  typed: Typed | undefined;
  /** Whether other devices bear its name, read now. Needed only where something was typed. */
  sameName?: SameName | undefined;
  /** The device's results, read now. */
  results: readonly DeviceActionResult[];
  /** This bot's receipts of the same action on the device. */
  waiting: readonly Receipt[];
  now?: Date | undefined;
  /** Why what was picked can't be sent any more. */
  choice?: ChoiceFault | undefined;
  /** What the policy asks before this action. Without it, nothing. */
  needs?: readonly Need[];
  /** What stops it now. undefined: nothing. */
  stopped?: StopKind | undefined;
}

export type ConditionFault =
  | TypedFault
  /** The same action is under way already: since when, and who sent it if this bot did. */
  | { kind: 'alreadyPending'; since: string | undefined; operatorId: string | undefined }
  | { kind: 'pinUnused'; since: string | undefined }
  | { kind: ChoiceFault }
  | PolicyFault;

type Condition = (action: RemoteAction, device: ManagedDevice, press: AtPress) => ConditionFault | undefined;

/** Conditions on a press, the most important first. New ones are added here; actions don't have to know. */
const conditions: readonly Condition[] = [
  (_action, _device, press) => allowedByPolicy(press),
  confirmedInWriting,
  notPendingAlready,
  pinWasUsed,
  earlierIsKnown,
  (_action, _device, { choice }) => choice && { kind: choice },
  (_action, _device, press) => typedForPolicy(press),
];

export function hindered(
  action: RemoteAction,
  device: ManagedDevice,
  press: AtPress,
): ConditionFault | undefined {
  for (const condition of conditions) {
    const fault = condition(action, device, press);
    if (fault) return fault;
  }
  return undefined;
}

function notPendingAlready(
  action: RemoteAction,
  device: ManagedDevice,
  { results, waiting }: AtPress,
): ConditionFault | undefined {
  const ours = waiting.find((receipt) => !isFinal(receipt.state) && receipt.state !== 'unknown');
  if (ours)
    return { kind: 'alreadyPending', since: ours.firstSentAt ?? ours.sentAt, operatorId: ours.operatorId };
  const { name } = callOn(action, device);
  const theirs = results.find(
    (result) => result.actionName === name && ['pending', 'active'].includes(result.actionState),
  );
  return theirs && { kind: 'alreadyPending', since: theirs.startDateTime, operatorId: undefined };
}

/** Intune restores by itself what was removed for longer. */
const RESTORED_MS = 24 * 60 * 60_000;

/**
 * A call says of every item what is to be, also of those of the call before. While nobody knows whether that one was carried out, nobody knows
 * what the next one has to name.
 */
function earlierIsKnown(
  { items }: RemoteAction,
  _device: ManagedDevice,
  { waiting, now }: AtPress,
): ConditionFault | undefined {
  if (!items) return undefined;
  const isOpen = ({ state, startedAt, sentAt }: Receipt) =>
    state === 'unknown' &&
    startedAt === undefined &&
    !(now !== undefined && now.getTime() - Date.parse(sentAt) > RESTORED_MS);
  return waiting.some(isOpen) ? { kind: 'choiceUnclear' } : undefined;
}

/** A locked Mac is opened with its PIN, and a second lock would make a second PIN. A check-in after the lock shows that the first was used. */
function pinWasUsed(
  action: RemoteAction,
  device: ManagedDevice,
  { results }: AtPress,
): ConditionFault | undefined {
  if (action.name !== 'remoteLock' || platformOf(device) !== 'macos') return undefined;
  const locked = results
    .filter((result) => result.actionName === 'remoteLock' && result.actionState === 'done')
    .map(({ lastUpdatedDateTime: since }) => ({ since, at: Date.parse(since ?? '') }))
    .filter(({ at }) => !Number.isNaN(at))
    .toSorted((a, b) => b.at - a.at)[0];
  if (!locked) return undefined;
  const seenAt = checkInOf(device);
  return seenAt > locked.at ? undefined : { kind: 'pinUnused', since: locked.since };
}
