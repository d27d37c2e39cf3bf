import { explain } from './explain.ts';
import type { Check, Finding } from './finding.ts';
import { wrong } from './finding.ts';

/** Runs the checks one after the other, a line each; resolves to how many found something wrong. */
export async function examine(checks: readonly Check[], say: (line: string) => void): Promise<number> {
  let faults = 0;
  for (const check of checks) {
    const { state, says } = await check.run().catch((error: unknown): Finding => wrong(explain(error)));
    if (state === 'wrong') faults++;
    say(`${state.padEnd(7)} ${check.name}: ${says}`);
  }
  say(faults === 0 ? 'all is well' : `${faults} of ${checks.length} checks found something wrong`);
  return faults;
}
