import { LRUCache } from 'lru-cache';
import type { AppendOptions, Audit, AuditEntry } from '../helpdesk/contracts/audit.ts';
import type { Clock } from '../helpdesk/contracts/clock.ts';
import type { Alert } from '../helpdesk/contracts/policy/records.ts';
import { upTo } from '../helpdesk/contracts/memory/up-to.ts';

/** As many people or devices in an hour as one operator hardly looks up. */
export const MANY_LOOK_UPS = 200;
const HOUR_MS = 3_600_000;

/**
 * Counts what each operator has been shown, from the audit's entries, and alerts once an hour if it is much. Nothing is stopped. What was
 * counted is in memory: it starts anew with the bot.
 */
export function countLookUps<A extends Audit>(audit: A, now: Clock, alert: (alert: Alert) => void): A {
  const shown = new LRUCache<string, number[]>(upTo(5_000));
  const told = new LRUCache<string, number>(upTo(5_000));
  const count = ({ kind, operatorId }: AuditEntry) => {
    if (kind !== 'read') return;
    const at = now().getTime();
    const recent = [...(shown.get(operatorId) ?? []), at].filter((time) => time > at - HOUR_MS);
    shown.set(operatorId, recent.slice(-MANY_LOOK_UPS));
    const before = told.get(operatorId);
    if (recent.length < MANY_LOOK_UPS || (before !== undefined && before > at - HOUR_MS)) return;
    told.set(operatorId, at);
    alert({ kind: 'manyLookUps', operatorId, limit: MANY_LOOK_UPS });
  };
  return {
    ...audit,
    async append(entry: AuditEntry, options?: AppendOptions) {
      const id = await audit.append(entry, options);
      count(entry);
      return id;
    },
  };
}
