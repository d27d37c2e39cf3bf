import { keysIn, split } from '../../helpdesk/actions/assignment-keys.ts';
import { findIn, type Picks } from '../../helpdesk/actions/form.ts';
import type { View } from '../../helpdesk/contracts/conversation.ts';
import { foldedName } from '../../helpdesk/contracts/same-text.ts';
import type { Listed } from '../../helpdesk/devices/picks.ts';
import type { FieldWords } from '../../locales/action-words.ts';
import type { Context } from '../shared/context.ts';
import { choiceTitle, shortened, typedLines } from '../shared/text.ts';
import { entryOf } from '../shared/values.ts';

/** Fewer than of a field that takes one: each has a longer title and id, and a card holds only so much. */
const MOST_OF_SEVERAL = 100;
const LONGEST = 100;
const LONGEST_SEARCH = 100;

export interface Choosing {
  typed: Readonly<Record<string, string>>;
  picks: Picks;
  lists: Listed;
}

/** The field with its choices. If not all fit, there is one to search them. Nothing to choose is no input. */
export function severalInput(
  { words }: Context,
  id: string,
  own: View,
  { named }: FieldWords,
  choosing: Choosing,
): Record<string, View[]> {
  const { all, shown, find, chosen } = choicesOf(id, choosing);
  if (all.length === 0) return {};
  const { chooseSeveral, find: label } = words.card.remote.form;
  const title = (key: string, name: string) => {
    const short = shortened(name, LONGEST);
    return named?.(split(key).type, short) ?? short;
  };
  const search = {
    ...own,
    id: findIn(id),
    label,
    maxLength: String(LONGEST_SEARCH),
    lines: typedLines(find, LONGEST_SEARCH),
  };
  return {
    several: [
      {
        ...own,
        placeholder: chooseSeveral,
        ids: chosen,
        choices: shown.map((one) => ({ title: choiceTitle(title(one.id, one.name)), value: one.id })),
      },
    ],
    search: all.length > MOST_OF_SEVERAL ? [search] : [],
  };
}

/** That there is nothing to choose, how many of how many are listed, and what isn't among them. */
export function notesOfSeveral(
  { words }: Context,
  id: string,
  { none, missing = {} }: FieldWords,
  choosing: Choosing,
): { text: string }[] {
  const { all, shown } = choicesOf(id, choosing);
  const parts = (choosing.lists[id]?.missing ?? []).map(({ part }) => entryOf(missing, part));
  return [
    ...(all.length === 0 && none !== undefined ? [none] : []),
    ...(shown.length < all.length
      ? [words.actions.form.firstOf(words.number(shown.length), words.number(all.length))]
      : []),
    ...parts.filter((text) => text !== undefined),
  ].map((text) => ({ text }));
}

/** What was chosen comes first, so that a search never drops it. */
function choicesOf(id: string, { typed, picks }: Choosing) {
  const all = picks[id] ?? [];
  const find = entryOf(typed, findIn(id)) ?? '';
  const keys = keysIn(entryOf(typed, id));
  const wanted = foldedName(find);
  const chosen = all.filter((one) => keys.includes(one.id));
  const others = all.filter((one) => !keys.includes(one.id) && foldedName(one.name).includes(wanted));
  const shown = [...chosen, ...others].slice(0, Math.max(MOST_OF_SEVERAL, chosen.length));
  return { all, shown, find, chosen: chosen.map((one) => one.id) };
}
