import { createHash } from 'node:crypto';
import type { AuditRecord } from '../../../helpdesk/contracts/audit.ts';
import { keyNames, keyOf, type Keys } from '../../audit/keys.ts';
import { padded, type Step } from '../rows.ts';

/**
 * The rows of the audit, all in one partition, so that an entry, its places in the indexes and the head are one write:
 *
 *     entry:SEQ                      the entry's line, oldest first
 *     by:KEY:HASH OF VALUE:UPSIDE    the same line once more for each of its keys, newest first
 *     head                           SEQ and HASH of the newest entry
 *     open:ID                        the line of a started entry that nothing has ended yet
 */
export const HEAD = 'head';

const LARGEST = 999_999_999_999;
const upside = (seq: number): string => padded(LARGEST - seq);

export const entryKey = (seq: number): string => `entry:${padded(seq)}`;
export const openKey = (id: string): string => `open:${id}`;

const hashOf = (value: string): string => createHash('sha256').update(value).digest('hex').slice(0, 32);
const byKey = (name: keyof Keys, value: string): string => `by:${name}:${hashOf(value)}:`;

/** An entry's line, in itself and under each of its keys. */
export function entrySteps(record: AuditRecord, line: string): Step[] {
  const indexed = keyNames.flatMap((name): Step[] => {
    const value = keyOf(record, name);
    return value === undefined
      ? []
      : [{ do: 'create', key: byKey(name, value) + upside(record.seq), text: line }];
  });
  return [{ do: 'create', key: entryKey(record.seq), text: line }, ...indexed];
}

/** The entries of one value of a key, from the one before `before` down: after the first key, up to the second. */
export function rangeOf(name: keyof Keys, value: string, before: number): [after: string, upTo: string] {
  const prefix = byKey(name, value);
  return [prefix + (before <= LARGEST ? upside(before) : ''), `${prefix}~`];
}
