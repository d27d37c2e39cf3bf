import type { StoreWrite } from '../helpdesk/contracts/metrics.ts';

/** Reports how long a write took, and whether it succeeded. */
export async function timed(
  file: StoreWrite['file'],
  synced: boolean,
  report: ((write: StoreWrite) => void) | undefined,
  write: () => Promise<void>,
): Promise<void> {
  const startedAt = performance.now();
  const ended = (ok: boolean) =>
    report?.({ file, ok, synced, seconds: (performance.now() - startedAt) / 1000 });
  try {
    await write();
  } catch (error) {
    ended(false);
    throw error;
  }
  ended(true);
}
