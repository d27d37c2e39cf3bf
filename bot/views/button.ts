import type { View } from '../commands/request.ts';

export interface Button extends View {
  title: string;
  verb: string;
  data: Record<string, string>;
  /** Teams shows six; the others go behind “…”. */
  mode: 'primary' | 'secondary';
}

export interface ButtonInit {
  title: string;
  verb: string;
  data: Record<string, string>;
}

const MOST_PRIMARY = 6;

export function buttons(wanted: readonly ButtonInit[]): Button[] {
  return wanted.map(({ title, verb, data }, index) => ({
    title,
    verb,
    data: { ...data },
    mode: index < MOST_PRIMARY ? 'primary' : 'secondary',
  }));
}

/** A row of buttons in the body of a card: none at all where there is no button. */
export function buttonRow(wanted: readonly ButtonInit[]): { buttons: Button[] }[] {
  return wanted.length > 0 ? [{ buttons: buttons(wanted) }] : [];
}
