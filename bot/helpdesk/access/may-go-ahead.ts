import type { Operator, OutsideWhy, Target } from './authorize.ts';
import { authorize } from './authorize.ts';
import type { ManagedDevice } from '../contracts/model.ts';
import type { Hindrance } from '../actions/where.ts';
import type { RemoteAction } from '../actions/catalogue.ts';
import { onUserCard } from '../actions/catalogue.ts';
import type { AtPress, ConditionFault } from './conditions.ts';
import { hindered } from './conditions.ts';

/** Whether an action can be offered for a device to an operator, and if not, why not. */
export type Offer =
  | { action: RemoteAction; possible: true; through: readonly string[] }
  | { action: RemoteAction; possible: false; why: Refusal };

export type Refusal =
  | ConditionFault
  | { kind: 'device'; hindrance: Hindrance }
  | { kind: 'noRole' }
  | { kind: 'permission'; permission: string }
  | { kind: OutsideWhy };

/**
 * The one place that decides whether an action may go ahead: when a button is drawn, and again at the press, with `press` and facts
 * that were read then.
 */
export function mayGoAhead(
  action: RemoteAction,
  operator: Operator,
  device: ManagedDevice,
  target: Target,
  press?: AtPress,
): Offer {
  const hindrance = action.hindrance(device);
  if (hindrance) return { action, possible: false, why: { kind: 'device', hindrance } };
  const ruling = authorize(operator, action.permission, target);
  if (ruling.allowed) {
    const why = press && hindered(action, device, press);
    return why ? { action, possible: false, why } : { action, possible: true, through: ruling.through };
  }
  if (ruling.why === 'permission')
    return { action, possible: false, why: { kind: 'permission', permission: action.permission } };
  return { action, possible: false, why: { kind: ruling.why } };
}

export function offers(
  operator: Operator,
  device: ManagedDevice,
  target: Target,
  actions: readonly RemoteAction[] = onUserCard,
): Offer[] {
  return actions.map((action) => mayGoAhead(action, operator, device, target));
}

export type { AtPress } from './conditions.ts';
export type { Typed } from './confirmed-in-writing.ts';
