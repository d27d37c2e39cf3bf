import type { Context } from './context.ts';

/** The entry of a table for a word from outside; undefined if the table doesn't have it. */
export function entryOf<T>(table: Readonly<Record<string, T>>, key: string | undefined): T | undefined {
  return key !== undefined && Object.hasOwn(table, key) ? table[key] : undefined;
}

/** Graph's word in ours. A word that we don't know, such as one that Graph adds later, is shown as it is and marked as unknown. */
export function named(
  { words }: Context,
  names: Readonly<Record<string, string>>,
  value: string | undefined,
): string | undefined {
  if (value === undefined || value === '') return undefined;
  return entryOf(names, value) ?? words.card.unknownValue(value);
}

export function yesOrNo({ words }: Context, value: boolean | undefined): string | undefined {
  if (value === undefined) return undefined;
  return value ? words.card.yes : words.card.no;
}

/** Joins the parts that are not empty into one line of a card. */
export function dotted(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' · ');
}

/** Sentences one behind the other. */
export function sentences(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => nonEmpty(part)).join(' ');
}

export function nonEmpty(text: string | undefined): string | undefined {
  return text === undefined || text.trim() === '' ? undefined : text;
}

/** How many there are; “at least” if there may be more. */
export function howMany({ words }: Context, { total, exact }: { total: number; exact: boolean }): string {
  return exact ? words.number(total) : words.card.atLeast(words.number(total));
}
