import type { View } from '../../helpdesk/contracts/conversation.ts';
import type { Asked } from '../../helpdesk/policy/asked-of.ts';
import { policyTitle } from '../policy/policy-words.ts';
import type { Context } from '../shared/context.ts';
import { groupedTitles } from '../shared/text.ts';

/** How many the overview shows. */
export const ASKED_SHOWN = 12;

/** A line for each that asks for something: "Wipe: a second operator and a reason". */
export function askedRows(context: Context, asked: readonly Asked[]): { text: string }[] {
  const rows = asked
    .filter(({ needs }) => needs.length > 0)
    .map(({ name, needs }) => ({ title: policyTitle(context, name), said: needs }));
  const { line } = context.words.role.asked;
  return groupedTitles(rows, (needs) => needs.join()).map(({ title, said }) => ({
    text: line(title, said),
  }));
}

/** The overview's part about it. Left out for somebody who may do nothing. */
export function askedPart(context: Context, asked: readonly Asked[]): View[] {
  if (asked.length === 0) return [];
  const { words } = context;
  const said = words.role.asked;
  const rows = askedRows(context, asked);
  const more = rows.length - ASKED_SHOWN;
  return [
    {
      heading: said.heading,
      rows: rows.length === 0 ? [{ text: said.nothing }] : rows.slice(0, ASKED_SHOWN),
      more: more > 0 ? [{ text: said.more(words.number(more)) }] : [],
    },
  ];
}
