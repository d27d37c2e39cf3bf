import type { ManagedDevice } from '../contracts/model.ts';
import type { Platform } from './platform.ts';
import { platformOf } from './platform.ts';

interface Field<Id extends string> {
  id: Id;
  required: boolean;
  /** The platforms on which it is asked for. Without it, all platforms of the action. */
  on?: readonly Platform[];
}

export interface TextField<Id extends string = string> extends Field<Id> {
  kind: 'text';
  maxLength: number;
  multiline?: boolean;
  /** A PIN or password: never stored longer than sending it takes, never shown again. */
  secret?: boolean;
  /** What else is wrong with a text that isn't too long. */
  fault?: (text: string, device: ManagedDevice) => FieldFault | undefined;
}

export interface NumberField<Id extends string = string> extends Field<Id> {
  kind: 'number';
  min: number;
  max: number;
  default: number;
}

export interface ChoiceField<Id extends string = string> extends Field<Id> {
  kind: 'choice';
  choices: readonly string[];
  default: string;
}

export interface ToggleField<Id extends string = string> extends Field<Id> {
  kind: 'toggle';
  default: boolean;
}

/** One of the things that the tenant has. Which there are is read when the form is shown, and again at the press. */
export interface PickField<Id extends string = string> extends Field<Id> {
  kind: 'pick';
  from: 'remediations';
}

export type FormField<Id extends string = string> =
  TextField<Id> | NumberField<Id> | ChoiceField<Id> | ToggleField<Id> | PickField<Id>;

/** Why a field's value is refused. The words are in bot/locales. */
export type FieldFault =
  | 'required'
  | 'tooLong'
  | 'notANumber'
  | 'tooSmall'
  | 'tooLarge'
  | 'notAChoice'
  | 'notAText'
  | 'unprintable'
  | 'notSixDigits'
  | 'notAPhoneNumber'
  | 'notAUserName'
  | 'notAWindowsName'
  | 'notADeviceName'
  | 'notAWebAddress'
  | 'onlyDigits'
  | 'hyphenAtEnd'
  | 'sameName';

/** The fields that an action asks for on this device. */
export function fieldsFor(form: readonly FormField[] | undefined, device: ManagedDevice): FormField[] {
  const platform = platformOf(device);
  return (form ?? []).filter(({ on }) => !on || on.includes(platform));
}
