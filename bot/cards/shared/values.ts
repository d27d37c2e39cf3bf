import type { Context } from './context.ts';

/** Graph's word in ours. One that Graph adds later is shown as it is, marked as unknown. */
export function named(
  { words }: Context,
  names: Readonly<Record<string, string>>,
  value: string | undefined,
): string | undefined {
  if (value === undefined || value === '') return undefined;
  return Object.hasOwn(names, value) ? names[value] : words.card.unknownValue(value);
}

export function yesOrNo({ words }: Context, value: boolean | undefined): string | undefined {
  if (value === undefined) return undefined;
  return value ? words.card.yes : words.card.no;
}

/** The parts that there are, joined as on one line of a card. */
export function dotted(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' · ');
}

export function nonEmpty(text: string | undefined): string | undefined {
  return text === undefined || text.trim() === '' ? undefined : text;
}

/** How many there are, or “more than” where nobody counted to the end. */
export function howMany({ words }: Context, { total, exact }: { total: number; exact: boolean }): string {
  return exact ? words.number(total) : words.card.moreThan(words.number(total));
}
