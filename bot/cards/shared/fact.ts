import type { View } from '../../helpdesk/contracts/conversation.ts';

export interface Fact extends View {
  label: string;
  value: string;
}

/** One line of facts: two short ones side by side, or one across the card. */
export interface FactRow extends View {
  cells: Fact[];
}

/** What fits half of a phone's width without wrapping much. */
const SHORT = 22;

export function fact(label: string, value: string | undefined): Fact[] {
  return value === undefined || value.trim() === '' ? [] : [{ label, value }];
}

/** Puts short facts in pairs and long ones on lines of their own, in their order. */
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
