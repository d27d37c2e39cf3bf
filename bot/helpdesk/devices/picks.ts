import type { Operator, Target } from '../access/authorize.ts';
import { authorize } from '../access/authorize.ts';
import type { RemoteAction } from '../actions/catalogue.ts';
import type { Picks } from '../actions/form.ts';
import type { GraphApi } from '../contracts/graph.ts';
import type { FormValues } from '../contracts/form-values.ts';
import type { Pickable } from '../contracts/model.ts';

/** What the tenant has for the fields of an action that pick from it. */
export type Listed = Readonly<Record<string, readonly Pickable[]>>;

/** @throws Problem if a list can't be read whole: what isn't read can't be picked */
export async function listsFor({ devices }: GraphApi, { form = [] }: RemoteAction): Promise<Listed> {
  const fields = form.filter((field) => field.kind === 'pick');
  const lists = await Promise.all(fields.map(({ from }) => devices[from]()));
  return Object.fromEntries(fields.map(({ id }, index) => [id, lists[index] ?? []]));
}

/** Those that the operator may use on this device: an assignment with scope tags covers only what bears one of them. */
export function pickable(
  lists: Listed,
  operator: Operator,
  { permission }: Pick<RemoteAction, 'permission'>,
  target: Target,
): Picks {
  const mayUse = ({ scopeTags }: Pickable) =>
    target.kind === 'device' && authorize(operator, permission, { ...target, scopeTags }).allowed;
  return Object.fromEntries(Object.entries(lists).map(([field, all]) => [field, all.filter(mayUse)]));
}

/** Whether everything that was picked can still be picked. */
export function stillThere(picks: Picks, values: FormValues): boolean {
  return Object.entries(picks).every(
    ([field, all]) => values[field] === undefined || all.some(({ id }) => id === values[field]),
  );
}

/** The names of what was picked, by field. */
export function namesOf(picks: Picks, values: FormValues): Record<string, string> {
  const named = Object.entries(picks).flatMap(([field, all]) =>
    all.filter(({ id }) => id === values[field]).map(({ name }) => [field, name] as const),
  );
  return Object.fromEntries(named);
}
