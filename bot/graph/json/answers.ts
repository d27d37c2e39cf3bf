import { guidIn, isSameId, oneSpelling } from '../../helpdesk/contracts/guid.ts';
import { Problem } from '../../helpdesk/contracts/problem.ts';
import { id, isJson, text, type Json } from './fields.ts';

/**
 * What an answer with status 200 has to be before it is believed. Each rule is in one place. What breaks a rule is `unreadable`: neither a
 * yes, nor a no, nor "none".
 */
export function unreadable(detail: string): Problem {
  return new Problem({ kind: 'unreadable', detail });
}

/** A record, if it is the one that was asked for. Another one, or one that doesn't say which it is, answers nothing. */
export function theOne(record: Json, asked: string, name = 'id'): Json {
  if (!isSameId(text(record, name), asked)) throw unreadable(`a record with another ${name} than asked for`);
  return record;
}

/** The same for an answer cut down to a field that was selected: it may leave its id out, but not say another one. */
export function notAnother(record: Json, asked: string, name = 'id'): Json {
  return record[name] === undefined ? record : theOne(record, asked, name);
}

/** The records of a list within a record. Left out or null means that there are none, anything else has to be a list of records. */
export function wholeRecords(from: Json, name: string): Json[] {
  return wholeList(from, name, isJson);
}

/** The texts of a list within a record, with the same rule. */
export function wholeTexts(from: Json, name: string): string[] {
  return wholeList(from, name, (one) => typeof one === 'string');
}

/**
 * A record whose `names` decide about a right. One that is null says nothing, and isn't taken for "no" or "none".
 * @throws Problem `unreadable`
 */
export function noneIsNull(from: Json, ...names: readonly string[]): Json {
  const unsaid = names.find((name) => from[name] === null);
  if (unsaid !== undefined) throw unreadable(`${unsaid} is null`);
  return from;
}

/** The records of a list that has to be there: one that is missing isn't an empty one. */
export function dueRecords(from: Json, name: string): Json[] {
  if (!Array.isArray(from[name])) throw unreadable(`${name} is missing`);
  return wholeRecords(from, name);
}

/** The texts of a list that has to be there: one that is missing isn't an empty one. */
export function dueTexts(from: Json, name: string): string[] {
  if (!Array.isArray(from[name])) throw unreadable(`${name} is missing`);
  return wholeTexts(from, name);
}

/** A text that has to be there: its absence says nothing. */
export function dueText(from: Json, name: string): string {
  const value = textOrNone(from, name);
  if (value === undefined) throw unreadable(`${name} is missing`);
  return value;
}

/** A text that may be empty or left out, but can't be anything else. */
export function textOrNone(from: Json, name: string): string | undefined {
  const value = from[name];
  if (value !== undefined && value !== null && typeof value !== 'string')
    throw unreadable(`${name} isn't a text`);
  return text(from, name);
}

/** Yes or no. It may be left out, but can't be anything else. */
export function flagOrNone(from: Json, name: string): boolean | undefined {
  const value = from[name];
  if (value !== undefined && value !== null && typeof value !== 'boolean')
    throw unreadable(`${name} is neither yes nor no`);
  return value ?? undefined;
}

/** The id of a record, which is useless without one. */
export function dueId(from: Json, name = 'id'): string {
  const value = id(from, name);
  if (value === undefined) throw unreadable(`a record without ${name}`);
  return value;
}

/** Ids of which each was asked about. One that wasn't shows that the answer is to another question. */
export function onlyAsked(from: Json, name: string, asked: readonly string[]): Set<string> {
  const known = new Set(asked.map(oneSpelling));
  const given = dueTexts(from, name).map(oneSpelling);
  if (given.some((one) => !known.has(one))) throw unreadable('ids that were not asked about');
  return new Set(given);
}

/** Ids of groups. Other texts, which Intune uses for scopes that aren't groups, are left out. */
export function groupIds(list: readonly string[]): string[] {
  return [...new Set(list.flatMap((one) => guidIn(one) ?? []))];
}

function wholeList<T>(from: Json, name: string, is: (one: unknown) => one is T): T[] {
  const value: unknown = from[name];
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw unreadable(`${name} isn't a list`);
  return (value as unknown[]).map((one) => {
    if (!is(one)) throw unreadable(`${name} holds something else`);
    return one;
  });
}
