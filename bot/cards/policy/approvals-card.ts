import { capital } from '../../locales/capital.ts';
import type { View } from '../../helpdesk/contracts/conversation.ts';
import type { WatchedRequest } from '../../helpdesk/contracts/policy/approval.ts';
import type { SecondRequest } from '../../helpdesk/contracts/policy/records.ts';
import type { CardAnswer } from '../shared/answer.ts';
import { answer } from '../shared/answer.ts';
import type { ButtonInit } from '../shared/button.ts';
import { buttonRow, buttons } from '../shared/button.ts';
import type { Context } from '../shared/context.ts';
import type { Note } from '../shared/note.ts';
import { pageButtons, pageOf, rangeOf } from '../shared/pages.ts';
import { shortened } from '../shared/text.ts';
import { relative } from '../shared/time.ts';
import { dotted } from '../shared/values.ts';
import { decisions } from './approval-card.ts';
import { askedFor, askerName, deviceLine, exactly, type AskedHere } from './approval-words.ts';

/** Keeps the card under Teams' limit even with the longest names and reasons. */
const PAGE = 5;

export type PendingRow =
  { kind: 'intune'; request: WatchedRequest; here: AskedHere } | { kind: 'second'; request: SecondRequest };

/** The rows that a page shows. */
export const approvalsOnPage = (rows: readonly PendingRow[], page: number): PendingRow[] =>
  pageOf(rows, page, PAGE).items;

/** By people's ids. */
type Names = ReadonlyMap<string, string>;

/** One page of what waits for a decision: Intune's requests, and what second operators are asked. */
export function approvalsCard(
  context: Context,
  {
    rows,
    names,
    notes,
    page,
  }: { rows: readonly PendingRow[]; names: Names; notes: readonly Note[]; page: number },
): CardAnswer {
  const { words } = context;
  const shown = pageOf(rows, page, PAGE);
  const all = words.number(rows.length);
  return answer(context, 'approvals', words.summary.approvals, {
    heading: words.approvals.list.heading(all),
    notes: [...notes],
    assignments: shown.items.map((row) => rowView(context, row, names)),
    range: rows.length > PAGE ? [rangeOf(context, shown, all)] : [],
    buttons: buttons([
      ...pageButtons(context, shown, 'approvals.page'),
      { title: words.card.refresh, verb: 'approvals.page', data: { page: String(shown.page) } },
    ]),
  });
}

interface Row {
  name: string;
  kind: string;
  by: string;
  at: string | undefined;
  until: string;
  lines: (string | undefined)[];
  reason: string | undefined;
  buttons: ButtonInit[];
}

function rowView(context: Context, pending: PendingRow, names: Names): View {
  const { list, reason, noReason } = context.words.approvals;
  const row =
    pending.kind === 'intune' ? ofIntune(context, pending, names) : ofSecond(context, pending, names);
  const at = relative(context, row.at);
  const why = row.reason?.trim() ?? '';
  const lines = [...row.lines, why === '' ? noReason : reason(shortened(why))];
  return {
    name: row.name,
    line: dotted([
      row.kind,
      row.by,
      at === undefined ? undefined : list.asked(at),
      list.until(exactly(context, row.until)),
    ]),
    about: lines.flatMap((text) => (text === undefined || text === '' ? [] : [{ text }])),
    facts: [],
    buttonRow: buttonRow(row.buttons),
  };
}

function ofIntune(context: Context, { request, here }: PendingRow & { kind: 'intune' }, names: Names): Row {
  return {
    name: capital(askedFor(context, request, here)),
    kind: context.words.approvals.list.intune,
    by: askerName(context, request.requester, names.get(request.requester?.id ?? '')),
    at: request.askedAt,
    until: request.expiresAt,
    lines: [deviceLine(context, request, here)],
    reason: request.reason,
    buttons: decisions(context, request),
  };
}

function ofSecond(context: Context, { request }: PendingRow & { kind: 'second' }, names: Names): Row {
  const { words } = context;
  const { id, targets } = request;
  const devices = targets.map(({ deviceName, serialNumber, userName }) =>
    dotted([
      shortened(deviceName, 64),
      serialNumber && words.card.serial(shortened(serialNumber, 64)),
      userName && shortened(userName, 64),
    ]),
  );
  return {
    name: words.actions.title(request.action, targets),
    kind: words.approvals.list.second,
    by: shortened(names.get(request.operatorId) ?? request.operatorId),
    at: request.createdAt,
    until: request.expiresAt,
    lines: devices,
    reason: request.reason,
    buttons: [
      { title: words.policy.approve, verb: 'second.approve', data: { request: id } },
      { title: words.policy.reject, verb: 'second.reject', data: { request: id } },
    ],
  };
}
