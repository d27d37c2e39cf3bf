import type { FieldFault } from '../../helpdesk/actions/field.ts';
import type { Platform } from '../../helpdesk/actions/platform.ts';

/** What an action does on one platform: what happens, what the person notices, what isn't touched. */
export interface Effects {
  happens: string;
  notice: string;
  untouched: string;
}

export interface FieldWords {
  label: string;
  /** What belongs into it, beside the field. */
  hint: string;
  /** What this field says of a fault, where that is more than `actions.faults` does. */
  faults?: Partial<Record<FieldFault, string>>;
  /** A choice's values in words. */
  choices?: Record<string, string>;
}

export interface ActionWords {
  question: string;
  confirm: string;
  /** The last step of a receipt, once it is done and while it isn't. */
  done: string;
  effects(platform: Platform): Effects;
  /** By the field's id, where the action has a form. */
  fields?: Record<string, FieldWords>;
}
