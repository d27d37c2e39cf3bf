/** What was asked of the audit, as it was typed. */
export interface AuditRequest {
  of?: { kind: 'user' | 'device' | 'operator' | 'ticket'; name: string };
  since?: Date;
  asFile: boolean;
}

const FORM =
  /^(?:(?<kind>user|device|operator|ticket)\s+(?<name>.+?))?(?:\s*\bsince\s+(?<since>\S+))?(?:\s*\b(?<file>export))?$/i;
const DATE = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?Z?)?$/;

/** Reads `[user UPN | device NAME | operator UPN | ticket NUMBER] [since DATE] [export]`. undefined: it is something else. Dates are UTC. */
export function parseAuditRequest(text: string): AuditRequest | undefined {
  const groups = FORM.exec(text.trim())?.groups;
  if (!groups) return undefined;
  const { kind, name, since, file } = groups;
  const date = since === undefined ? undefined : parseDate(since);
  if (since !== undefined && !date) return undefined;
  return {
    ...(kind && name ? { of: { kind: kind.toLowerCase() as 'user', name } } : {}),
    ...(date ? { since: date } : {}),
    asFile: file !== undefined,
  };
}

function parseDate(text: string): Date | undefined {
  if (!DATE.test(text)) return undefined;
  const date = new Date(text.length > 10 && !text.endsWith('Z') ? `${text}Z` : text);
  // JavaScript turns February 31 into March 3
  return Number.isNaN(date.getTime()) || !date.toISOString().startsWith(text.slice(0, 10)) ? undefined : date;
}
