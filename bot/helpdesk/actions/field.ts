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

/**
 * What a field picks from. It is read when the form is shown, and again at the press. remediations: the tenant's scripts. removable: the
 * apps and configurations that Intune has put on the device. removed: those that were removed from it by an action.
 */
export type ChoicesFrom = 'remediations' | 'removable' | 'removed';

/** One of the things that the tenant or the device has. */
export interface PickField<Id extends string = string> extends Field<Id> {
  kind: 'pick';
  from: ChoicesFrom;
}

/** Several of them. The value is their ids in the order of the list, with commas between. */
export interface PicksField<Id extends string = string> extends Field<Id> {
  kind: 'picks';
  from: ChoicesFrom;
  /** What this other field can pick can't be picked here. */
  without?: string;
}

/**
 * All that another field could pick and that wasn't picked there, whatever scope tags it bears. Nobody is asked for it: it is told on the confirm
 * card and goes along with the action. If it isn't the same any more at the press, nothing is sent.
 */
export interface RestField<Id extends string = string> extends Field<Id> {
  kind: 'rest';
  /** The other field. */
  of: string;
}

export type FormField<Id extends string = string> =
  | TextField<Id>
  | NumberField<Id>
  | ChoiceField<Id>
  | ToggleField<Id>
  | PickField<Id>
  | PicksField<Id>
  | RestField<Id>;

export interface FormFault {
  /** The field's id. */
  field: string;
  why: FieldFault;
  /** The limit, for tooLong, tooSmall, tooLarge and tooMany. */
  limit?: number;
}

/** Why a field's value is refused. The words are in bot/locales. */
export type FieldFault =
  | 'required'
  | 'tooLong'
  | 'notANumber'
  | 'tooSmall'
  | 'tooLarge'
  | 'notAChoice'
  | 'nothingChosen'
  | 'tooMany'
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

/**
 * Why what was chosen can't be sent any more. gone: it can't be picked. changed: the rest isn't the same. unclear: nobody knows what there
 * is.
 */
export type ChoiceFault = 'choiceGone' | 'choiceChanged' | 'choiceUnclear';

/** The fields that an action asks for on this device. */
export function fieldsFor(form: readonly FormField[] | undefined, device: ManagedDevice): FormField[] {
  const platform = platformOf(device);
  return (form ?? []).filter(({ on }) => !on || on.includes(platform));
}
