import type { RemoteAction } from '../../helpdesk/actions/catalogue.ts';
import type { FormField } from '../../helpdesk/actions/field.ts';
import { fieldsFor } from '../../helpdesk/actions/field.ts';
import type { DeviceDetails } from '../../helpdesk/contracts/model.ts';
import type { FormValues } from '../../helpdesk/contracts/form-values.ts';
import type { FieldWords } from '../../locales/en/action.ts';
import { actionWords } from './action-words.ts';
import type { Context } from '../shared/context.ts';
import type { Fact } from '../shared/fact.ts';
import { fact } from '../shared/fact.ts';
import { yesOrNo } from '../shared/values.ts';

/** A field's words; one without any is called by its id. */
export function fieldWords(context: Context, action: string, field: string): FieldWords {
  const fields = actionWords(context, action).fields ?? {};
  const own = Object.hasOwn(fields, field) ? fields[field] : undefined;
  return own ?? { label: field, hint: '' };
}

/** What was filled into an action's form, in words. What opens something isn't repeated. */
export function filledFacts(
  context: Context,
  action: RemoteAction,
  device: DeviceDetails,
  values: FormValues,
): Fact[] {
  return fieldsFor(action.form, device).flatMap((field) => {
    const value = Object.hasOwn(values, field.id) ? values[field.id] : undefined;
    if (value === undefined) return [];
    const said = fieldWords(context, action.id, field.id);
    return fact(said.label, valueWords(context, field, said, value));
  });
}

function valueWords(
  context: Context,
  field: FormField,
  said: FieldWords,
  value: string | number | boolean,
): string | undefined {
  if (field.kind === 'text' && field.secret) return context.words.card.remote.hidden;
  if (typeof value === 'boolean') return yesOrNo(context, value);
  if (typeof value === 'number') return context.words.number(value);
  return field.kind === 'choice' ? choiceWords(said, value) : value;
}

export function choiceWords({ choices = {} }: FieldWords, value: string): string {
  return (Object.hasOwn(choices, value) ? choices[value] : undefined) ?? value;
}
