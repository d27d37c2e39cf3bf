import { setTimeout as sleep } from 'node:timers/promises';
import type { Limits } from '../options.ts';

/** How long an answer waits for a `typing` that is still on its way: after the answer it would announce a second one. */
const ON_ITS_WAY_MS = 300;

/** Says `typing` once an answer takes its time, again and again until stopped. Nobody minds where that fails. */
export function keepTyping(
  say: () => Promise<unknown>,
  limits: Pick<Limits, 'typingAfterMs' | 'typingEveryMs'>,
) {
  let saying: Promise<unknown> | undefined;
  const again = () => {
    const mine = say()
      .catch(() => undefined)
      .finally(() => {
        if (saying === mine) saying = undefined;
      });
    saying = mine;
    timer = setTimeout(again, limits.typingEveryMs);
  };
  let timer = setTimeout(again, limits.typingAfterMs);
  return {
    async stop(): Promise<void> {
      clearTimeout(timer);
      if (saying) await Promise.race([saying, sleep(ON_ITS_WAY_MS)]);
    },
  };
}
