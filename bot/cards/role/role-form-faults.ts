import type { View } from '../../helpdesk/contracts/conversation.ts';
import type { Field, RoleFieldFault } from '../../helpdesk/admin/draft.ts';
import type { Context } from '../shared/context.ts';
import type { Note } from '../shared/note.ts';
import { note } from '../shared/note.ts';
import { shortened } from './role-facts.ts';

const NAMED = 3;

/** What is wrong, by the field that it stands under. */
export function fieldFaults(
  context: Context,
  faults: readonly RoleFieldFault[],
): Record<Field, Note[]> & View {
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
    case 'unknown':
    case 'notSecurity':
    case 'beyondYours':
      return said[fault.why](named(context, fault.groups));
  }
}

/** Short enough that the advice after the names is never cut off. */
function named({ words }: Context, groups: readonly string[]): string {
  const { everyone } = words.roleForm;
  const shown = groups
    .slice(0, NAMED)
    .map((name) => (Object.hasOwn(everyone, name) ? everyone[name] : undefined) ?? shortened(name, 60));
  const hidden = groups.length - shown.length;
  return [...shown, ...(hidden > 0 ? [words.role.groupsMore(hidden, words.number(hidden))] : [])].join(', ');
}
