import type { Clock } from '../../helpdesk/contracts/clock.ts';
import type { Log } from '../../helpdesk/contracts/log.ts';
import type { Version } from './request.ts';

/** Whether batching is available: a gateway in front of Graph may not support it. */
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
      // Several batches in flight report it only once.
      if (!usable(version)) return;
      until.set(version, now().getTime() + REMEMBERED_MS);
      log.warn({ version, status }, 'Graph refused a batch; requests go out singly for five minutes');
    },
  };
}
