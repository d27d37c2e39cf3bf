import type { CallerCheck } from '../../helpdesk/contracts/policy/caller.ts';
import type { Receipt } from '../../helpdesk/contracts/receipt.ts';
import { policyTitle } from '../policy/policy-words.ts';
import type { CardAnswer } from '../shared/answer.ts';
import { buttonRow } from '../shared/button.ts';
import type { ButtonInit } from '../shared/button.ts';
import type { Context } from '../shared/context.ts';
import { note } from '../shared/note.ts';
import { noticeCard } from '../shared/notice-card.ts';
import { shortened } from '../shared/text.ts';

/** What a check is about, in words: the action and its devices. */
function whatFor({ words }: Context, { action, deviceNames }: CallerCheck): string {
  const said = words.caller;
  if (action === undefined) return said.nothing;
  return said.about(policyTitle({ words }, action), deviceNames.map((name) => shortened(name)).join(', '));
}

const notMeButton = ({ words }: Context, { id }: CallerCheck): ButtonInit => ({
  title: words.caller.notMe,
  verb: 'caller.not-me',
  data: { check: id },
});

/** The person's card: who asks about what, *That's not me* first, and three numbers. */
export function personAskedCard(context: Context, check: CallerCheck): CardAnswer {
  const said = context.words.caller;
  return noticeCard(context, {
    tone: 'warning',
    title: said.heading,
    lines: [
      said.says(shortened(check.operatorName), whatFor(context, check)),
      said.onlyIf(shortened(check.operatorName)),
      said.never,
    ],
    buttons: [
      notMeButton(context, check),
      ...check.numbers.map((number): ButtonInit => ({
        title: number,
        verb: 'caller.answer',
        data: { check: check.id, number },
      })),
    ],
  });
}

/** The person's card after their answer. It can still be taken back. */
export function personAnsweredCard(context: Context, check: CallerCheck): CardAnswer {
  const said = context.words.caller.answered;
  const words = check.state === 'verified' || check.state === 'wrong' ? said[check.state] : said.over;
  return noticeCard(context, {
    lines: [words, context.words.caller.never],
    buttons: [notMeButton(context, check)],
  });
}

/** What the person is told once it isn't them: what is canceled, and what had already left. */
export function notMeCard(context: Context, canceled: number, left: readonly Receipt[]): CardAnswer {
  const { words } = context;
  const said = words.caller.thanks;
  const names = left.map((receipt) =>
    words.caller.about(words.actions.title(receipt.action, [receipt]), shortened(receipt.deviceName)),
  );
  return noticeCard(context, {
    tone: 'warning',
    lines: [
      said.canceled(canceled),
      said.fenced,
      ...(names.length > 0 ? [said.left(names.slice(0, 10).join(' · '))] : []),
      said.hangUp,
    ],
  });
}

/** The answer to “is this really the help desk?”: what is open about the speaker, never a bare yes. */
export function reallyCard(context: Context, checks: readonly CallerCheck[]): CardAnswer {
  const said = context.words.caller.really;
  const [newest] = checks;
  if (!newest)
    return noticeCard(context, { lines: [said.nothing, said.ifCalled, context.words.caller.never] });
  return noticeCard(context, {
    tone: 'warning',
    lines: [
      ...checks.map((check) => said.open(whatFor(context, check), shortened(check.operatorName))),
      said.ifNot,
      context.words.caller.never,
    ],
    buttons: [notMeButton(context, newest)],
  });
}

/** How a check stands, for its operator. */
function standing({ words }: Context, check: CallerCheck, state: CallerCheck['state']) {
  const said = words.caller.operator;
  const name = shortened(check.personName);
  if (state === 'open') return note('waiting', said.open(name, check.right));
  if (state === 'verified') return note('good', said.verified(name));
  return note('bad', said[state](name));
}

/** A confirm card with how its check stands. Without one, with the button that begins it. */
export function withCaller(
  context: Context,
  card: CardAnswer,
  confirmation: string,
  check?: { check: CallerCheck; state: CallerCheck['state'] },
): CardAnswer {
  const { caller, card: common } = context.words;
  const verify: ButtonInit = { title: caller.verify, verb: 'caller.verify', data: { confirmation } };
  const show: ButtonInit = {
    title: common.refresh,
    verb: 'caller.show',
    data: { check: check?.check.id ?? '' },
  };
  const open = check?.state === 'open';
  const button = open ? [show] : check?.state === 'verified' ? [] : [verify];
  return {
    ...card,
    view: {
      ...card.view,
      notes: [check ? standing(context, check.check, check.state) : note('warning', caller.needed)],
      buttonRow: buttonRow(button),
    },
  };
}

/** How a check stands that was asked from a person's card. It allows nothing by itself. */
export function operatorCallerCard(
  context: Context,
  check: CallerCheck,
  state: CallerCheck['state'],
): CardAnswer {
  const { words } = context;
  const { text } = standing(context, check, state);
  return noticeCard(context, {
    tone: state === 'verified' ? 'good' : state === 'open' ? 'info' : 'error',
    lines: [text, words.caller.proves],
    buttons: [
      ...(state === 'open'
        ? [{ title: words.card.refresh, verb: 'caller.show' as const, data: { check: check.id } }]
        : []),
      { title: words.card.backToUser, verb: 'user.show', data: { user: check.personId } },
    ],
  });
}
