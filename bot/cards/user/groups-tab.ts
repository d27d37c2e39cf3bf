import type { Listed } from '../../helpdesk/contracts/graph/found.ts';
import type { Group } from '../../helpdesk/contracts/model.ts';
import type { Part } from '../../helpdesk/contracts/problem.ts';
import type { Context } from '../shared/context.ts';
import { note } from '../shared/note.ts';
import { groupRow } from './group-row.ts';
import type { TabView } from '../tabs/tab-card.ts';

/** A person's groups with their ids: direct or not, assigned or dynamic. */
export function groupsTab(context: Context, groups: Part<Listed<Group>>): TabView {
  if (!groups.ok) return { rows: [], notes: [], unread: groups.problem };
  const { items, unread } = groups.value;
  return {
    rows: items.map((group) => {
      const { name, line } = groupRow(context, group);
      return { title: name, state: note('info', line), lines: [group.id], wrong: false };
    }),
    notes: [],
    ...(unread && { unread }),
  };
}
