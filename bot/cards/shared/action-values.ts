import { keysIn, split } from '../../helpdesk/actions/assignment-keys.ts';
import type { ActionId, RemoteAction } from '../../helpdesk/actions/catalogue.ts';
import type { FormField } from '../../helpdesk/actions/field.ts';
import type { Confirmation } from '../../helpdesk/contracts/store.ts';
import type { ActionWords, FieldWords } from '../../locales/action-words.ts';
import type { Context } from './context.ts';
import type { Fact } from './fact.ts';
import { fact } from './fact.ts';
import { shortened } from './text.ts';
import { entryOf, yesOrNo } from './values.ts';

/** A field's words. The type of the words makes sure that each field of the catalogue has some. */
export function fieldWords({ words }: Context, action: ActionId, field: string): FieldWords {
  const { fields = {} }: ActionWords = words.actions.known[action];
  return entryOf(fields, field) ?? { label: field, hint: '' };
}

/** What was entered and chosen in an action's form, in words. PINs and passwords are not shown again. */
export function filledFacts(
  context: Context,
  { id, form = [] }: RemoteAction,
  { values, secretFields = [], picked = {} }: Pick<Confirmation, 'values' | 'secretFields' | 'picked'>,
): Fact[] {
  return form.flatMap((field) => {
    const said = fieldWords(context, id, field.id);
    if (secretFields.includes(field.id)) return fact(said.label, context.words.card.remote.hidden);
    const name = entryOf(picked, field.id);
    if (typeof name === 'string') return fact(said.label, name);
    const value = entryOf(values, field.id);
    if (field.kind === 'picks' || field.kind === 'rest') return severalFacts(said, keysIn(value), name);
    return value === undefined ? [] : fact(said.label, valueWords(context, field, said, value));
  });
}

/** Graph's names of items have no more. */
const LONGEST_NAME = 200;

/** Each by itself, so that nobody has to tell where one name ends. */
function severalFacts(
  { label, named }: FieldWords,
  keys: readonly string[],
  names: readonly string[] = [],
): Fact[] {
  return keys.flatMap((key, at) => {
    const { type, id } = split(key);
    const name = shortened(names[at] ?? id, LONGEST_NAME);
    return fact(label, named?.(type, name) ?? name);
  });
}

/** What was chosen for one field, as the audit has it. undefined: this version knows no such field. */
export function optionWords(
  context: Context,
  { id, form = [] }: RemoteAction,
  name: string,
  value: string,
): string | undefined {
  const field = form.find((one) => one.id === name);
  if (!field) return undefined;
  const said = fieldWords(context, id, name);
  const on = value === 'true';
  return context.words.audit.option(
    said.label,
    field.kind === 'toggle' ? (yesOrNo(context, on) ?? value) : choiceWords(said, value),
  );
}

function valueWords(
  context: Context,
  field: FormField,
  said: FieldWords,
  value: string | number | boolean,
): string | undefined {
  if (field.kind === 'text' && field.secret) return context.words.card.remote.hidden;
  if (typeof value === 'boolean') return toggleWords(context, said, value);
  if (typeof value === 'number') return context.words.number(value);
  return field.kind === 'choice' ? choiceWords(said, value) : value;
}

/** Whether it was turned on, and what follows from that. */
function toggleWords(context: Context, { chosen }: FieldWords, value: boolean): string | undefined {
  const word = yesOrNo(context, value);
  return chosen && word ? context.words.card.remote.chosen(word, value ? chosen.yes : chosen.no) : word;
}

export function choiceWords({ choices = {} }: FieldWords, value: string): string {
  return entryOf(choices, value) ?? value;
}
