import { createHash } from 'node:crypto';
import type { AuditRecord } from '../../../helpdesk/contracts/audit.ts';
import { keyNames, keyOf, type Keys } from '../../audit/keys.ts';
import { padded, type Step } from '../rows.ts';

/**
 * The rows of the audit, all in one partition, so that an entry, its places in the indexes and the head are one write:
 *
 *     entry:SEQ                      the entry's line, oldest first
 *     by:KEY:HASH OF VALUE:UPSIDE    its place under each of its keys, newest first. UPSIDE leads to SEQ, and what it says stands there
 *                                    alone: older bots wrote the line once more, which nothing reads
 *     head                           SEQ and HASH of the newest entry
 *     open:ID                        the place of a started entry that nothing has ended yet, by SEQ
 */
export const HEAD = 'head';

/** The largest number that an entry can have. */
export const LARGEST = 999_999_999_999;
const upside = (seq: number): string => padded(LARGEST - seq);

export const entryKey = (seq: number): string => `entry:${padded(seq)}`;
export const openKey = (id: string): string => `open:${id}`;

const hashOf = (value: string): string => createHash('sha256').update(value).digest('hex').slice(0, 32);
const byName = (name: keyof Keys): string => `by:${name}:`;
const byKey = (name: keyof Keys, value: string): string => `${byName(name)}${hashOf(value)}:`;

/** An entry's line, and its place under each of its keys. */
export function entrySteps(record: AuditRecord, line: string): Step[] {
  const places = placesOf(record).map((key): Step => ({ do: 'create', key, text: '' }));
  return [{ do: 'create', key: entryKey(record.seq), text: line }, ...places];
}

/** The rows under which an entry is found. */
export const placesOf = (record: AuditRecord): string[] =>
  keyNames.flatMap((name) => {
    const value = keyOf(record, name);
    return value === undefined ? [] : [byKey(name, value) + upside(record.seq)];
  });

/** The number of the entry to which a place leads. NaN: the bot hasn't written it. */
export const seqAt = (place: string): number => LARGEST - Number(place.slice(place.lastIndexOf(':') + 1));

/** All places under a key, whatever its value. */
export const rangesOfPlaces = (): [after: string, upTo: string][] =>
  keyNames.map((name) => [byName(name), `${byName(name)}~`]);

/** All entries after one. */
export const rangeAfter = (seq: number): [after: string, upTo: string] => [entryKey(seq), 'entry:~'];

/** The entries of one value of a key, from the one before `before` down: after the first key, up to the second. */
export function rangeOf(name: keyof Keys, value: string, before: number): [after: string, upTo: string] {
  const prefix = byKey(name, value);
  return [prefix + (before <= LARGEST ? upside(before) : ''), `${prefix}~`];
}
