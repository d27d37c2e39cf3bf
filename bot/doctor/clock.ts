import { get } from './get.ts';
import { ok, skipped, wrong, type Check } from './finding.ts';

/** Less is no trouble: tokens allow for five minutes, confirmations live for two. */
const MOST_MS = 60_000;

/** Whether Graph is there, and whether our clock goes as its own does. */
export function clockCheck(graphUrl: string, now: () => Date): Check {
  return {
    name: 'Graph and clock',
    async run() {
      // without a token: 401 tells as well what time it is
      const { status, headers } = await get(`${graphUrl}/v1.0/`);
      if (status >= 500) return wrong(`${graphUrl} answers ${status}: try again`);
      const theirs = Date.parse(headers.date ?? '');
      if (Number.isNaN(theirs)) return skipped(`${graphUrl} is there, and doesn't tell the time`);
      const ahead = Math.round((now().getTime() - theirs) / 1000);
      if (Math.abs(ahead) * 1000 <= MOST_MS) return ok(`${graphUrl} is there, the clock is right`);
      const how = `${Math.abs(ahead)} s ${ahead > 0 ? 'ahead of' : 'behind'} Graph's`;
      return wrong(`our clock is ${how}: let the machine take its time from the network (NTP)`);
    },
  };
}
