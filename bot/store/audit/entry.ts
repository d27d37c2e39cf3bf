import { createHash } from 'node:crypto';
import type { AuditEntry, AuditHead, AuditRecord } from '../../helpdesk/contracts/audit.ts';
import { fieldNames } from './check-entry.ts';

export const GENESIS: AuditHead = { seq: 0, hash: '0'.repeat(64) };

const HASH = /^[0-9a-f]{64}$/;
const TAIL_LENGTH = ',"hash":""}'.length + 64;
const CLOSE = Buffer.from('}');

/**
 * One line of `audit.jsonl`: the JSON of these members without blanks, in this order, without undefined ones:
 *
 *     seq id at kind what operatorId personId deviceId deviceName serialNumber through options ticket outcome
 *     requestId assignmentId assignmentName of prev hash
 *
 * `hash` is the SHA-256, in hex, of `prev` followed by the bytes of the line without `,"hash":"…"`, that is up to that comma and then
 * `}`. `prev` is the hash of the line before, or 64 zeros in the first line. To check a line in a shell:
 *
 *     printf '%s%s' "$PREV" "$(printf %s "$LINE" | sed 's/,"hash":"[0-9a-f]*"}$/}/')" | sha256sum
 *
 * Returns the record of an entry that follows `prev`, and its line, which ends in a newline.
 */
export function seal(
  entry: AuditEntry,
  prev: AuditHead,
  id: string,
  at: string,
): { record: AuditRecord; line: string } {
  const fields = Object.fromEntries(fieldNames.map((name) => [name, entry[name]])) as unknown as AuditEntry;
  const body = { seq: prev.seq + 1, id, at, ...fields, prev: prev.hash };
  const text = JSON.stringify(body);
  const hash = createHash('sha256').update(prev.hash).update(text).digest('hex');
  return { record: { hash, ...body }, line: `${text.slice(0, -1)},"hash":"${hash}"}\n` };
}

/** The hash that a line (without its newline) must end in if it follows `prev`. */
export function hashOf(line: Buffer, prev: string): string {
  const body = line.subarray(0, Math.max(0, line.length - TAIL_LENGTH));
  return createHash('sha256').update(prev).update(body).update(CLOSE).digest('hex');
}

/** undefined if it is no entry. Doesn't check the chain. */
export function parseLine(line: Buffer): AuditRecord | undefined {
  let json: unknown;
  try {
    json = JSON.parse(line.toString());
  } catch {
    return undefined;
  }
  return isRecord(json) ? json : undefined;
}

function isRecord(json: unknown): json is AuditRecord {
  if (typeof json !== 'object' || json === null) return false;
  const { seq, id, at, kind, what, operatorId, prev, hash } = json as Partial<
    Record<keyof AuditRecord, unknown>
  >;
  const texts = [id, at, kind, what, operatorId, prev, hash];
  if (!texts.every((text) => typeof text === 'string')) return false;
  return Number.isSafeInteger(seq) && HASH.test(String(hash));
}
