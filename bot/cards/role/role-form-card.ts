import type { Bound } from '../../helpdesk/admin/enter.ts';
import type { Field, RoleFieldFault } from '../../helpdesk/admin/draft.ts';
import { MOST_GROUPS, groupIdsIn } from '../../helpdesk/admin/draft.ts';
import type { View } from '../../helpdesk/contracts/conversation.ts';
import { isGuid, oneSpelling } from '../../helpdesk/contracts/guid.ts';
import type { RoleDefinition } from '../../helpdesk/contracts/model.ts';
import type { RoleForm } from '../../helpdesk/contracts/role-change.ts';
import type { CardAnswer } from '../shared/answer.ts';
import { answer } from '../shared/answer.ts';
import { buttons } from '../shared/button.ts';
import type { Context } from '../shared/context.ts';
import type { Note } from '../shared/note.ts';
import { note } from '../shared/note.ts';
import { choiceTitle, shortened, typedLines } from '../shared/text.ts';
import { entryOf, nonEmpty } from '../shared/values.ts';
import { roleLine } from './assignment-row.ts';

interface RoleFormView {
  /** The roles that can be assigned, in order. */
  roles: readonly RoleDefinition[];
  /** The values typed so far. */
  form: RoleForm;
  faults: readonly RoleFieldFault[];
  /** The scope that the admin may assign at most. undefined: any. */
  bound?: Bound | undefined;
  /** The chosen groups, for their titles. */
  groups: readonly { id: string; displayName: string }[];
}

const ROLES_OFFERED = 60;
/** More than Intune allows, so that people can shorten a text that is too long instead of typing it again. */
const TYPED_KEPT = 2_000;
/** Bytes for the titles of all choices. If there are many, each title is shortened to keep the card under Teams' limit. */
const ROOM = 36_000;
const PER_CHOICE = 65;
const BYTES_PER_CHARACTER = 3;

/** The form for an assignment, with the typed values and the faults of each field. */
export function roleFormCard(context: Context, view: RoleFormView): CardAnswer {
  const { roles, form, faults, groups, bound } = view;
  const { words } = context;
  const said = words.roleForm;
  const offered = rolesOffered(roles, form.role);
  const members = groupIdsIn(form.members).filter(isGuid).slice(0, MOST_GROUPS);
  const scope = groupIdsIn(form.scope).filter(isGuid).slice(0, MOST_GROUPS);
  const longest = longestTitle(offered.length + members.length + scope.length);
  const names = new Map(groups.map(({ id, displayName }) => [oneSpelling(id), displayName]));
  const choices = (ids: readonly string[]) =>
    ids.map((id) => ({
      title: choiceTitle(nonEmpty(names.get(id)) ?? said.groupById(id), longest),
      value: id,
    }));
  const chosen = offered.find(({ roleId }) => roleId === form.role) ?? offered[0];
  const cut = roles.length > offered.length;
  return answer(context, 'role-form', words.summary.roleForm, {
    heading: said.heading,
    about: said.about,
    notes: faults.length > 0 ? [note('bad', said.marked)] : [],
    faults: fieldFaults(context, faults),
    role: {
      ...said.role,
      value: chosen?.roleId ?? '',
      choices: offered.map((role) => ({
        title: choiceTitle(roleLine(context, role), longest),
        value: role.roleId,
      })),
      more: cut ? [{ text: said.firstRoles(words.number(offered.length), words.number(roles.length)) }] : [],
    },
    name: { ...said.name, value: form.name },
    description: { ...said.description, lines: typedLines(form.description, TYPED_KEPT) },
    members: { ...said.members, ids: members, choices: choices(members) },
    scope: { ...said.scope, ids: scope, choices: choices(scope) },
    allUsers: everyone(context, 'allUsers', form, bound),
    allDevices: everyone(context, 'allDevices', form, bound),
    review: said.review,
    cancel: buttons([{ title: said.cancel, verb: 'role.dismiss', data: {} }]),
  });
}

/** Turns all users or all devices on. If that is beyond the admin's own scope, its title says so. */
function everyone(
  { words }: Context,
  which: 'allUsers' | 'allDevices',
  form: RoleForm,
  bound: Bound | undefined,
): View {
  const said = words.roleForm[which];
  const title = bound && !bound[which] ? words.roleForm.notTaken.beyondYours(said.title) : said.title;
  return { ...said, title, value: String(form[which]) };
}

/** The first roles. The picked role is always among them. */
function rolesOffered(roles: readonly RoleDefinition[], picked: string): RoleDefinition[] {
  const first = roles.slice(0, ROLES_OFFERED);
  const own = roles.find(({ roleId }) => roleId === picked);
  return own && !first.includes(own) ? [...first.slice(0, -1), own] : first;
}

function longestTitle(count: number): number {
  const room = Math.floor((ROOM / Math.max(1, count) - PER_CHOICE) / BYTES_PER_CHARACTER);
  return Math.min(256, Math.max(20, room));
}

const NAMED = 3;

/** The faults by field. */
function fieldFaults(context: Context, faults: readonly RoleFieldFault[]): Record<Field, Note[]> & View {
  const of = (field: Field) =>
    faults.filter((fault) => fault.field === field).map((fault) => note('bad', faultWords(context, fault)));
  return {
    role: of('role'),
    name: of('name'),
    description: of('description'),
    members: of('members'),
    scope: of('scope'),
  };
}

function faultWords(context: Context, fault: RoleFieldFault): string {
  const said = context.words.roleForm.faults;
  switch (fault.field) {
    case 'role':
      return said.role[fault.why];
    case 'name':
      return said.name[fault.why];
    case 'description':
      return said.description[fault.why];
    case 'members':
    case 'scope':
      return groupFaultWords(context, fault);
  }
}

function groupFaultWords(context: Context, fault: RoleFieldFault & { field: 'members' | 'scope' }): string {
  const said = context.words.roleForm.faults;
  switch (fault.why) {
    case 'empty':
      return said.empty[fault.field];
    case 'tooMany':
      return said.tooMany;
    case 'groupsAndAll':
      return said.groupsAndAll;
    case 'unknown':
    case 'notSecurity':
    case 'beyondYours':
      return said[fault.why](groupNamesOf(context, fault.groups));
  }
}

/** Few and short names, so that the advice after them is never cut off. */
function groupNamesOf({ words }: Context, groups: readonly string[]): string {
  const { everyone } = words.roleForm;
  const shown = groups.slice(0, NAMED).map((name) => entryOf(everyone, name) ?? shortened(name, 60));
  const hidden = groups.length - shown.length;
  return [...shown, ...(hidden > 0 ? [words.role.groupsMore(hidden, words.number(hidden))] : [])].join(', ');
}
