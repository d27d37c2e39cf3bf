import type { AnnouncedCall, CallerCheck } from '../../helpdesk/contracts/policy/caller.ts';
import type { Receipt } from '../../helpdesk/contracts/receipt.ts';
import type { CardAnswer } from '../shared/answer.ts';
import type { ButtonInit } from '../shared/button.ts';
import type { Context } from '../shared/context.ts';
import { noticeCard } from '../shared/notice-card.ts';
import { shortened } from '../shared/text.ts';
import { relative } from '../shared/time.ts';
import { whatFor } from './what-for.ts';

const notMeButton = ({ words }: Context, data: Record<string, string>): ButtonInit => ({
  title: words.caller.notMe,
  verb: 'caller.not-me',
  data,
});

/** The card of who is asked, the person or their manager: who asks about what, *That's not me* first, and three numbers. */
export function personAskedCard(context: Context, check: CallerCheck): CardAnswer {
  const said = context.words.caller;
  const operator = shortened(check.operatorName);
  return noticeCard(context, {
    tone: 'warning',
    title: check.managerId === undefined ? said.heading : said.manager.heading,
    lines: [says(context, check), said.onlyIf(operator), said.never],
    buttons: [
      notMeButton(context, { check: check.id }),
      ...check.numbers.map((number): ButtonInit => ({
        title: number,
        verb: 'caller.answer',
        data: { check: check.id, number },
      })),
    ],
  });
}

/** What a check is about, to whoever is asked. */
function says(context: Context, check: CallerCheck): string {
  const said = context.words.caller;
  const [operator, what] = [shortened(check.operatorName), whatFor(context, check)];
  return check.managerId === undefined
    ? said.says(operator, what)
    : said.manager.says(operator, shortened(check.personName), what);
}

/** The card of who was asked, after their answer. It can still be taken back. */
export function personAnsweredCard(context: Context, check: CallerCheck): CardAnswer {
  const { answered, manager, never } = context.words.caller;
  const words = check.state === 'verified' || check.state === 'wrong' ? answered[check.state] : answered.over;
  const vouched = check.state === 'verified' && check.managerId !== undefined;
  return noticeCard(context, {
    lines: [vouched ? manager.verified(shortened(check.personName)) : words, never],
    buttons: [notMeButton(context, { check: check.id })],
  });
}

interface Disowned {
  /** How much of what was open is canceled. */
  canceled: number;
  /** What had already left. */
  left: readonly Receipt[];
  /** Whom it is about, to their manager. */
  person?: string | undefined;
}

/** What whoever said that it isn't them is told. A manager reads it about the person. */
export function notMeCard(context: Context, { canceled, left, person }: Disowned): CardAnswer {
  const { words } = context;
  const { thanks: said, manager } = words.caller;
  const name = person === undefined ? undefined : shortened(person);
  const names = left.map((receipt) =>
    words.caller.about(words.actions.title(receipt.action, [receipt]), shortened(receipt.deviceName)),
  );
  return noticeCard(context, {
    tone: 'warning',
    lines: [
      ...(name === undefined
        ? [said.canceled(canceled), said.fenced]
        : [manager.canceled(name, canceled), manager.fenced(name)]),
      ...(names.length > 0 ? [said.left(names.slice(0, 10).join(' · '))] : []),
      said.hangUp,
    ],
  });
}

interface Open {
  checks: readonly CallerCheck[];
  calls: readonly AnnouncedCall[];
  /** Actions that wait for somebody's decision. */
  waiting: readonly Receipt[];
}

/** The answer to “is this really the help desk?”: what is open about the speaker, and who announced a call to them. Never a bare yes. */
export function reallyCard(context: Context, me: string, { checks, calls, waiting }: Open): CardAnswer {
  const { words } = context;
  const said = words.caller.really;
  const [check, call, receipt] = [checks[0], calls[0], waiting[0]];
  const newest: Record<string, string> | undefined =
    (check && { check: check.id }) ?? (call && { call: call.id }) ?? (receipt && { receipt: receipt.id });
  if (!newest) return noticeCard(context, { lines: [said.nothing, said.ifCalled, words.caller.never] });
  return noticeCard(context, {
    tone: 'warning',
    lines: [
      ...calls.map((one) => calling(context, one)),
      ...checks.map((one) =>
        one.personId === me
          ? said.open(whatFor(context, one), shortened(one.operatorName))
          : says(context, one),
      ),
      ...waiting.map((one) =>
        said.waits(words.caller.about(words.actions.title(one.action, [one]), shortened(one.deviceName))),
      ),
      said.ifNot,
      words.caller.never,
    ],
    buttons: [notMeButton(context, newest)],
  });
}

/** Who is calling, since when, and how to call back: by what the person finds in Teams, not by what a caller says. */
function calling(context: Context, { operatorName, operatorAddress, createdAt }: AnnouncedCall): string {
  const when = relative(context, createdAt) ?? '';
  return context.words.caller.really.calling(shortened(operatorName), shortened(operatorAddress), when);
}
