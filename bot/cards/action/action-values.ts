import type { ActionId, RemoteAction } from '../../helpdesk/actions/catalogue.ts';
import type { FormField } from '../../helpdesk/actions/field.ts';
import { fieldsFor } from '../../helpdesk/actions/field.ts';
import type { DeviceDetails } from '../../helpdesk/contracts/model.ts';
import type { FormValues } from '../../helpdesk/contracts/form-values.ts';
import type { ActionWords, FieldWords } from '../../locales/action-words.ts';
import type { Context } from '../shared/context.ts';
import type { Fact } from '../shared/fact.ts';
import { fact } from '../shared/fact.ts';
import { entryOf, yesOrNo } from '../shared/values.ts';

/** A field's words. The type of the words makes sure that each field of the catalogue has some. */
export function fieldWords({ words }: Context, action: ActionId, field: string): FieldWords {
  const { fields = {} }: ActionWords = words.actions.known[action];
  return entryOf(fields, field) ?? { label: field, hint: '' };
}

/** The values of an action's form, in words. PINs and passwords are not shown again. */
export function filledFacts(
  context: Context,
  action: RemoteAction,
  device: DeviceDetails,
  values: FormValues,
): Fact[] {
  return fieldsFor(action.form, device).flatMap((field) => {
    const value = entryOf(values, field.id);
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
  return entryOf(choices, value) ?? value;
}
