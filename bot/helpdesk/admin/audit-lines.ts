import type { AuditQuery, AuditRecord, AuditTrail } from '../contracts/audit.ts';
import { newestOf } from './read-audit.ts';

/** One line of the audit: an entry, with the entries that ended or settled it. */
export interface AuditLine extends AuditRecord {
  /** Newest first. Empty for an entry that stands by itself. */
  parts: readonly AuditRecord[];
}

/** How many entries are read at a time. */
const CHUNK = 100;

/**
 * The newest actions, one line each, at most `limit`: what was started, and how it ended. A line stands where it started; only lines
 * before `before` are returned. What ended something that the queries don't find, such as one from before `since`, is a line of its own.
 */
export async function newestLines(
  trail: AuditTrail,
  queries: readonly Omit<AuditQuery, 'limit' | 'before'>[],
  limit: number,
  before = Infinity,
): Promise<AuditLine[]> {
  const parts = new Map<string, AuditRecord[]>();
  const lines: AuditLine[] = [];
  let next: number | undefined;
  while (lines.length < limit) {
    const entries = await newestOf(trail, queries, CHUNK, next);
    for (const entry of entries) {
      if (entry.of === undefined) {
        const own = parts.get(entry.id) ?? [];
        parts.delete(entry.id);
        if (entry.seq < before) lines.push({ ...entry, parts: own });
      } else parts.set(entry.of, [...(parts.get(entry.of) ?? []), entry]);
    }
    next = entries.at(-1)?.seq;
    if (entries.length < CHUNK) {
      lines.push(...[...parts.values()].flat().flatMap((entry) => alone(entry, before)));
      break;
    }
  }
  return lines.toSorted((a, b) => b.seq - a.seq).slice(0, limit);
}

const alone = (entry: AuditRecord, before: number): AuditLine[] =>
  entry.seq < before ? [{ ...entry, parts: [] }] : [];
