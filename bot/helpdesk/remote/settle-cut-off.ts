import { actionNamed } from '../actions/catalogue.ts';
import { entryFor } from './audit-entry.ts';
import type { RemoteServices } from './services.ts';

/**
 * At the start: a receipt that is still being sent was cut off by a crash. Nobody can know whether its action left, and it is never
 * sent again. Resolves to how many there were.
 */
export async function settleCutOff({
  store,
  audit,
  now,
}: Pick<RemoteServices, 'store' | 'audit' | 'now'>): Promise<number> {
  const cutOff = await store.receipts.list(({ state }) => state === 'sending');
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
      await store.receipts.update(receipt.id, (kept) => ({
        ...kept,
        state: 'unknown',
        reason: { kind: 'restart' },
        updatedAt,
      }));
    }),
  );
  return cutOff.length;
}
