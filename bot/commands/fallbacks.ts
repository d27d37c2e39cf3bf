import { noticeCard } from '../cards/index.ts';
import type { FallbackAnswers } from '../helpdesk/contracts/conversation.ts';
import { wordsFor } from '../locales/index.ts';
import { say } from './turn.ts';

/** What is said if a turn can't be served at all, in the language the channel named. */
export function fallbacksFor(locale: string | undefined): FallbackAnswers {
  const { answers, lang, rtl } = wordsFor(locale);
  return {
    fault: (id) => say(answers.fault(id)),
    late: () => say(answers.late),
    guest: () => say(answers.guest),
    foreignTenant: () => say(answers.foreignTenant),
    tooLarge: (summary) => answers.tooLarge(summary),
    unknownSpeaker: () => say(answers.unknownSpeaker),
    tooMany: () => say(answers.tooMany),
    signedIn: () => say(answers.signIn.done),
    signInFailed: () => say(answers.signIn.failed),
    signInPages: { lang, rtl, ...answers.signIn.pages },
    filePrivately: () => say(answers.file.privately),
    fileGone: () => say(answers.file.gone),
    fileDone: (name) => say(answers.file.done(name)),
    fileDeclined: () => say(answers.file.declined),
    fileFailed: () => say(answers.file.failed),
  };
}

/** Shows plain sentences as a card: a press can only be answered with one. */
export function textAsCard(text: string, locale: string | undefined) {
  return noticeCard({ words: wordsFor(locale), now: new Date() }, { lines: [text] });
}
