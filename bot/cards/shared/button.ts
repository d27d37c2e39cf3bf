import type { View } from '../../helpdesk/contracts/conversation.ts';
import type { Verb } from '../../helpdesk/contracts/verbs.ts';

/** An Action.Execute as it stands in the card. Templates take whole buttons: filling in each of their properties cost a fifth of a user card. */
export interface Button extends View {
  type: 'Action.Execute';
  title: string;
  verb: Verb;
  data: Record<string, string>;
  /** Teams shows six buttons; secondary ones are behind “…”. */
  mode: 'primary' | 'secondary';
  associatedInputs: 'none';
}

/** A button that opens a page. */
export interface Link extends View {
  type: 'Action.OpenUrl';
  title: string;
  url: string;
}

export interface ButtonInit {
  title: string;
  verb: Verb;
  data: Record<string, string>;
}

/** A button that sends what is typed on the card. */
interface GoOn extends ButtonInit {
  style: 'positive' | 'destructive';
}

const MOST_PRIMARY = 6;

export function buttons(wanted: readonly ButtonInit[]): Button[] {
  return wanted.map(({ title, verb, data }, index) => ({
    type: 'Action.Execute',
    title,
    verb,
    data: { ...data },
    mode: index < MOST_PRIMARY ? 'primary' : 'secondary',
    associatedInputs: 'none',
  }));
}

/** Behind “…”. */
export function secondary(wanted: readonly ButtonInit[]): Button[] {
  return buttons(wanted).map((button) => ({ ...button, mode: 'secondary' }));
}

export function links(pages: readonly { title: string; url: string }[]): Link[] {
  return pages.map((page) => ({ type: 'Action.OpenUrl', ...page }));
}

/** A row of buttons in the body of a card; no row if there are no buttons. */
export function buttonRow(wanted: readonly ButtonInit[]): { buttons: Button[] }[] {
  return wanted.length > 0 ? [{ buttons: buttons(wanted) }] : [];
}

/** Rough pixels: the width of a phone, of a bold letter, and of a button without its title. */
const WIDTH = 306;
const LETTER = 9;
const AROUND = 34;

const widthOf = (title: string): number => AROUND + LETTER * title.length;

/** Whether two buttons stand side by side on a phone with their whole titles. */
const fitBeside = (one: string, other: string): boolean => widthOf(one) + widthOf(other) <= WIDTH;

/**
 * Cancel, and what goes on at the right end: beside it where a phone has room, else below it. A renderer would cut what has no room to
 * “Abbre…”.
 */
export function lastButtons(cancel: ButtonInit, goOn: GoOn): { beside: View[]; below: View[] } {
  const both = {
    cancel: buttons([cancel]),
    goOn: [{ type: 'Action.Execute', ...goOn, associatedInputs: 'auto' }],
  };
  return fitBeside(cancel.title, goOn.title) ? { beside: [both], below: [] } : { beside: [], below: [both] };
}

/**
 * Splits buttons into rows that fit a phone. Renderers squeeze the buttons of one row until they fit, which leaves nothing of their
 * titles.
 */
export function buttonRows(wanted: readonly ButtonInit[]): { buttons: Button[] }[] {
  const rows: ButtonInit[][] = [];
  let room = 0;
  for (const button of wanted) {
    const width = widthOf(button.title);
    const row = rows.at(-1);
    if (row && width <= room && row.length < MOST_PRIMARY) {
      row.push(button);
      room -= width;
    } else {
      rows.push([button]);
      room = WIDTH - width;
    }
  }
  return rows.flatMap(buttonRow);
}
