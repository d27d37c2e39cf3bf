import type { Changed } from '../../helpdesk/admin/change-run.ts';
import { cancelChange } from '../../helpdesk/admin/prepare-change.ts';
import { confirmChange, lookAtChange } from '../../helpdesk/admin/confirm-change.ts';
import type { Answer } from '../../helpdesk/contracts/conversation.ts';
import { problemWords, roleCard, roleConfirmCard } from '../../cards/index.ts';
import { changingCard } from '../actions/checking-card.ts';
import { text } from '../press.ts';
import { keepConfirmCard } from '../turn.ts';
import type { AdminPress, AdminTurn } from './admin-turn.ts';
import { showForm } from './assign-role.ts';
import { noticeBeyond } from './remove-role.ts';
import { groupNames, noticeOnRoles } from './roles.ts';

export const confirmRole: AdminPress = {
  kind: 'change',
  async run(turn, data) {
    return answerTo(turn, await confirmChange(turn.services, turn.graph, turn.admin, text(data, 'change')));
  },
};

async function answerTo(turn: AdminTurn, changed: Changed): Promise<Answer> {
  const words = turn.words.admin;
  switch (changed.kind) {
    case 'assigned': {
      const names = changed.assignment
        ? await groupNames(turn, [changed.assignment])
        : new Map<string, string>();
      const { assignment, requestId } = changed;
      return roleCard(turn, { kind: 'assigned', assignment, groupNames: names, requestId });
    }
    case 'removed':
      return noticeOnRoles(turn, [words.removed(changed.seen.displayName)]);
    case 'over':
      return noticeOnRoles(turn, [words.over[changed.why]]);
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
      const how =
        problem.kind === 'approvalRequired' ? [words.approval(problem.code ?? 'ApprovalRequired')] : [];
      const what = problem.outcomeUnknown ? words.unknownOutcome(about) : words.failed(about);
      return noticeOnRoles(turn, [what, problemWords(turn, problem), ...how]);
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
