import type { Limits } from './options.ts';

/** Says `typing` once an answer takes its time, again and again until stopped. Nobody minds where that fails. */
export function keepTyping(
  say: () => Promise<unknown>,
  limits: Pick<Limits, 'typingAfterMs' | 'typingEveryMs'>,
) {
  let saying: Promise<unknown> = Promise.resolve();
  const again = () => {
    saying = say().catch(() => undefined);
    timer = setTimeout(again, limits.typingEveryMs);
  };
  let timer = setTimeout(again, limits.typingAfterMs);
  return {
    /** Resolves once none is on its way any more: after the answer it would show as a second one to come. */
    stop(): Promise<unknown> {
      clearTimeout(timer);
      return saying;
    },
  };
}
