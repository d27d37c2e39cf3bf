import type { WatchedRequest } from '../../helpdesk/contracts/policy/approval.ts';
import type { CardAnswer } from '../shared/answer.ts';
import type { ButtonInit } from '../shared/button.ts';
import type { Context } from '../shared/context.ts';
import { noticeCard } from '../shared/notice-card.ts';
import { shortened } from '../shared/text.ts';
import { askedFor, askerName, deviceLine, endLine, exactly, type AskedHere } from './approval-words.ts';
import { effectLines } from './effect-lines.ts';

/** A request for Intune's approval: who asks for what on which device, why, and until when it can be decided. */
export function approvalCard(
  context: Context,
  request: WatchedRequest,
  here: AskedHere & {
    /** What became of a press. */
    line?: string | undefined;
  },
): CardAnswer {
  const said = context.words.approvals;
  const { receipt } = here;
  const { state, reason = '' } = request;
  const open = state === 'open';
  const device = deviceLine(context, request, here);
  const line = here.line ?? endLine(context, request) ?? said.how;
  return noticeCard(context, {
    tone: open ? 'warning' : 'info',
    title: said.heading,
    lines: [
      said.wants(askerName(context, request.requester, here.requester), askedFor(context, request, here)),
      ...(device === undefined ? [] : [device]),
      ...(receipt ? effectLines(context, receipt.action, receipt, receipt) : []),
      reason.trim() === '' ? said.noReason : said.reason(shortened(reason)),
      ...(receipt?.ticket === undefined ? [] : [context.words.receipt.ticket(shortened(receipt.ticket, 64))]),
      ...(open ? [said.expires(exactly(context, request.expiresAt))] : []),
      said.code(shortened(request.id, 64)),
      line,
    ],
    buttons: open ? decisions(context, request) : [],
  });
}

export function decisions({ words }: Context, { id }: WatchedRequest): ButtonInit[] {
  return [
    { title: words.approvals.approve, verb: 'approval.approve', data: { request: id } },
    { title: words.approvals.reject, verb: 'approval.reject', data: { request: id } },
  ];
}
