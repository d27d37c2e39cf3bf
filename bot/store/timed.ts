import type { StoreWrite } from '../helpdesk/contracts/metrics.ts';

/** Tells how long a write took, and whether it went well. */
export async function timed(
  file: StoreWrite['file'],
  synced: boolean,
  tell: ((write: StoreWrite) => void) | undefined,
  write: () => Promise<void>,
): Promise<void> {
  const startedAt = performance.now();
  const ended = (ok: boolean) =>
    tell?.({ file, ok, synced, seconds: (performance.now() - startedAt) / 1000 });
  try {
    await write();
  } catch (error) {
    ended(false);
    throw error;
  }
  ended(true);
}
