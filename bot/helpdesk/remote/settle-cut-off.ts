import { actionNamed } from '../actions/catalogue.ts';
import { entryFor } from './audit-entry.ts';
import type { RemoteServices } from './services.ts';

/**
 * A receipt that is still being sent when its bot starts, or when another bot has taken it over, was cut off by a crash. Nobody can know
 * whether its action left, and it is never sent again. `taken`: only that one. Resolves to how many there were.
 */
export async function settleCutOff(
  { store, audit, custody, now }: Pick<RemoteServices, 'store' | 'audit' | 'custody' | 'now'>,
  taken?: string,
): Promise<number> {
  // what several bots are sending now isn't cut off
  if (custody.shared && taken === undefined) return 0;
  const cutOff = await store.receipts.list(
    ({ state, id }) => state === 'sending' && (taken === undefined || id === taken),
  );
  const updatedAt = now().toISOString();
  await Promise.all(
    cutOff.map(async (receipt) => {
      const action = actionNamed(receipt.action);
      // the audit closes an open entry by itself; that of an action that went on after an approval isn't open
      if (action && receipt.approvalCode !== undefined)
        await audit.append(
          {
            ...entryFor(action, receipt, receipt.operatorId),
            kind: 'ended',
            outcome: 'unknown',
            of: receipt.auditId,
          },
          { sync: true },
        );
      await store.receipts.update(receipt.id, (kept) =>
        kept.state === 'sending'
          ? {
              ...kept,
              state: 'unknown',
              reason: { kind: 'restart' },
              updatedAt,
              cardBehind: custody.shared || undefined,
            }
          : undefined,
      );
    }),
  );
  return cutOff.length;
}
