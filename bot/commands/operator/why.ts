import type { ButtonInit } from '../../cards/index.ts';
import { noticeCard } from '../../cards/index.ts';
import { hasAnyRole } from '../../helpdesk/access/authorize.ts';
import type { CodePage } from '../../helpdesk/diagnosis/codes/error-codes.ts';
import { CODE_PAGES } from '../../helpdesk/diagnosis/codes/error-codes.ts';
import { askedAbout, findCode } from '../../helpdesk/diagnosis/codes/find-code.ts';
import type { Answer } from '../../helpdesk/contracts/conversation.ts';
import type { AnyRuleWords } from '../../locales/en/diagnosis/index.ts';
import type { Command } from '../command.ts';
import type { Turn } from '../turn.ts';
import { say } from '../turn.ts';

/** Says in words what an error code means. Nothing is read for it. */
export const why: Command = {
  phrases: ['why', 'what does'],
  takes: 'text',
  accepts: (text) => text === '' || askedAbout(withoutEnd(text)) !== undefined,
  help: (words) => words.commands.why,
  isFor: hasAnyRole,
  run: (turn, typed) => Promise.resolve(explain(turn, withoutEnd(typed))),
};

/** “what does 50126 mean?” */
const withoutEnd = (text: string) => text.replace(/\s*\bmeans?\b/iu, '').replace(/\s*\?+$/u, '');

/** `buttons`: the way back to where the code was met. */
export function explain(turn: Turn, typed: string, buttons: readonly ButtonInit[] = []): Answer {
  const { codes, rules } = turn.words.diagnosis;
  if (typed === '') return say(codes.which);
  const found = findCode(askedAbout(typed) ?? typed);
  if (found.kind === 'unknown')
    return noticeCard(turn, {
      tone: 'warning',
      buttons,
      lines: [codes.unknown(found.code), codes.lookUp],
      links: links(turn, found.pages),
    });
  if (found.kind === 'category') {
    // the words of these rules take no more than when and why it failed
    const words = rules[found.rule] as AnyRuleWords;
    return noticeCard(turn, {
      title: found.category,
      buttons,
      lines: [words.cause, codes.next(words.next({}))],
      links: links(turn, ['categories']),
    });
  }
  const { means, next } = codes.known[found.code];
  return noticeCard(turn, {
    title: found.code,
    buttons,
    lines: [means, codes.next(next)],
    links: links(turn, [found.page]),
  });
}

function links({ words }: Turn, pages: readonly CodePage[]) {
  return pages.map((page) => ({ title: words.diagnosis.codes.pages[page], url: CODE_PAGES[page] }));
}
