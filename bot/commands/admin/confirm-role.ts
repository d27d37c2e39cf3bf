import type { Changed, RolePress } from '../../helpdesk/admin/change-run.ts';
import { cancelChange } from '../../helpdesk/admin/prepare-change.ts';
import { askChangeAhead, confirmChange, lookAtChange } from '../../helpdesk/admin/confirm-change.ts';
import type { Answer } from '../../helpdesk/contracts/conversation.ts';
import { problemWords, roleCard, roleConfirmCard } from '../../cards/index.ts';
import { changingCard } from '../actions/checking-card.ts';
import { text } from '../press.ts';
import { keepConfirmCard } from '../turn.ts';
import type { AdminPress, AdminTurn } from './admin-turn.ts';
import { changeCard } from './change-card.ts';
import { showForm } from './assign-role.ts';
import { noticeBeyond } from './remove-role.ts';
import { groupNames, noticeOnRoles } from './roles.ts';

export const confirmRole: AdminPress = {
  kind: 'change',
  async run(turn, data) {
    const press = rolePress(turn, text(data, 'reason'));
    const { services, graph, admin, ahead } = turn;
    return answerTo(turn, await confirmChange(services, graph, admin, text(data, 'change'), press, ahead));
  },
  ahead: ({ services, graph, request }, data) =>
    askChangeAhead(services, graph, request.personId, text(data, 'change')),
};

/** What was typed is the reason that a second administrator reads. Otherwise a sentence names the change. */
function rolePress({ words, request }: AdminTurn, typed: string): RolePress {
  const said = words.admin.justification;
  return {
    justify(change) {
      if (typed.trim() !== '') return typed.trim();
      if (change.kind === 'remove') return said.remove(change.seen.displayName, change.seen.roleName);
      const { assignment, role, members, scope } = change.draft;
      const { everyone } = words.roleForm;
      const over = [
        ...(assignment.allUsers ? [everyone.allUsers] : []),
        ...(assignment.allDevices ? [everyone.allDevices] : []),
        ...scope.map(({ displayName }) => displayName),
      ];
      const names = members.map(({ displayName }) => displayName);
      return said.assign(assignment.displayName, role.roleName, names.join(', '), over.join(', '));
    },
    card: request.said.kind === 'press' ? request.said.card : undefined,
    locale: request.locale,
  };
}

async function answerTo(turn: AdminTurn, changed: Changed): Promise<Answer> {
  const words = turn.words.admin;
  switch (changed.kind) {
    case 'assigned': {
      const { assignment, requestId, draft } = changed;
      const known = [...draft.members, ...draft.scope].map(
        ({ id, displayName }) => [id, displayName] as const,
      );
      const names = await groupNames(turn, assignment ? [assignment] : [], new Map(known));
      return roleCard(turn, { kind: 'assigned', assignment, groupNames: names, requestId });
    }
    case 'removed':
      return noticeOnRoles(turn, [words.removed(changed.seen.displayName)]);
    case 'over':
      return noticeOnRoles(turn, [words.over[changed.why]]);
    case 'waiting':
      turn.services.followChange();
      return changeCard(turn, changed.change);
    case 'cutOff':
      return noticeOnRoles(turn, [words.cutOff(changed.about), words.exists(changed.stands)]);
    case 'beyond':
      return noticeBeyond(turn, changed.assignment, changed.beyond);
    case 'gone':
      return noticeOnRoles(turn, [words.goneNamed(changed.seen.displayName)]);
    case 'faulty':
      return showForm(turn, changed.form, changed.faults, changed.groups);
    case 'differs': {
      const { again, now, before, parts } = changed;
      const names = await groupNames(turn, [now, before]);
      const card = roleConfirmCard(turn, {
        kind: 'remove',
        change: again.id,
        assignment: now,
        groupNames: names,
        differences: { before, parts },
      });
      return keepConfirmCard(turn, again.id, card);
    }
    case 'tooEarly': {
      // after a restart the card is gone, and the change is asked for again
      const card = turn.services.confirmCards.get(changed.change.id);
      return card ?? noticeOnRoles(turn, [words.over.expired]);
    }
    case 'failed': {
      const { problem, about } = changed;
      const what = problem.outcomeUnknown ? words.unknownOutcome(about) : words.failed(about);
      return noticeOnRoles(turn, [what, problemWords(turn, problem)]);
    }
  }
}

/** What became of a press, for a card that still says that it is being checked. It changes nothing. */
export const showChange: AdminPress = {
  kind: 'read',
  async run(turn, data) {
    const { services, graph, admin } = turn;
    const id = text(data, 'change');
    if (services.locks.isRunning(id)) return changingCard(turn, id, await services.store.roleChanges.get(id));
    return answerTo(turn, await lookAtChange(services, graph, admin, id));
  },
};

export const cancelRole: AdminPress = {
  kind: 'read',
  async run(turn, data) {
    const canceled = await cancelChange(turn.services, turn.request.personId, text(data, 'change'));
    return noticeOnRoles(turn, [canceled ? turn.words.admin.over.canceled : turn.words.admin.over.unknown]);
  },
};

/** A role change that waits for approval, as it is now. If it can go on, it does so soon. */
export const showRole: AdminPress = {
  kind: 'read',
  async run(turn, data) {
    const change = await turn.services.store.roleChanges.get(text(data, 'change'));
    if (!change?.approval) return noticeOnRoles(turn, [turn.words.admin.over.unknown]);
    turn.services.followChange(change.id);
    return changeCard(turn, change);
  },
};
