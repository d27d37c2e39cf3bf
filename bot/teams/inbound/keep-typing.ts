import { sleep } from '../../time/sleep.ts';
import type { Limits } from '../options.ts';

/** How long an answer waits for a `typing` that is being sent: if it arrived after the answer, people would expect a second one. */
const IN_FLIGHT_MS = 300;

/** Sends `typing` while an answer takes its time, until stopped. A failed send doesn't matter. */
export function keepTyping(
  sendTyping: () => Promise<unknown>,
  { typingAfterMs, typingEveryMs }: Pick<Limits, 'typingAfterMs' | 'typingEveryMs'>,
) {
  let sending: Promise<unknown> | undefined;
  const send = () => {
    const mine = sendTyping()
      .catch(() => undefined)
      .finally(() => {
        if (sending === mine) sending = undefined;
      });
    sending = mine;
    timer = setTimeout(send, typingEveryMs);
  };
  let timer = setTimeout(send, typingAfterMs);
  return {
    async stop(): Promise<void> {
      clearTimeout(timer);
      if (sending) await Promise.race([sending, sleep(IN_FLIGHT_MS)]);
    },
  };
}
