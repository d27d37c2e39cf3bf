import type { ActionId, FieldId } from '../helpdesk/actions/catalogue.ts';
import { actionNamed, catalogue } from '../helpdesk/actions/catalogue.ts';
import type { FieldFault } from '../helpdesk/actions/field.ts';
import type { FormValues } from '../helpdesk/contracts/form-values.ts';
import type { Platform } from '../helpdesk/actions/platform.ts';
import { platformOf } from '../helpdesk/actions/platform.ts';
import type { ManagedDevice } from '../helpdesk/contracts/model.ts';
import type { Hindrance } from '../helpdesk/actions/where.ts';

/** What an action does on one platform, with the options that were chosen. */
export interface Effects {
  happens: string;
  /** What the person notices. */
  notice: string;
  untouched: string;
}

export interface FieldWords {
  label: string;
  /** What to enter, shown beside the field. */
  hint: string;
  /** This field's own words for a fault. Without them, those of every form apply. */
  faults?: Partial<Record<FieldFault, string>>;
  /** The words for each value of a choice. */
  choices?: Record<string, string>;
  /** Of something that is picked on a device: its name together with its kind, which is Graph's word. */
  named?: (kind: string, name: string) => string;
  /** That there is nothing to pick. */
  none?: string;
  /** What isn't among the choices, by the part that is missing. */
  missing?: Readonly<Record<string, string>>;
  /** Of an option: what follows from turning it on or leaving it off. Completes “Yes: …” and “No: …”. */
  chosen?: { yes: string; no: string };
}

/** What an action is called. */
interface ActionName {
  /** The button's title, as the Intune admin center calls the action. */
  title: string;
  question: string;
  /** The title of the button that confirms it. */
  confirm: string;
  /** The last step of a receipt, both before and after it is done. */
  done: string;
}

/** All words of an action in one language. */
export interface ActionWords extends ActionName {
  /** Where the portal calls it otherwise. */
  on?: Partial<Record<Platform, Partial<ActionName>>>;
  /** The permission that allows it, as Intune's role editor calls it. */
  permission: string;
  /** `chosen`: the checked values of the form. Nothing is told of an option that isn't among them. */
  effects(platform: Platform, chosen: FormValues): Effects;
  /** By the field's id. */
  fields?: Readonly<Record<string, FieldWords>>;
  /** Why a device can't take it, and what works instead. */
  refusals: Readonly<Record<Hindrance, string>>;
}

/** The words that one action of the catalogue needs: for each field of its form, and no others. */
export type WordsOf<Id extends ActionId> = ActionWords &
  ([FieldId<Id>] extends [never]
    ? { fields?: undefined }
    : { fields: Readonly<Record<FieldId<Id>, FieldWords>> });

/** The words of the whole catalogue. The compiler names the actions that are missing. */
export type WordsOfActions = { readonly [Id in ActionId]: WordsOf<Id> };

/** A device, as far as the name of an action depends on it. */
export type NamedFor = Pick<ManagedDevice, 'operatingSystem'>;

/** What an action is called on these devices. If they call it differently, or there is none, its own name. */
export function actionNameOn({ on = {}, ...own }: ActionWords, devices: readonly NamedFor[]): ActionName {
  const [platform, other] = new Set(devices.map(platformOf));
  return platform === undefined || other !== undefined ? own : { ...own, ...on[platform] };
}

/**
 * An action's title by its id, or by a name that comes from outside: the store, the audit or a device's results. It is the one of the
 * devices' platform; an empty list stands for the action itself, on no device.
 */
export function actionTitles(known: WordsOfActions, others: ReadonlyMap<string, string>) {
  return (name: string, devices: readonly NamedFor[]): string => {
    const action = actionNamed(name);
    return action ? actionNameOn(known[action.id], devices).title : (others.get(name) ?? name);
  };
}

/** The names of all permissions for remote tasks: first those of the catalogue in its order, then the others. */
export function permissionNames(
  known: WordsOfActions,
  others: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  return new Map([
    ...catalogue.map(({ id, permission }) => [permission, known[id].permission] as const),
    ...others,
  ]);
}
