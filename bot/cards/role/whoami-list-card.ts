import type { Operator } from '../../helpdesk/access/authorize.ts';
import type { RoleAssignment } from '../../helpdesk/contracts/model.ts';
import type { Verb } from '../../helpdesk/contracts/verbs.ts';
import type { Asked } from '../../helpdesk/policy/asked-of.ts';
import type { CardAnswer } from '../shared/answer.ts';
import { answer } from '../shared/answer.ts';
import { buttons } from '../shared/button.ts';
import type { Context } from '../shared/context.ts';
import { pageButtons, pageOf, rangeOf } from '../shared/pages.ts';
import { personTitle } from '../shared/person-words.ts';
import { assignmentName, roleLine } from './assignment-row.ts';
import { askedRows } from './asked-rows.ts';
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
  return listCard(context, {
    title: context.words.role.all[list],
    name: assignmentName(context, assignment.displayName),
    line: roleLine(context, assignment),
    all: listEntries(context, list, assignment, names).map((text) => ({ text })),
    page,
    press: { verb: 'whoami.list', data: { assignment: assignment.id, list } },
  });
}

/** One page of everything that is asked of an operator. */
export function whoamiAskedCard(
  context: Context,
  { speaker }: Pick<Operator, 'speaker'>,
  asked: readonly Asked[],
  page: number,
): CardAnswer {
  return listCard(context, {
    title: context.words.role.asked.heading,
    name: personTitle(speaker),
    line: speaker.userPrincipalName,
    all: askedRows(context, asked),
    page,
    press: { verb: 'whoami.asked', data: {} },
  });
}

interface List {
  title: string;
  name: string;
  line: string;
  all: readonly { text: string }[];
  page: number;
  press: { verb: Verb; data: Record<string, string> };
}

function listCard(context: Context, { title, name, line, all, page, press }: List): CardAnswer {
  const { words } = context;
  const shown = pageOf(all, page, PAGE);
  const count = words.number(all.length);
  const heading = words.role.listHeading(title, count);
  return answer(context, 'whoami-list', heading, {
    heading,
    name,
    line,
    rows: shown.items,
    range: [rangeOf(context, shown, count)],
    buttons: buttons([
      ...pageButtons(context, shown, press.verb, press.data),
      { title: words.role.back, verb: 'whoami.show', data: {} },
    ]),
  });
}
