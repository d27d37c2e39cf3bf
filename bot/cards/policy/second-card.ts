import type { SecondRequest } from '../../helpdesk/contracts/policy/records.ts';
import type { CardAnswer } from '../shared/answer.ts';
import type { Context } from '../shared/context.ts';
import { noticeCard } from '../shared/notice-card.ts';
import { shortened } from '../shared/text.ts';
import { dotted } from '../shared/values.ts';
import { effectLines } from './effect-lines.ts';

interface SecondView {
  /** The name of who asked. */
  requester: string;
  /** What became of it. Without it, it waits. */
  line?: string;
  /** True if it can still be decided. */
  open?: boolean;
}

/** What a second operator decides: who asks for what on which device, why, and what will be lost. */
export function secondCard(
  context: Context,
  request: SecondRequest,
  { requester, line, open = line === undefined }: SecondView,
): CardAnswer {
  const said = context.words.policy.second;
  const { id, targets, reason = '', ticket, lost = false, managersWord, fenced = false } = request;
  const person = targets[0]?.userName ?? targets[0]?.userId ?? '';
  const title = context.words.actions.title(request.action, targets);
  return noticeCard(context, {
    tone: open ? 'warning' : 'info',
    title: open ? said.heading : said.headingDecided,
    lines: [
      said.wants(shortened(requester), title),
      ...targets.map(({ deviceName, serialNumber, userName }) =>
        dotted([
          shortened(deviceName),
          serialNumber === undefined ? undefined : context.words.card.serial(shortened(serialNumber)),
          userName === undefined ? undefined : shortened(userName),
        ]),
      ),
      ...(fenced ? [said.fenced(shortened(person))] : []),
      ...effectLines(context, request.action, targets[0], request),
      reason.trim() === '' ? said.noReason : said.reason(shortened(reason)),
      ...(ticket === undefined ? [] : [context.words.receipt.ticket(ticket)]),
      ...(managersWord ? [context.words.caller.manager.word(shortened(managersWord.name))] : []),
      ...(lost ? [context.words.policy.lost.said] : []),
      line ?? said.how,
    ],
    buttons: open
      ? [
          { title: context.words.policy.approve, verb: 'second.approve', data: { request: id } },
          { title: context.words.policy.reject, verb: 'second.reject', data: { request: id } },
        ]
      : [],
  });
}
