import type { Receipt } from '../../helpdesk/contracts/receipt.ts';
import type { CardAnswer } from '../shared/answer.ts';
import type { Context } from '../shared/context.ts';
import { noticeCard } from '../shared/notice-card.ts';
import { shortened } from '../shared/text.ts';
import { toTheSecond } from '../shared/time.ts';

/** What an employee is told: what the help desk did to which of their devices, who, when, and whom to call. Nothing that was typed is in it. */
export function personToldCard(context: Context, receipts: readonly Receipt[]): CardAnswer {
  const { caller, actions } = context.words;
  const said = caller.told;
  const [first] = receipts;
  if (!first) throw new Error('an employee is told of an action');
  const devices = receipts.map(({ deviceName }) => shortened(deviceName)).join(', ');
  const what = caller.about(actions.title(first.action, receipts), devices);
  const name = first.operatorName === undefined ? undefined : shortened(first.operatorName);
  return noticeCard(context, {
    title: said.heading(receipts.length),
    lines: [
      said.says(name ?? said.somebody, what, toTheSecond(context, first.acceptedAt ?? first.sentAt) ?? ''),
      said.call(name),
      caller.never,
    ],
    buttons: [{ title: caller.notMe, verb: 'caller.not-me', data: { receipt: first.id } }],
  });
}
