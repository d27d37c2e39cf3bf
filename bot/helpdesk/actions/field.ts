import type { ManagedDevice } from '../contracts/model.ts';
import type { Platform } from './platform.ts';
import { platformOf } from './platform.ts';

interface Field {
  id: string;
  required: boolean;
  /** The platforms on which it is asked for; all of the action's where left out. */
  on?: readonly Platform[];
}

export interface TextField extends Field {
  kind: 'text';
  maxLength: number;
  /** Where a platform takes less. */
  maxLengthOn?: Partial<Record<Platform, number>>;
  multiline?: boolean;
  /** What it opens must not be kept longer than it takes to send it. */
  secret?: boolean;
  /** What else is wrong with a text of a fitting length. */
  fault?: (text: string, device: ManagedDevice) => FieldFault | undefined;
}

export interface NumberField extends Field {
  kind: 'number';
  min: number;
  max: number;
  default: number;
}

export interface ChoiceField extends Field {
  kind: 'choice';
  choices: readonly string[];
  default: string;
}

export interface ToggleField extends Field {
  kind: 'toggle';
  default: boolean;
}

export type FormField = TextField | NumberField | ChoiceField | ToggleField;

/** Why a field can't be taken as it is; the words for each are in the locales. */
export type FieldFault =
  | 'required'
  | 'tooLong'
  | 'notANumber'
  | 'tooSmall'
  | 'tooLarge'
  | 'notAChoice'
  | 'unprintable'
  | 'notSixDigits'
  | 'notAPhoneNumber'
  | 'notAUserName'
  | 'notAWindowsName'
  | 'onlyDigits'
  | 'hyphenAtEnd'
  | 'sameName';

/** The fields of an action's form that are asked for on this device, with its platform's limits. */
export function fieldsFor(form: readonly FormField[] | undefined, device: ManagedDevice): FormField[] {
  const platform = platformOf(device);
  return (form ?? [])
    .filter(({ on }) => !on || on.includes(platform))
    .map((field) =>
      field.kind === 'text'
        ? { ...field, maxLength: field.maxLengthOn?.[platform] ?? field.maxLength }
        : field,
    );
}
