import type { CardPlace } from '../conversation.ts';
import type { ApprovalRequest, ApprovalState, Asker } from '../graph/approvals.ts';

/** A request for Intune's approval that the bot watches. Kept under its id, in small letters. */
export interface WatchedRequest extends Pick<ApprovalRequest, 'types' | 'reason' | 'device' | 'askedAt'> {
  id: string;
  /** Whoever asked: for what was asked through the bot, the operator, whichever account Graph was asked with. */
  requester?: Asker | undefined;
  /** The bot's own receipt or role change that waits for it. */
  receiptId?: string | undefined;
  changeId?: string | undefined;
  /** dropped: what waited for it here has ended without it. */
  state: Exclude<ApprovalState, 'waiting'> | 'open' | 'dropped';
  notedAt: string;
  expiresAt: string;
  decidedBy?: Asker | undefined;
  decidedAt?: string | undefined;
  /** From when on it counts as posted. It is kept before the post leaves, so that no request is posted twice. */
  postedAt?: string | undefined;
  /** Its card in the admin channel. */
  card?: CardPlace | undefined;
  /** True while its card is out of date. */
  cardBehind?: boolean | undefined;
}
