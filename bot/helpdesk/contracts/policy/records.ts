import type { CardPlace } from '../conversation.ts';
import type { FormValues } from '../form-values.ts';
import type { ActionTarget, ManagersWord, Receipt } from '../receipt.ts';
import type { DisownedAbout } from './caller.ts';
import type { Need } from './need.ts';

/** What admins have set for an action, in place of what the bot started with. Kept under the action's name. */
export interface PolicyChange {
  action: string;
  needs: Need[];
  /** Whether the employee is told of it. undefined: as the bot started. */
  told?: boolean | undefined;
  changedAt: string;
  adminId: string;
  /** The second admin, if it was loosened. */
  secondId?: string | undefined;
}

/** Something that takes two admins: one proposes it, another one decides. */
export type Proposal = {
  id: string;
  adminId: string;
  state: 'open' | 'used' | 'canceled' | 'expired';
  /** Since when it counts towards limits, if it was dated far ahead. */
  countsFrom?: string | undefined;
  createdAt: string;
  expiresAt: string;
  /** Who decided. */
  secondId?: string | undefined;
  decidedAt?: string | undefined;
  /** Its card in the admin channel. */
  card?: CardPlace | undefined;
} & Proposed;

/** What is proposed. `before` is what stood then: if that has changed meanwhile, the proposal is void. */
export type Proposed =
  | {
      kind: 'policy';
      action: string;
      needs: Need[];
      before: Need[];
      /** Whether the employee would be told. undefined: that stays as it is. */
      told?: boolean | undefined;
      toldBefore?: boolean | undefined;
    }
  /** `stops`: the ids of those that were on. */
  | { kind: 'resume'; stops: string[] };

/** An action that waits for a second operator. It is decided once, by somebody else than its operator. */
export interface SecondRequest {
  id: string;
  operatorId: string;
  /** The action's id in the catalogue. */
  action: string;
  targets: ActionTarget[];
  /** The receipts that wait for it, one for each device. */
  receiptIds: string[];
  values: FormValues;
  secretFields?: string[] | undefined;
  /** Names of what was picked, by field. */
  picked?: Receipt['picked'];
  reason?: string | undefined;
  ticket?: string | undefined;
  /** Its operator said that the device was reported lost or stolen. */
  lost?: boolean | undefined;
  managersWord?: ManagersWord | undefined;
  /** Their person had said within a day before that it isn't them. */
  fenced?: boolean | undefined;
  /** used: approved. canceled: rejected, or nobody could be asked. */
  state: 'open' | 'used' | 'canceled' | 'expired';
  /** When its operator asked for the action: before they confirmed it. */
  askedAt?: string | undefined;
  createdAt: string;
  expiresAt: string;
  /** Who decided, and when. */
  secondId?: string | undefined;
  decidedAt?: string | undefined;
  /** Its card in the admin channel. */
  card?: CardPlace | undefined;
}

/** Why nothing is sent, or nothing that can't be undone. It is on until two admins lift it. */
export interface Stop {
  /** `everything`, `tenant` (its budget is spent) or `operator ID`. */
  id: string;
  since: string;
  /** The admin who stopped everything. */
  adminId?: string | undefined;
  /** Budgets are counted anew from then on. */
  liftedAt?: string | undefined;
}

/** What can stop an action, whoever asks for it. */
export type StopKind = 'stopped' | 'operatorBudget' | 'tenantBudget';

/** What the admins are told without asking. */
export type Alert =
  | { kind: 'halfSpent'; of: 'operator' | 'tenant'; operatorId: string; sent: number; limit: number }
  | { kind: 'budgetSpent'; of: 'operator' | 'tenant'; operatorId: string; limit: number }
  | { kind: 'manyLookUps'; operatorId: string; limit: number }
  /** Intune was to ask its approvers, and let an action pass without. `action`: its id in the catalogue. */
  | { kind: 'passedUnasked'; operatorId: string; action: string; deviceName: string }
  /** Somebody said that it isn't them. `left`: what was sent to their devices within the last day. */
  | { kind: 'notMe'; operatorId: string; about: DisownedAbout; left: number };
