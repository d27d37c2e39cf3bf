import { hasAnyRole, type Operator } from '../../helpdesk/access/authorize.ts';
import { hiddenPermissions } from '../../helpdesk/access/hidden-permissions.ts';
import { mayDo } from '../../helpdesk/access/may-do.ts';
import type { Answer } from '../../helpdesk/contracts/conversation.ts';
import type { RoleAssignment } from '../../helpdesk/contracts/model.ts';
import { part } from '../../helpdesk/contracts/problem.ts';
import { askedOf } from '../../helpdesk/policy/asked-of.ts';
import { stoppedNow } from '../../helpdesk/policy/stops.ts';
import {
  isAssignmentList,
  type RightNames,
  whoamiAskedCard,
  whoamiCard,
  whoamiListCard,
} from '../../cards/index.ts';
import type { Command } from '../command.ts';
import type { ReadPress } from '../press.ts';
import { page, text } from '../press.ts';
import type { Services, Turn } from '../turn.ts';
import { say } from '../turn.ts';

export const whoami: Command = {
  phrases: ['whoami', 'who am i'],
  takes: 'nothing',
  help: (words) => words.commands.whoami,
  isFor: hasAnyRole,
  run: (turn) => show(turn),
};

/** The card again, or one page of all assignments. */
export const showWhoami: ReadPress = {
  kind: 'read',
  run: (turn, data) => show(turn, data.page === undefined ? undefined : page(data)),
};

/** A list of an assignment that the card cuts. */
export const showWhoamiList: ReadPress = {
  kind: 'read',
  async run(turn, data) {
    const list = text(data, 'list');
    const id = text(data, 'assignment');
    const assignment = turn.operator.assignments.find((one) => one.id === id);
    if (!assignment || !isAssignmentList(list)) return say(turn.words.role.goneAssignment);
    return whoamiListCard(turn, {
      assignment,
      list,
      names: await namesFor(turn, [assignment]),
      page: page(data),
    });
  },
};

/** One page of everything that is asked of the operator. */
export const showAsked: ReadPress = {
  kind: 'read',
  async run(turn, data) {
    const { services, operator } = turn;
    return whoamiAskedCard(turn, operator, await asked(services, operator), page(data));
  },
};

async function show(turn: Turn, wanted?: number): Promise<Answer> {
  const { graph, operator, services } = turn;
  const operatorId = operator.speaker.id;
  const [names, hidden, needed, stopped] = await Promise.all([
    namesFor(turn, operator.assignments),
    hiddenPermissions(graph, operator),
    asked(services, operator),
    stoppedNow(services.store, { operatorId, destructive: true }),
  ]);
  return whoamiCard(turn, operator, names, { page: wanted, hidden, asked: needed, stopped });
}

const asked = (services: Services, operator: Operator) =>
  askedOf(services, (name) => mayDo(operator, name, services.entraDecides));

/** Tags that can't be named are shown by their ids. */
async function namesFor(turn: Turn, assignments: readonly RoleAssignment[]): Promise<RightNames> {
  const { directory, roles } = turn.graph;
  const groups = new Set(
    assignments.flatMap(({ scopeGroups, memberGroups }) => [...scopeGroups, ...memberGroups]),
  );
  const tagged = assignments.some(({ scopeTags }) => scopeTags && scopeTags.length > 0);
  const [groupNames, tagNames] = await Promise.all([
    directory.groupNames([...groups]),
    tagged ? part(roles.tagNames()) : undefined,
  ]);
  return { groups: groupNames, tags: tagNames?.ok ? tagNames.value : new Map<string, string>() };
}
