import type { View } from '../../helpdesk/contracts/conversation.ts';

export interface Fact extends View {
  label: string;
  value: string;
}

/** One line of facts: two short ones side by side, or a long one. */
export interface FactRow extends View {
  cells: Fact[];
}

/** About as many characters as fit half of a phone's width. */
const SHORT = 22;

export function fact(label: string, value: string | undefined): Fact[] {
  return value === undefined || value.trim() === '' ? [] : [{ label, value }];
}

/** Pairs short facts and gives long ones a line of their own. Keeps their order. */
export function factRows(facts: readonly Fact[]): FactRow[] {
  const rows: FactRow[] = [];
  let waiting: Fact | undefined;
  for (const one of facts) {
    const short = one.value.length <= SHORT && one.label.length <= SHORT;
    if (short && waiting) {
      rows.push({ cells: [waiting, one] });
      waiting = undefined;
      continue;
    }
    if (waiting) rows.push({ cells: [waiting] });
    waiting = short ? one : undefined;
    if (!short) rows.push({ cells: [one] });
  }
  if (waiting) rows.push({ cells: [waiting] });
  return rows;
}
