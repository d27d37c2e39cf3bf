import { noticeCard, problemWords, roleCard } from '../../cards/index.ts';
import { aboutChange } from '../../helpdesk/admin/end-change.ts';
import type { Answer } from '../../helpdesk/contracts/conversation.ts';
import { Problem, part } from '../../helpdesk/contracts/problem.ts';
import type { RoleChange } from '../../helpdesk/contracts/role-change.ts';
import type { AdminTurn } from './admin-turn.ts';
import { groupNames, noticeOnRoles } from './roles.ts';

type Reading = Pick<AdminTurn, 'graph' | 'words' | 'now'>;

/** A role change that waits for a second administrator, or how it ended. */
export async function changeCard(turn: Reading, change: RoleChange): Promise<Answer> {
  const { words } = turn;
  const { approval, outcome } = change;
  const name = aboutChange(change).assignmentName;
  if (approval?.state !== 'over') return waitingCard(turn, change, name);
  if (outcome === 'done') return change.kind === 'assign' ? madeCard(turn, change) : removedCard(turn, name);
  const { why, problem, requestId } = approval;
  if (why === 'problem' && problem)
    return noticeOnRoles(turn, [words.admin.failed(name), problemWords(turn, problemOf(problem, requestId))]);
  return noticeOnRoles(turn, [words.admin.failed(name), ...(why ? [words.admin.notMade[why]] : [])]);
}

const problemOf = (kind: Problem['kind'], requestId: string | undefined) =>
  new Problem({ kind, ...(requestId !== undefined && { requestId }) });

function waitingCard(turn: Reading, { id, approval }: RoleChange, name: string): Answer {
  const said = turn.words.admin.waiting;
  return noticeCard(turn, {
    lines: [said.what(name), said.how, ...(approval ? [said.code(approval.code)] : [])],
    buttons: [{ title: said.refresh, verb: 'role.show', data: { change: id } }],
  });
}

function removedCard(turn: Reading, name: string): Answer {
  const { admin } = turn.words;
  return noticeOnRoles(turn, [admin.approved(name), admin.removed(name)]);
}

/** Reads the assignment back. Without it the card says that it could not be read. */
async function madeCard(turn: Reading, { approval }: RoleChange): Promise<Answer> {
  const id = approval?.assignmentId;
  const read = id === undefined ? undefined : await part(turn.graph.roles.assignment(id));
  const assignment = read?.ok ? read.value : undefined;
  const names = assignment && (await part(groupNames(turn, [assignment])));
  const groups = names?.ok ? names.value : new Map<string, string>();
  return roleCard(turn, { kind: 'assigned', assignment, groupNames: groups, requestId: approval?.requestId });
}
