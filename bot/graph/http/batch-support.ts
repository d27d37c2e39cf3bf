import type { Clock } from '../../helpdesk/contracts/clock.ts';
import type { Log } from '../../helpdesk/contracts/log.ts';
import type { Version } from './exchange.ts';

/** Whether the Graph that we talk to takes batches: a gateway before it may not. */
export interface BatchSupport {
  usable(version: Version): boolean;
  refused(version: Version, status: number): void;
}

const REMEMBERED_MS = 5 * 60_000;

export function batchSupport(now: Clock, log: Log): BatchSupport {
  const until = new Map<Version, number>();
  const usable = (version: Version) => (until.get(version) ?? 0) <= now().getTime();
  return {
    usable,
    refused(version, status) {
      // several batches under way at once tell it once
      if (!usable(version)) return;
      until.set(version, now().getTime() + REMEMBERED_MS);
      log.warn({ version, status }, 'Graph took no batch; its requests go out one by one for five minutes');
    },
  };
}
