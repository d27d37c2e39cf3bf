import type { AnnouncedCall, CallerCheck } from '../../helpdesk/contracts/policy/caller.ts';
import type { Installed } from '../../helpdesk/contracts/graph/apps.ts';
import type { CardAnswer } from '../shared/answer.ts';
import { buttonRow } from '../shared/button.ts';
import type { ButtonInit } from '../shared/button.ts';
import type { Context } from '../shared/context.ts';
import { note } from '../shared/note.ts';
import { noticeCard } from '../shared/notice-card.ts';
import { backToUser } from '../shared/pages.ts';
import { shortened } from '../shared/text.ts';

/** How a check stands, for its operator. */
function standing({ words }: Context, check: CallerCheck, state: CallerCheck['state']) {
  const { operator: said, manager } = words.caller;
  const name = shortened(check.managerName ?? check.personName);
  if (state === 'open') return note('waiting', said.open(name, check.right));
  if (state === 'verified' && check.managerId !== undefined)
    return note('good', manager.vouched(name, shortened(check.personName)));
  if (state === 'verified') return note('good', said.verified(name));
  return note('bad', said[state](name));
}

interface Standing {
  check: CallerCheck;
  state: CallerCheck['state'];
}

/**
 * A card that asks for a check, with how the check stands. Without one, with the buttons that begin it. `lacking`: the card was pressed,
 * and no check lets it through yet.
 */
export function withCaller(
  context: Context,
  card: CardAnswer,
  confirmation: string,
  { check, lacking = false }: { check?: Standing | undefined; lacking?: boolean } = {},
): CardAnswer {
  const { caller, card: common } = context.words;
  const ask: ButtonInit[] = [
    { title: caller.verify, verb: 'caller.verify', data: { confirmation } },
    { title: caller.manager.ask, verb: 'caller.ask-manager', data: { confirmation } },
  ];
  const show: ButtonInit = {
    title: common.refresh,
    verb: 'caller.show',
    data: { check: check?.check.id ?? '' },
  };
  const open = check?.state === 'open';
  const row = open ? [show] : check?.state === 'verified' ? [] : ask;
  return {
    ...card,
    view: {
      ...card.view,
      caller: [
        ...(lacking ? [note('bad', caller.notYet)] : check ? [] : [note('warning', caller.needed)]),
        ...(check ? [standing(context, check.check, check.state)] : []),
      ],
      buttonRow: buttonRow(row),
    },
  };
}

/** How a check stands that was asked from a person's card: it allows nothing by itself. Or one whose confirm card has to be drawn again. */
export function operatorCallerCard(
  context: Context,
  check: CallerCheck,
  state: CallerCheck['state'],
): CardAnswer {
  const { words } = context;
  const { text } = standing(context, check, state);
  const onCard = check.confirmationId !== undefined;
  return noticeCard(context, {
    ...(state === 'open' && { title: check.right }),
    tone: state === 'verified' ? 'good' : state === 'open' ? 'info' : 'error',
    lines: !onCard && (state === 'open' || state === 'verified') ? [text, words.caller.proves] : [text],
    buttons: [
      ...(state === 'open' || (onCard && state !== 'denied')
        ? [{ title: words.card.refresh, verb: 'caller.show' as const, data: { check: check.id } }]
        : []),
      backToUser(context, check.personId),
    ],
  });
}

/** What an operator is told who has announced a call. */
export function callAnnouncedCard(
  context: Context,
  { personId, personName }: AnnouncedCall,
  became: Installed = 'there',
): CardAnswer {
  const { words } = context;
  const { announced, maybeWithout, notInstalled } = words.caller;
  const name = shortened(personName);
  const without =
    became === 'installed' || became === 'there' ? [] : [maybeWithout(name), notInstalled[became]];
  return noticeCard(context, {
    tone: without.length > 0 ? 'warning' : 'good',
    lines: [...announced(name), ...without],
    buttons: [backToUser(context, personId)],
  });
}
