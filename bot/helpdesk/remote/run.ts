import type { Refusal, Typed } from '../access/may-go-ahead.ts';
import type { RemoteAction } from '../actions/catalogue.ts';
import type { CardPlace } from '../contracts/conversation.ts';
import type { FormValues } from '../contracts/form-values.ts';
import type { Need } from '../contracts/policy/need.ts';
import type { GraphApi } from '../contracts/graph.ts';
import type { DeviceDetails } from '../contracts/model.ts';
import type { ActionTarget, ManagersWord } from '../contracts/receipt.ts';
import type { Confirmation } from '../contracts/store.ts';
import type { RemoteServices } from './services.ts';

/**
 * One remote action on its way to Graph. Each stage takes it from the stage before and adds what it found:
 * asked → rechecked → claimed → sent → followed.
 */
export interface Run {
  services: RemoteServices;
  /** Carries the operator's rights. */
  graph: GraphApi;
  action: RemoteAction;
  /** Entra object id. */
  operatorId: string;
  targets: readonly ActionTarget[];
  /** What was filled into the form, without secrets. */
  values: FormValues;
  /** Where the devices are in Entra, if that is known: a hint what to ask for. */
  inEntra?: Confirmation['inEntra'];
  /** What was typed beside Confirm. undefined: it was typed and checked at an earlier press. */
  typed: Typed | undefined;
  /** Receipts that wait for this run. They don't count as the same action being under way. */
  waiting: readonly string[];
}

/** A run that an operator has confirmed. */
export interface AskedRun extends Run {
  typed: Typed;
  confirmation: Confirmation;
  /** The card that was pressed, if the channel said which. */
  card: CardPlace | undefined;
  /** Of its receipts, one for each device, if it makes any. They are looked after already. */
  receiptIds: readonly string[];
}

/** A device that may be sent the action. */
export interface ClearDevice {
  kind: 'clear';
  target: ActionTarget;
  device: DeviceDetails;
  through: readonly string[];
  needs: readonly Need[];
  /** What the policy asked for, whoever it is about. */
  policy: readonly Need[];
  operatorName: string | undefined;
  /** Whether the policy lets its employee be told. */
  told: boolean;
  /** Whether it was last said to be lost or stolen. */
  lost: boolean;
}

/** What the recheck found for one device. Only `clear` may be sent. */
export type CheckedDevice =
  | ClearDevice
  /** It has another primary user than when the card was drawn, or has left Intune. */
  | { kind: 'changed' | 'gone'; target: ActionTarget }
  | { kind: 'denied'; target: ActionTarget; why: Denial };

export type Denial = Refusal | { kind: 'notAnOperator' };

/** Everything that allows the run was read again, device by device. */
export type Rechecked<R extends Run> = R & { devices: readonly CheckedDevice[] };

/** The confirmation is used up for this run. */
export type Claimed<R extends Run> = Rechecked<R> & {
  managersWord?: ManagersWord | undefined;
  /** A caller check was asked for, and a grant was taken. */
  callerVerified?: boolean | undefined;
};
