import { setTimeout as sleep } from 'node:timers/promises';

/** Resolves once `holds`. Fails after five seconds. */
export async function until(holds: () => boolean): Promise<void> {
  const endsAt = performance.now() + 5000;
  while (!holds()) {
    if (performance.now() > endsAt) throw new Error(`never came true: ${holds.toString()}`);
    await sleep(2);
  }
}
