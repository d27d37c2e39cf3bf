import { decideApproval, type ApprovalDecided } from '../../helpdesk/approval/decide.ts';
import { fromGraph, fromOwn, keyOf, ownRequests, watch } from '../../helpdesk/approval/watched.ts';
import type { Answer } from '../../helpdesk/contracts/conversation.ts';
import { isOver } from '../../helpdesk/contracts/expiry.ts';
import type { WatchedRequest } from '../../helpdesk/contracts/policy/approval.ts';
import { part, type Problem } from '../../helpdesk/contracts/problem.ts';
import {
  approvalCard,
  approvalsCard,
  approvalsOnPage,
  note,
  problemWords,
  type PendingRow,
} from '../../cards/index.ts';
import type { AdminCommand, AdminPress, AdminTurn, DecidePress, DecidingTurn } from '../admin/admin-turn.ts';
import type { PressData } from '../press.ts';
import { page, text } from '../press.ts';
import type { UncheckedTurn } from '../turn.ts';
import { say } from '../turn.ts';

/** Everything that waits for somebody's decision: Intune's requests, and what second operators are asked. */
export const approvals: AdminCommand = {
  phrases: ['approvals'],
  takes: 'nothing',
  help: (words) => words.commands.approvals,
  run: (turn) => list(turn, 0),
};

export const approvalsPage: AdminPress = { kind: 'read', run: (turn, data) => list(turn, page(data)) };

export const approveRequest: DecidePress = {
  kind: 'change',
  decides: (turn, data) => decided(turn, data, true),
};

export const rejectRequest: DecidePress = {
  kind: 'change',
  decides: (turn, data) => decided(turn, data, false),
};

async function list(turn: AdminTurn, shown: number): Promise<Answer> {
  const { rows, problem, some } = await pending(turn);
  const said = turn.words.approvals.list;
  const { services } = turn;
  const notes = [
    ...(problem ? [note('bad', said.unread(problemWords(turn, problem)))] : []),
    ...(some ? [note('unsure', said.some)] : []),
    ...(rows.length === 0 ? [note('open', problem || some ? said.noneOwn : said.none)] : []),
    services.lenders.canRead() ? note('info', said.watched) : note('warning', said.unwatched),
  ];
  const names = await namesOf(turn, approvalsOnPage(rows, shown));
  return approvalsCard(turn, { rows, names, notes, page: shown });
}

/** Read with the speaker's own rights. What the bot asked for itself is known without Graph. */
async function pending(
  turn: AdminTurn,
): Promise<{ rows: PendingRow[]; problem: Problem | undefined; some: boolean }> {
  const { services, graph, now } = turn;
  const { store } = services;
  const [read, own] = await Promise.all([part(graph.approvals.waiting()), ownRequests(store)]);
  const seen = read.ok ? read.value.items : [];
  const found = seen.map((request) => fromGraph(request, own.get(keyOf(request.id)), now));
  const mine = [...own].flatMap(([id, one]) => fromOwn(id, one, now) ?? []);
  await watch(store, [...found, ...mine]);
  const whole = read.ok && read.value.unread === undefined;
  const listed = new Set([...found, ...mine].map(({ id }) => id));
  const [requests, seconds] = await Promise.all([
    store.approvals.list(({ state, id }) => state === 'open' && (!whole || listed.has(id))),
    store.seconds.list((one) => !isOver(one, now)),
  ]);
  const rows: PendingRow[] = [
    ...requests.map((request) => ({ kind: 'intune' as const, request, here: own.get(request.id) ?? {} })),
    ...seconds.map((request) => ({ kind: 'second' as const, request })),
  ];
  return {
    rows: rows.toSorted((a, b) => a.request.expiresAt.localeCompare(b.request.expiresAt)),
    problem: read.ok ? undefined : read.problem,
    some: read.ok && !whole,
  };
}

/** Names of people who asked. Those that can't be read are missing. */
async function namesOf(
  { graph }: Pick<UncheckedTurn, 'graph'>,
  rows: readonly PendingRow[],
): Promise<Map<string, string>> {
  const ids = rows.flatMap((row) => {
    if (row.kind === 'second') return [row.request.operatorId];
    const { requester } = row.request;
    return requester?.kind === 'person' && requester.name === undefined ? [requester.id] : [];
  });
  const read = await Promise.all(
    [...new Set(ids)].map(async (id) => [id, await part(graph.directory.speaker(id))] as const),
  );
  return new Map(
    read.flatMap(([id, person]) => (person.ok ? [[id, person.value.displayName] as const] : [])),
  );
}

async function decided(turn: DecidingTurn, data: PressData, approves: boolean): Promise<Answer> {
  const { services, graph, operator, words } = turn;
  const { id: personId, displayName: personName } = operator.speaker;
  const written = words.approvals.notes[approves ? 'approved' : 'rejected'];
  const press = { personId, personName, id: text(data, 'request'), approves, note: written };
  const outcome = await decideApproval(services, graph, press);
  if (outcome.kind === 'unknown') return say(words.approvals.decided.gone);
  const kept = (await services.store.approvals.get(outcome.request.id)) ?? outcome.request;
  const own = (await ownRequests(services.store)).get(kept.id) ?? {};
  const names = await namesOf(turn, [{ kind: 'intune', request: kept, here: own }]);
  const here = { ...own, requester: names.get(kept.requester?.id ?? '') };
  const card = approvalCard(turn, kept, { ...here, line: lineOf(turn, outcome) });
  if (kept.state === 'open') return card;
  await showEnd(turn, kept, approvalCard(turn, kept, here));
  if (own.receipt) services.follow(own.receipt, 0);
  if (own.change) services.followChange(own.change.id);
  return card;
}

async function showEnd(
  { services }: DecidingTurn,
  { id, card }: WatchedRequest,
  answer: Answer,
): Promise<void> {
  if (!card) return;
  await services.updateCard(card, answer);
  await services.store.approvals.update(id, (one) => ({ ...one, cardBehind: undefined }));
}

function lineOf(
  turn: DecidingTurn,
  outcome: Exclude<ApprovalDecided, { kind: 'unknown' }>,
): string | undefined {
  const said = turn.words.approvals.decided;
  switch (outcome.kind) {
    case 'approved':
    case 'rejected':
    case 'over':
      return undefined;
    case 'unsure':
      return [said.unsure, ...(outcome.problem ? [problemWords(turn, outcome.problem)] : [])].join(' ');
    case 'failed': {
      const { problem } = outcome;
      const what = problem.outcomeUnknown ? said.unknown : said.failed;
      return `${what} ${problemWords(turn, problem)}`;
    }
    case 'ownRequest':
    case 'askedByBot':
    case 'dropped':
    case 'notAnApprover':
      return said[outcome.kind];
  }
}
