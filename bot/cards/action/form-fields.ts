import type { View } from '../../helpdesk/contracts/conversation.ts';
import type { ActionId } from '../../helpdesk/actions/catalogue.ts';
import type {
  ChoiceField,
  FormField,
  NumberField,
  RestField,
  TextField,
  ToggleField,
} from '../../helpdesk/actions/field.ts';
import { TYPED_KEPT, type FormFault, type Picks } from '../../helpdesk/actions/form.ts';
import type { FieldWords } from '../../locales/action-words.ts';
import { choiceWords, fieldWords } from '../shared/action-values.ts';
import { choiceTitle, typedLines } from '../shared/text.ts';
import type { Context } from '../shared/context.ts';
import { entryOf } from '../shared/values.ts';
import type { Choosing } from './several-field.ts';
import { notesOfSeveral, severalInput } from './several-field.ts';
import type { Note } from '../shared/note.ts';
import { note } from '../shared/note.ts';

/** A field that the form asks for. */
type AskedField = Exclude<FormField, RestField>;

interface Filled extends Choosing {
  action: ActionId;
  faults: readonly FormFault[];
}

/** A field for the template: its own kind has one entry, the other kinds have none. */
export function formField(context: Context, field: AskedField, filled: Filled): View {
  const said = fieldWords(context, filled.action, field.id);
  const own = { id: field.id, label: said.label, error: context.words.card.remote.form.error };
  const inputs = { line: [], lines: [], number: [], choice: [], several: [], search: [], toggle: [] };
  return {
    ...inputs,
    ...inputOf(context, field, own, said, filled),
    hint: [
      ...(field.kind === 'toggle' || said.hint === '' ? [] : [{ text: said.hint }]),
      ...notesOf(context, field, said, filled),
    ],
    faults: faultNotes(context, field, said, filled.faults),
  };
}

function inputOf(
  context: Context,
  field: AskedField,
  own: View,
  said: FieldWords,
  filled: Filled,
): Record<string, View[]> {
  const typed = entryOf(filled.typed, field.id);
  switch (field.kind) {
    case 'text':
      return textInput(field, own, typed);
    case 'number':
      return { number: [{ ...own, ...numbers(field), value: numberShown(field, typed) }] };
    case 'choice':
      return { choice: [choiceInput(context, field, own, said, typed)] };
    case 'pick':
      return { choice: [pickInput(context, own, filled.picks[field.id] ?? [], typed)] };
    case 'picks':
      return severalInput(context, field.id, own, said, filled);
    case 'toggle':
      return { toggle: [{ ...own, title: toggleTitle(said), value: toggleShown(field, typed) }] };
  }
}

/** PINs and passwords are typed again instead of being shown. */
function textInput(
  { maxLength, multiline, secret }: TextField,
  own: View,
  typed = '',
): Record<string, View[]> {
  const input = {
    ...own,
    maxLength: String(maxLength),
    lines: typedLines(secret ? '' : typed, TYPED_KEPT),
  };
  return multiline ? { lines: [input] } : { line: [input] };
}

function numbers({ min, max }: NumberField): View {
  return { min: String(min), max: String(max) };
}

function numberShown(field: NumberField, typed: string | undefined): string {
  const text = typed?.trim() ?? '';
  return /^-?[0-9]{1,9}$/.test(text) ? String(Number(text)) : String(field.default);
}

function choiceInput(
  { words }: Context,
  field: ChoiceField,
  own: View,
  said: FieldWords,
  typed: string | undefined,
): View {
  return {
    ...own,
    placeholder: words.card.remote.form.choose,
    value: typed !== undefined && field.choices.includes(typed) ? typed : field.default,
    choices: field.choices.map((value) => ({ title: choiceTitle(choiceWords(said, value)), value })),
  };
}

/** Teams shows no more choices than it can scroll through: the first ones by name. */
const MOST_PICKS = 200;

function pickInput({ words }: Context, own: View, all: Picks[string], typed: string | undefined): View {
  return {
    ...own,
    placeholder: words.card.remote.form.choose,
    value: all.some(({ id }) => id === typed) ? (typed ?? '') : '',
    choices: all.slice(0, MOST_PICKS).map(({ id, name }) => ({ title: choiceTitle(name), value: id })),
  };
}

/** What there is to say of the choices of a field. */
function notesOf(
  context: Context,
  { id, kind }: AskedField,
  said: FieldWords,
  filled: Filled,
): { text: string }[] {
  if (kind === 'picks') return notesOfSeveral(context, id, said, filled);
  const all = kind === 'pick' ? (filled.picks[id] ?? []).length : 0;
  const { words } = context;
  return all > MOST_PICKS
    ? [{ text: words.actions.form.firstOf(words.number(MOST_PICKS), words.number(all)) }]
    : [];
}

function toggleTitle({ label, hint }: FieldWords): string {
  return hint === '' ? label : hint;
}

function toggleShown(field: ToggleField, typed: string | undefined): string {
  const text = typed?.toLowerCase();
  return text === 'true' || text === 'false' ? text : String(field.default);
}

function faultNotes(
  context: Context,
  field: AskedField,
  said: FieldWords,
  faults: readonly FormFault[],
): Note[] {
  return faults
    .filter((fault) => fault.field === field.id)
    .map((fault) => note('bad', faultWords(context, said, fault)));
}

/** The field's own words, otherwise those with the limit, otherwise those of every field. */
function faultWords({ words }: Context, said: FieldWords, { why, limit }: FormFault): string {
  const { faults, limits } = words.actions.form;
  const own = said.faults?.[why];
  if (own !== undefined) return own;
  const withLimit =
    why === 'tooLong' || why === 'tooSmall' || why === 'tooLarge' || why === 'tooMany'
      ? limits[why]
      : undefined;
  return withLimit && limit !== undefined ? withLimit(words.number(limit)) : faults[why];
}
