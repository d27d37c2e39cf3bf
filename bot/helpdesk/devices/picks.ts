import type { Operator, Target } from '../access/authorize.ts';
import { authorize } from '../access/authorize.ts';
import { isOpen } from '../access/tab-rights.ts';
import { keysIn } from '../actions/assignment-keys.ts';
import type { RemoteAction } from '../actions/catalogue.ts';
import type { ChoiceFault, ChoicesFrom, FormField } from '../actions/field.ts';
import type { Picks } from '../actions/form.ts';
import type { GraphApi } from '../contracts/graph.ts';
import type { Choices, Pickable } from '../contracts/graph/assigned.ts';
import type { FormValues } from '../contracts/form-values.ts';
import type { AboutDevice, Wanted } from './assigned.ts';
import { assigned } from './assigned.ts';

/** What there is for the fields of an action that pick from the tenant or from the device. */
export type Listed = Readonly<Record<string, Choices>>;

/**
 * @throws Problem if a list can't be read whole: what isn't read can't be picked
 */
export async function listsFor(
  graph: GraphApi,
  { form = [] }: RemoteAction,
  about: AboutDevice | undefined,
  wanted: Wanted,
): Promise<Listed> {
  const sources = new Set(form.flatMap((field) => sourceOf(field, form) ?? []));
  const [remediations, ofDevice] = await Promise.all([
    sources.has('remediations') ? graph.devices.remediations() : [],
    about && (sources.has('removable') || sources.has('removed'))
      ? assigned(graph, about, wanted)
      : undefined,
  ]);
  const lists = { remediations: { all: remediations }, removable: UNKNOWN, removed: UNKNOWN, ...ofDevice };
  return Object.fromEntries(
    form.flatMap((field) => {
      const from = sourceOf(field, form);
      return from === undefined ? [] : [[field.id, lists[from]] as const];
    }),
  );
}

const UNKNOWN: Choices = { all: [], unclear: true };

function sourceOf(field: FormField, form: readonly FormField[]): ChoicesFrom | undefined {
  if (field.kind === 'pick' || field.kind === 'picks') return field.from;
  const other = field.kind === 'rest' ? form.find(({ id }) => id === field.of) : undefined;
  return other && sourceOf(other, form);
}

/**
 * Those that the operator may use on this device: an assignment with scope tags covers only what bears one of them. The rest is there
 * whether they may or not.
 */
export function pickable(
  lists: Listed,
  operator: Operator,
  { permission, form = [] }: Pick<RemoteAction, 'permission' | 'form'>,
  target: Target,
): Picks {
  const mayUse = ({ scopeTags, seenWith }: Pickable) =>
    target.kind === 'device' &&
    authorize(operator, permission, { ...target, scopeTags }).allowed &&
    (seenWith === undefined || isOpen(operator, { kind: 'intune', permission: seenWith }, target));
  return Object.fromEntries(
    form.flatMap((field) => {
      const all = lists[field.id]?.all;
      if (!all) return [];
      if (field.kind === 'rest') return [[field.id, all]];
      const taken = field.kind === 'picks' ? (lists[field.without ?? '']?.all ?? []) : [];
      return [[field.id, all.filter((one) => mayUse(one) && !taken.some(({ id }) => id === one.id))]];
    }),
  );
}

export const isUnclear = (lists: Listed): boolean => Object.values(lists).some(({ unclear }) => unclear);

/**
 * What has become of the choices since they were made.
 * @throws Problem if something that was picked is in no list, and a part of the list could not be read
 */
export function choiceFault(
  { form = [] }: Pick<RemoteAction, 'form'>,
  lists: Listed,
  picks: Picks,
  values: FormValues,
): ChoiceFault | undefined {
  if (isUnclear(lists)) return 'choiceUnclear';
  // what else has changed shows in what is gone, too
  if (form.some((field) => field.kind === 'rest' && !isSameRest(field, picks[field.id] ?? [], values)))
    return 'choiceChanged';
  for (const { id: field, kind } of form) {
    const all = picks[field];
    if (!all || (kind !== 'pick' && kind !== 'picks')) continue;
    const gone = keysIn(values[field]).some((key) => !all.some(({ id }) => id === key));
    const unread = lists[field]?.missing?.find(({ problem }) => problem)?.problem;
    if (gone && unread) throw unread;
    if (gone) return 'choiceGone';
  }
  return undefined;
}

function isSameRest(
  { id, of }: FormField & { kind: 'rest' },
  all: Picks[string],
  values: FormValues,
): boolean {
  const now = new Set(all.map((one) => one.id));
  const then = [...keysIn(values[id]), ...keysIn(values[of])];
  return then.length === now.size && then.every((key) => now.has(key));
}

/** The names of what was picked, by field, in the order of the value. */
export function namesOf(
  { form = [] }: Pick<RemoteAction, 'form'>,
  picks: Picks,
  values: FormValues,
): Record<string, string | string[]> {
  const named = form.flatMap(({ id: field, kind }) => {
    const keys = keysIn(values[field]);
    const all = picks[field];
    if (!all || keys.length === 0) return [];
    const names = keys.map((key) => all.find(({ id }) => id === key)?.name ?? key);
    return [[field, kind === 'pick' ? (names[0] ?? '') : names] as const];
  });
  return Object.fromEntries(named);
}
