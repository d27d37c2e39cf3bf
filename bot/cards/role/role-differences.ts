import type { Snapshot } from '../../helpdesk/contracts/role-change.ts';
import type { Context } from '../shared/context.ts';
import { shortened } from '../shared/text.ts';
import { nonEmpty, yesOrNo } from '../shared/values.ts';
import type { GroupNames, ListFact } from './role-facts.ts';
import { capped, groupTitles } from './role-facts.ts';

const GROUPS_SHOWN = 5;

/** The differences between what was shown and the current state: before → now. */
export function roleDifferences(
  context: Context,
  before: Snapshot,
  now: Snapshot,
  parts: readonly (keyof Snapshot)[],
  names: GroupNames,
): ListFact[] {
  // a reader knows the role by its name
  const shown = parts.filter((part) => part !== 'roleId');
  return shown.map((part) => ({
    label: context.words.roleChange.parts[part],
    values: [
      ...listed(side(context, before, now, part, names)),
      { text: ' → ' },
      ...listed(side(context, now, before, part, names)),
    ],
  }));
}

function listed(entries: readonly string[]): { text: string }[] {
  return entries.map((text, index) => ({ text: index < entries.length - 1 ? `${text}, ` : text }));
}

function side(
  context: Context,
  one: Snapshot,
  other: Snapshot,
  part: Exclude<keyof Snapshot, 'roleId'>,
  names: GroupNames,
): string[] {
  const { nothing } = context.words.roleChange;
  switch (part) {
    case 'memberGroups':
    case 'scopeGroups': {
      const titles = groupTitles(context, differingFirst(one[part], other[part]), names);
      return titles.length > 0 ? capped(context, titles, GROUPS_SHOWN) : [nothing];
    }
    case 'allUsers':
    case 'allDevices':
      return [yesOrNo(context, one[part]) ?? nothing];
    case 'displayName':
    case 'description':
    case 'roleName':
      return [shortened(nonEmpty(one[part]) ?? nothing, 400)];
  }
}

/** Otherwise the difference could be in the part of a list that is cut off. */
function differingFirst(ids: readonly string[], others: readonly string[]): string[] {
  const known = new Set(others);
  return [...ids.filter((id) => !known.has(id)), ...ids.filter((id) => known.has(id))];
}
