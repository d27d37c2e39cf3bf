import type { CardPlace } from '../conversation.ts';
import type { Need } from './need.ts';

/** What admins have set for an action, in place of what the bot started with. Kept under the action's name. */
export interface PolicyChange {
  action: string;
  needs: Need[];
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
  createdAt: string;
  expiresAt: string;
  /** Who decided. */
  secondId?: string | undefined;
  decidedAt?: string | undefined;
  /** Its card in the admin channel. */
  card?: CardPlace | undefined;
} & Proposed;

/** What is proposed. `before` is what stood then: if that has changed meanwhile, the proposal is void. */
export interface Proposed {
  kind: 'policy';
  action: string;
  needs: Need[];
  before: Need[];
}
