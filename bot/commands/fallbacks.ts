import { answers } from '../locales/answers.en.ts';
import { say } from './turn.ts';
import { wordsFor } from '../locales/index.ts';
import { noticeCard } from '../cards/index.ts';
import type { FallbackAnswers } from '../helpdesk/contracts/conversation.ts';

export const fallbacks: FallbackAnswers = {
  fault: (id) => say(answers.fault(id)),
  late: () => say(answers.late),
  guest: () => say(answers.guest),
  foreignTenant: () => say(answers.foreignTenant),
  unknownSpeaker: () => say(answers.unknownSpeaker),
  tooMany: () => say(answers.tooMany),
  signedIn: () => say(answers.signIn.done),
  signInFailed: () => say(answers.signIn.failed),
  filePrivately: () => say(answers.file.privately),
  fileGone: () => say(answers.file.gone),
  fileDone: (name) => say(answers.file.done(name)),
  fileDeclined: () => say(answers.file.declined),
  fileFailed: () => say(answers.file.failed),
};

/** Shows plain sentences where only a card can be shown: in answer to a press. */
export function textAsCard(text: string) {
  return noticeCard({ words: wordsFor('en'), now: new Date() }, { lines: [text] });
}
