import type { RoleAssignment } from '../../helpdesk/contracts/model.ts';
import type { CardAnswer } from '../shared/answer.ts';
import { answer } from '../shared/answer.ts';
import { buttons } from '../shared/button.ts';
import type { Context } from '../shared/context.ts';
import { pageButtons, pageOf } from '../shared/pages.ts';
import { assignmentName, roleLine } from './assignment-row.ts';
import { listEntries, type RightNames } from './assignment-lists.ts';

const PAGE = 25;

interface ListView {
  assignment: RoleAssignment;
  list: Parameters<typeof listEntries>[1];
  names: RightNames;
  page: number;
}

/** One page of a list of an operator's own assignment. */
export function whoamiListCard(context: Context, { assignment, list, names, page }: ListView): CardAnswer {
  const { words } = context;
  const all = listEntries(context, list, assignment, names);
  const shown = pageOf(all, page, PAGE);
  const end = shown.from + shown.items.length;
  const count = words.number(all.length);
  const heading = words.role.listHeading(words.role.all[list], count);
  const data = { assignment: assignment.id, list };
  return answer(context, 'whoami-list', heading, {
    heading,
    name: assignmentName(context, assignment.displayName),
    line: roleLine(context, assignment),
    rows: shown.items.map((text) => ({ text })),
    range: [{ text: words.card.range(words.number(shown.from + 1), words.number(end), count) }],
    buttons: buttons([
      ...pageButtons(context, shown, 'whoami.list', data),
      { title: words.role.back, verb: 'whoami.show', data: {} },
    ]),
  });
}
