import type { Operator } from '../../helpdesk/access/authorize.ts';
import type { View } from '../../helpdesk/contracts/conversation.ts';
import type { RoleAssignment } from '../../helpdesk/contracts/model.ts';
import type { StopKind } from '../../helpdesk/contracts/policy/records.ts';
import type { Asked } from '../../helpdesk/policy/asked-of.ts';
import type { CardAnswer } from '../shared/answer.ts';
import { answer } from '../shared/answer.ts';
import type { ButtonInit } from '../shared/button.ts';
import { buttonRows, buttons } from '../shared/button.ts';
import type { Context } from '../shared/context.ts';
import type { Note } from '../shared/note.ts';
import { note } from '../shared/note.ts';
import { pageButtons, pageOf, rangeOf } from '../shared/pages.ts';
import { initials, personTitle } from '../shared/person-words.ts';
import { shortened } from '../shared/text.ts';
import { ASKED_SHOWN, askedPart, askedRows } from './asked-rows.ts';
import { listButtons, listEntries, type RightNames, SHOWN } from './assignment-lists.ts';
import {
  capped,
  type ListFact,
  listFact,
  otherPermissions,
  remoteTasks,
  taskTitle,
  scopeEntries,
} from './role-facts.ts';

/** Keeps the card under Teams' limit even with the longest names that Entra allows. */
const ASSIGNMENTS_SHOWN = 5;

interface Standing {
  /** Without a page it is an overview, whose buttons open what it cuts; with one it is a page of all assignments. */
  page?: number | undefined;
  /** Permissions by roles that Intune doesn't show. */
  hidden?: readonly string[];
  /** What is asked of the operator. */
  asked?: readonly Asked[];
  /** Why none of their actions that can't be undone is sent now. */
  stopped?: StopKind | undefined;
}

/**
 * An operator's roles, permissions and scope, the assignment that each comes from, and what is asked of them. Names of deleted groups are
 * missing in `names`.
 */
export function whoamiCard(
  context: Context,
  operator: Operator,
  names: RightNames,
  { page, hidden = [], asked = [], stopped }: Standing = {},
): CardAnswer {
  const { words } = context;
  const { speaker, assignments } = operator;
  const shown = pageOf(assignments, page ?? 0, ASSIGNMENTS_SHOWN);
  return answer(context, 'whoami', words.summary.whoami, {
    heading: words.role.heading,
    initials: initials(personTitle(speaker)),
    name: personTitle(speaker),
    line: speaker.userPrincipalName,
    notes: [
      ...standing(context, operator),
      ...hiddenRights(context, hidden),
      ...(stopped ? [note('warning', words.role.asked.stopped(words.policy.stops[stopped]))] : []),
    ],
    assignments:
      assignments.length === 0 ? [] : [{ heading: words.role.assignments(words.number(assignments.length)) }],
    roles: shown.items.map((assignment) => roleView(context, assignment, names)),
    more: left(context, assignments.length, shown, page !== undefined),
    asked: page === undefined ? askedPart(context, asked) : [],
    buttons: buttons(
      page === undefined
        ? [...openAll(context, shown), ...openAsked(context, asked)]
        : pageButtons(context, shown, 'whoami.show'),
    ),
  });
}

type Shown = ReturnType<typeof pageOf<RoleAssignment>>;

/** What isn't shown: how many more there are, or which of them these are. */
function left(context: Context, all: number, shown: Shown, isPage: boolean): { text: string }[] {
  const { words } = context;
  const hidden = all - shown.items.length;
  if (hidden === 0) return [];
  if (isPage) return [rangeOf(context, shown, words.number(all))];
  return [{ text: words.role.moreAssignments(hidden, words.number(hidden)) }];
}

function openAll({ words }: Context, { last }: Shown): ButtonInit[] {
  return last > 0 ? [{ title: words.role.allAssignments, verb: 'whoami.show', data: { page: '0' } }] : [];
}

function openAsked(context: Context, asked: readonly Asked[]): ButtonInit[] {
  if (askedRows(context, asked).length <= ASKED_SHOWN) return [];
  return [{ title: context.words.role.asked.all, verb: 'whoami.asked', data: { page: '0' } }];
}

function standing({ words }: Context, { adminRoles, assignments }: Operator): Note[] {
  if (adminRoles.length > 0) return [note('good', words.role.adminRoles(adminRoles.join(', ')))];
  return assignments.length === 0 ? [note('bad', words.role.none)] : [];
}

/** Permissions by roles that Intune doesn't show to whoever holds them. */
function hiddenRights(context: Context, hidden: readonly string[]): Note[] {
  if (hidden.length === 0) return [];
  const { words } = context;
  const names = hidden.map((name) => taskTitle(context, name));
  const shown = names.slice(0, SHOWN.tasks);
  const more = names.length - shown.length;
  return [
    note(
      'warning',
      words.role.hidden([...shown, ...(more > 0 ? [words.role.actionsMore(words.number(more))] : [])]),
    ),
  ];
}

function roleView(context: Context, assignment: RoleAssignment, names: RightNames): View {
  const { role } = context.words;
  const { labels } = role;
  const held = assignment.memberGroups.flatMap((id) => names.groups.get(id) ?? []);
  const { permissions } = assignment;
  return {
    role: shortened(assignment.roleName),
    kind: ` · ${assignment.roleIsBuiltIn ? role.builtIn : role.custom}`,
    facts: [
      ...listFact(labels.why, [shortened(assignment.displayName)]),
      ...listFact(labels.heldBy, capped(context, held, SHOWN.members)),
      ...listFact(labels.scope, scopeEntries(context, assignment, names.groups, SHOWN.scopeGroups)),
      ...tagsFact(context, assignment, names),
      ...listFact(labels.actions, remoteTasks(context, permissions, SHOWN.tasks)),
      ...listFact(labels.permissions, [otherPermissions(context, permissions)]),
    ],
    buttonRow: buttonRows(listButtons(context, assignment, names)),
  };
}

/** Left out for an assignment without tags, which is limited by none. */
function tagsFact(context: Context, assignment: RoleAssignment, names: RightNames): ListFact[] {
  const { role } = context.words;
  if (assignment.scopeTags === undefined) return listFact(role.labels.tags, [role.tagsUnread]);
  const tags = listEntries(context, 'scopeTags', assignment, names);
  return listFact(role.labels.tags, capped(context, tags, SHOWN.scopeTags, role.tagsMore));
}
