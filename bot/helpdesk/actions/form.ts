import type { ManagedDevice } from '../contracts/model.ts';
import type { ActionRow } from './define.ts';
import type {
  ChoiceField,
  FieldFault,
  FormFault,
  FormField,
  NumberField,
  PickField,
  PicksField,
  RestField,
  TextField,
  ToggleField,
} from './field.ts';
import type { FormValues } from '../contracts/form-values.ts';
import { keysIn } from './assignment-keys.ts';
import { fieldsFor } from './field.ts';

export type CheckedForm =
  | { ok: true; values: FormValues }
  /** `typed`: the input of each field, to show it again. */
  | { ok: false; faults: FormFault[]; typed: Record<string, string> };

/** What can be picked, by the field's id; of a field for the rest, all that there is. */
export type Picks = Readonly<Record<string, readonly { id: string; name: string }[]>>;

/** A field that the form asks for. */
type AskedField = Exclude<FormField, RestField>;

type Value = string | number | boolean | undefined;
type Checked = { value: Value } | Omit<FormFault, 'field'>;

/** More than any field takes, so that people can shorten a long text instead of typing it again. */
export const TYPED_KEPT = 4_000;

const NO_VALUE = Symbol('no value of a form');

/**
 * Checks the input of an action's form on this device. Input that belongs to no field is dropped. An empty optional field has no value.
 */
export function checkForm(
  { form, fault }: Pick<ActionRow, 'form' | 'fault'>,
  device: ManagedDevice,
  input: Readonly<Record<string, unknown>>,
  picks: Picks = {},
): CheckedForm {
  const values: Record<string, string | number | boolean> = {};
  const typed: Record<string, string> = {};
  const faults: FormFault[] = [];
  for (const field of fieldsFor(form, device)) {
    if (field.kind === 'rest') continue;
    const given = asText(field, Object.hasOwn(input, field.id) ? input[field.id] : undefined);
    if (given === NO_VALUE) {
      faults.push({ field: field.id, why: field.required ? 'required' : NO_VALUE_OF[field.kind] });
      continue;
    }
    if (given !== undefined) typed[field.id] = given.slice(0, TYPED_KEPT);
    if (field.kind === 'picks') Object.assign(typed, searchIn(field, input));
    const checked = check(field, given, device, picks);
    if ('why' in checked) faults.push({ field: field.id, ...checked });
    else if (checked.value !== undefined) values[field.id] = checked.value;
  }
  for (const field of fieldsFor(form, device))
    if (field.kind === 'rest' && restOf(field, values, picks) !== '')
      values[field.id] = restOf(field, values, picks);
  const together = faults.length === 0 ? fault?.(values) : undefined;
  // who only searches has chosen nothing yet, and that is no fault
  const searches = together?.why === 'nothingChosen' && Object.hasOwn(typed, findIn(together.field));
  if (together && !searches) faults.push(together);
  return faults.length > 0 || searches ? { ok: false, faults, typed } : { ok: true, values };
}

/** The input beside a field of which there are more choices than a card lists: a part of their names. */
export const findIn = (field: string): string => `${field}Find`;

function searchIn({ id }: PicksField, input: Readonly<Record<string, unknown>>): Record<string, string> {
  const key = findIn(id);
  const text = Object.hasOwn(input, key) ? input[key] : undefined;
  return typeof text === 'string' && text.trim() !== '' ? { [key]: text.slice(0, MOST_SEARCHED) } : {};
}

const MOST_SEARCHED = 100;

/** undefined: the field is missing. Most clients send strings, some send numbers and booleans. Nothing else is a value. */
function asText({ kind }: AskedField, given: unknown): string | undefined | typeof NO_VALUE {
  if (given === undefined || given === null) return undefined;
  if (typeof given === 'string') return given;
  const scalar = typeof given === 'number' || (typeof given === 'boolean' && kind !== 'text');
  return scalar ? String(given) : NO_VALUE;
}

/** What a field says to an object or an array, and a text to a boolean. */
const NO_VALUE_OF = {
  text: 'notAText',
  number: 'notANumber',
  choice: 'notAChoice',
  toggle: 'notAChoice',
  pick: 'notAChoice',
  picks: 'notAChoice',
} satisfies Record<AskedField['kind'], FieldFault>;

function check(field: AskedField, given: string | undefined, device: ManagedDevice, picks: Picks): Checked {
  switch (field.kind) {
    case 'text':
      return checkText(field, (given ?? '').trim(), device);
    case 'number':
      return checkNumber(field, given?.trim());
    case 'choice':
      return checkChoice(field, given);
    case 'toggle':
      return checkToggle(field, given);
    case 'pick':
      return checkPick(field, given, picks[field.id] ?? []);
    case 'picks':
      return checkPicks(field, given, picks[field.id] ?? []);
  }
}

/** Control characters, half characters, and characters that change how the text around them is shown. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u200b\u200e\u200f\u202a-\u202e\u2028\u2029\u2060-\u2069\ufeff]/u;

function checkText(
  { required, maxLength, multiline, fault }: TextField,
  given: string,
  device: ManagedDevice,
): Checked {
  if (given === '') return required ? { why: 'required' } : { value: undefined };
  if (given.length > maxLength) return { why: 'tooLong', limit: maxLength };
  const line = multiline ? given.replace(/\r?\n/g, ' ') : given;
  if (UNPRINTABLE.test(line)) return { why: 'unprintable' };
  const why = fault?.(given, device);
  return why ? { why } : { value: given };
}

function checkNumber(field: NumberField, given: string | undefined): Checked {
  if (given === undefined) return { value: field.default };
  if (given === '') return field.required ? { why: 'required' } : { value: undefined };
  if (!/^-?[0-9]{1,9}$/.test(given)) return { why: 'notANumber' };
  const value = Number(given);
  if (value < field.min) return { why: 'tooSmall', limit: field.min };
  return value > field.max ? { why: 'tooLarge', limit: field.max } : { value };
}

function checkChoice(field: ChoiceField, given: string | undefined): Checked {
  if (given === undefined) return { value: field.default };
  if (given === '') return field.required ? { why: 'required' } : { value: undefined };
  return field.choices.includes(given) ? { value: given } : { why: 'notAChoice' };
}

function checkToggle(field: ToggleField, given: string | undefined): Checked {
  if (given === undefined || given === '') return { value: field.default };
  const value = given.toLowerCase();
  return value === 'true' || value === 'false' ? { value: value === 'true' } : { why: 'notAChoice' };
}

function checkPick(field: PickField, given: string | undefined, all: Picks[string]): Checked {
  if (given === undefined || given === '') return field.required ? { why: 'required' } : { value: undefined };
  return all.some(({ id }) => id === given) ? { value: given } : { why: 'notAChoice' };
}

/** Only what the field offers can be picked: one that isn't among it makes all of them void. */
function checkPicks(field: PicksField, given: string | undefined, all: Picks[string] = []): Checked {
  const wanted = keysIn(given?.replaceAll(' ', ''));
  if (wanted.length === 0) return field.required ? { why: 'required' } : { value: undefined };
  const picked = all.filter(({ id }) => wanted.includes(id));
  return picked.length === wanted.length
    ? { value: picked.map(({ id }) => id).join(',') }
    : { why: 'notAChoice' };
}

/** Whatever wasn't picked. Nothing that was typed counts here. */
function restOf({ id, of }: RestField, values: FormValues, picks: Picks): string {
  const picked = keysIn(values[of]);
  return (picks[id] ?? []).flatMap((one) => (picked.includes(one.id) ? [] : [one.id])).join(',');
}

export { fieldsFor } from './field.ts';
export type { FormFault } from './field.ts';
