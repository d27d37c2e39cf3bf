import type { RemoteServices } from './services.ts';

/**
 * At the start: a receipt that is still being sent was cut off by a crash. Nobody can know whether its action left, and it is never
 * sent again. Resolves to how many there were.
 */
export async function settleCutOff({ store, now }: Pick<RemoteServices, 'store' | 'now'>): Promise<number> {
  const cutOff = await store.receipts.list(({ state }) => state === 'sending');
  const updatedAt = now().toISOString();
  await Promise.all(
    cutOff.map(({ id }) =>
      store.receipts.update(id, (receipt) => ({
        ...receipt,
        state: 'unknown',
        reason: { kind: 'restart' },
        updatedAt,
      })),
    ),
  );
  return cutOff.length;
}
