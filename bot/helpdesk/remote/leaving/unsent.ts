import type { AuditEntry } from '../../contracts/audit.ts';
import { NotRecorded } from '../../contracts/not-recorded.ts';
import type { Receipt } from '../../contracts/receipt.ts';
import { entryFor } from '../audit-entry.ts';
import type { Run } from '../run.ts';
import type { RemoteServices } from '../services.ts';

export class SentTooLate extends NotRecorded {
  override readonly name = 'SentTooLate';
  readonly fault = 'other';

  constructor() {
    super('too much time went by after the write that lets an action go: it was not sent');
  }
}

/** A receipt before and after the write that lets its action go. */
export interface AboutToLeave {
  before: Receipt;
  leaving: Receipt;
  /** It waited for an approval: its entry in the audit is from the first call. */
  goesOn: boolean;
}

/**
 * It was let go and didn't leave. What goes on waits again, and is tried again. If this can't be written either, the next start, or another
 * bot, calls the outcome unknown.
 */
export async function noteNotSent(
  { services, action }: Pick<Run, 'services' | 'action'>,
  { before, leaving, goesOn }: AboutToLeave,
  { announced }: { announced: boolean },
): Promise<void> {
  if (goesOn) return waitAgain(services, before);
  const ended: AuditEntry = {
    ...entryFor(action, leaving, leaving.operatorId),
    kind: 'ended',
    outcome: 'failed',
    of: leaving.auditId,
  };
  await Promise.allSettled([
    noteUnsent(services, [leaving.id], [leaving.auditId]),
    announced && services.audit.append(ended, { sync: true }),
  ]);
}

/**
 * Notes for receipts that may have been let go that nothing was sent. `auditIds`: by which tries. Without them, nobody else can have let them
 * go.
 */
export async function noteUnsent(
  { store, now }: Pick<RemoteServices, 'store' | 'now'>,
  ids: readonly string[],
  auditIds?: readonly string[],
): Promise<void> {
  const at = now().toISOString();
  await Promise.all(
    ids.map((id) =>
      store.receipts.update(id, (kept) => {
        const isIts = kept.state === 'sending' && (auditIds?.includes(kept.auditId) ?? true);
        return isIts ? { ...kept, ...notRecorded(at) } : undefined;
      }),
    ),
  );
}

/** What goes on after an approval was let go and didn't leave: it waits again, and is tried again. */
export async function waitAgain({ store }: Pick<RemoteServices, 'store'>, before: Receipt): Promise<void> {
  await store.receipts
    .update(before.id, (kept) => (kept.state === 'sending' ? { ...before, card: kept.card } : undefined))
    .catch(() => undefined);
}

/** How the receipt of an action ends that was not sent, because that could not be recorded first. */
export const notRecorded = (at: string): Pick<Receipt, 'state' | 'reason' | 'endedAt'> => ({
  state: 'failed',
  reason: { kind: 'refused', why: 'notRecorded' },
  endedAt: at,
});
