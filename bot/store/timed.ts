import type { StoreWrite } from '../helpdesk/contracts/metrics.ts';

/** Reports how long a write took, and whether it succeeded. */
export async function timed<T>(
  file: StoreWrite['file'],
  synced: boolean,
  report: ((write: StoreWrite) => void) | undefined,
  write: () => Promise<T>,
): Promise<T> {
  const startedAt = performance.now();
  const ended = (ok: boolean) =>
    report?.({ file, ok, synced, seconds: (performance.now() - startedAt) / 1000 });
  let written: T;
  try {
    written = await write();
  } catch (error) {
    ended(false);
    throw error;
  }
  ended(true);
  return written;
}
